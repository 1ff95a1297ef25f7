"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import type { RunStatus } from "#protocol/room.ts";

/** Whether what one sees is happening now. */
export function LiveBadge() {
  const status = useSession((state) => state.runState?.status ?? null);
  const connection = useSession((state) => state.connection.kind);
  if (status === null) {
    return null;
  }
  const isConnected = connection === "live";
  const isLive = isConnected && status === "training";
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
        className={classNames("size-1.5 rounded-full", isLive ? "bg-accent" : "bg-line-strong")}
      />
      {isConnected ? words(status) : text.connection.words[connection]}
    </span>
  );
}

function words(status: RunStatus): string {
  return status === "training" ? text.transport.live : text.transport.statuses[status];
}
