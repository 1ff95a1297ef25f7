"use client";

import type { ReactNode } from "react";
import { SessionProvider, useOpenSession, useSession } from "#client/session/use-session.tsx";
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
      <Opened>
        <ReplayScreen session={session} />
      </Opened>
    </SessionProvider>
  );
}

/** The run's data come beside the scripts: the screen is rendered once, with them. */
function Opened({ children }: { readonly children: ReactNode }) {
  const isOpening = useSession(({ connection }) => connection.kind === "connecting");
  return isOpening ? <RoomSkeleton /> : children;
}
