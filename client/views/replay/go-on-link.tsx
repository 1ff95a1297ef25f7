"use client";

import { GitFork } from "lucide-react";
import Link from "next/link";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { FORK_WISH } from "#client/text/en/fork-wish.ts";
import { Hint } from "#client/ui/hint.tsx";
import { forkAddress } from "#client/views/room/fork-address.ts";
import { useMyRoom } from "#client/views/runs/use-run-label.ts";
import { ENGINE_VERSION } from "#engine/version.ts";

/** To the room of the run, for who may go on there from the step on the screen. */
export function GoOnLink() {
  const roomId = useSession((state) => state.roomId);
  const room = useMyRoom(roomId);
  const runId = useSession((state) => state.run?.id ?? null);
  const step = useSession((state) => state.frame?.step ?? null);
  const isOfThisEngine = useSession(({ run }) => run?.engineVersion === ENGINE_VERSION);
  if (room?.mayPlay !== true || runId === null || step === null || !isOfThisEngine) {
    return null;
  }
  return (
    <Hint text={FORK_WISH.linkNote(formatCount(step))} side="bottom">
      <Link
        href={forkAddress(room.code, { runId, step })}
        prefetch={false}
        data-testid="go-on-from-here"
        className="inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md px-2 font-medium text-[0.8125rem] text-accent hover:bg-sunken pointer-coarse:h-10 max-md:size-9 max-md:justify-center max-md:px-0 max-md:pointer-coarse:size-10"
      >
        <GitFork size={15} aria-hidden />
        <span className="max-md:sr-only">{FORK_WISH.link}</span>
      </Link>
    </Hint>
  );
}
