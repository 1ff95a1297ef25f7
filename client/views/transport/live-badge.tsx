"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import type { RunStatus } from "#protocol/room.ts";

/** Whether what one sees is happening now. */
export function LiveBadge() {
  const status = useSession((state) => state.runState?.status ?? null);
  const connection = useSession((state) => state.connection.kind);
  const isPast = useSession((state) => state.past !== null);
  if (status === null) {
    return null;
  }
  const isConnected = connection === "live";
  const isLive = isConnected && status === "training" && !isPast;
  return (
    <span
      data-testid="run-status"
      data-value={status}
      className={classNames(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 py-0.5 font-medium text-2xs",
        isLive ? "border-accent text-accent" : "border-line-strong/50 text-soft",
      )}
    >
      <span
        aria-hidden
        className={classNames(
          "size-1.5 rounded-full",
          isLive && "bg-accent",
          !isLive && (isPast ? "border border-line-strong" : "bg-line-strong"),
        )}
      />
      {words(isPast, isConnected ? null : text.connection.words[connection], status)}
    </span>
  );
}

function words(isPast: boolean, away: string | null, status: RunStatus): string {
  if (isPast) {
    return text.transport.past;
  }
  return away ?? (status === "training" ? text.transport.live : text.transport.statuses[status]);
}
