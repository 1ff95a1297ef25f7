"use client";

import { SessionProvider, useOpenSession } from "#client/session/use-session.tsx";
import { openReplay } from "#client/views/replay/replay-entry.ts";
import { ReplayScreen } from "#client/views/replay/replay-screen.tsx";
import { RoomSkeleton } from "#client/views/room/room-skeleton.tsx";

/** `/run/ID?step=412`: a saved run, at that step. */
export function ReplayView({ runId }: { readonly runId: string }) {
  const session = useOpenSession(runId, () => openReplay(runId));
  return session === null ? (
    <RoomSkeleton />
  ) : (
    <SessionProvider session={session}>
      <ReplayScreen session={session} />
    </SessionProvider>
  );
}
