"use client";

import { createReplaySession } from "#client/session/replay-session.ts";
import { SessionProvider, useOpenSession } from "#client/session/use-session.tsx";
import { ReplayScreen } from "#client/views/replay/replay-screen.tsx";
import { stepInAddress } from "#client/views/replay/step-address.ts";
import { RoomSkeleton } from "#client/views/room/room-skeleton.tsx";

/** `/run/ID?step=412`: a saved run, at that step. */
export function ReplayView({ runId }: { readonly runId: string }) {
  const session = useOpenSession(runId, () => {
    const step = stepInAddress(window.location.search);
    return createReplaySession(step === null ? { runId } : { runId, step });
  });
  return session === null ? (
    <RoomSkeleton />
  ) : (
    <SessionProvider session={session}>
      <ReplayScreen session={session} />
    </SessionProvider>
  );
}
