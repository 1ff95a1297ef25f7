"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";

/** How the page stands with the server, in a word. */
export function ConnectionMark() {
  const kind = useSession((state) => state.connection.kind);
  const roundTripMs = useSession(({ connection }) =>
    connection.kind === "live" ? connection.roundTripMs : null,
  );
  const words =
    kind === "live" && roundTripMs !== null
      ? text.connection.liveWith(Math.max(1, Math.round(roundTripMs)))
      : text.connection.words[kind];
  return (
    <span
      data-testid="connection"
      data-value={kind}
      className={classNames(
        "inline-flex items-center gap-1.5 whitespace-nowrap text-soft text-xs",
        kind === "live" && "max-sm:hidden",
      )}
    >
      <span
        aria-hidden
        className={classNames(
          "size-2 rounded-full",
          kind === "live" ? "bg-accent" : "border-2 border-line-strong bg-transparent",
        )}
      />
      <span className="num max-sm:sr-only">{words}</span>
    </span>
  );
}
