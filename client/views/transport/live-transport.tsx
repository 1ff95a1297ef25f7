"use client";

import type { ReactNode } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import { LiveBadge } from "#client/views/transport/live-badge.tsx";
import { TransportBar } from "#client/views/transport/transport-bar.tsx";
import { usePastControls, useRunControls } from "#client/views/transport/transport-controls.ts";

const PastBar = lazily(async () => (await import("#client/views/transport/past-bar.tsx")).PastBar);
const NextRunBar = lazily(
  async () => (await import("#client/views/transport/next-run-bar.tsx")).NextRunBar,
);

interface LiveTransportProps {
  readonly onShortcuts: () => void;
  /** What stands above it, and so never over it. */
  readonly children?: ReactNode;
}

/**
 * Rule UI-92: the run of a room, on every screen; while this page looks at its past the same
 * buttons and keys move through that, and nobody else.
 */
export function LiveTransport({ onShortcuts, children }: LiveTransportProps) {
  const isPast = useSession((state) => state.past !== null);
  const isWaiting = useSession((state) => (state.room?.nextRunPaths.length ?? 0) > 0);
  const maySetSpeed = useControl("speed").mayChange;
  const ofRun = useRunControls();
  const ofPast = usePastControls();
  return (
    <TransportBar
      controls={isPast ? ofPast : ofRun}
      isSpeedDisabled={!(maySetSpeed || isPast)}
      onShortcuts={onShortcuts}
      badge={
        <div className="max-md:hidden">
          <LiveBadge />
        </div>
      }
    >
      {children}
      {isPast ? <PastBar /> : null}
      {isWaiting && !isPast ? <NextRunBar /> : null}
    </TransportBar>
  );
}
