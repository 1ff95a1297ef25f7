"use client";

import { SkipBack, StepForward } from "lucide-react";
import type { ReactNode } from "react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { LiveBadge } from "#client/views/transport/live-badge.tsx";
import { MomentNumbers } from "#client/views/transport/moment-numbers.tsx";
import { NextRunBar } from "#client/views/transport/next-run-bar.tsx";
import { PlayButton } from "#client/views/transport/play-button.tsx";
import { ProgressLine } from "#client/views/transport/progress-line.tsx";
import { ProgressSaid } from "#client/views/transport/progress-said.tsx";
import { SpeedChoice } from "#client/views/transport/speed-choice.tsx";
import { useKeys } from "#client/views/transport/use-keys.ts";
import { useReport } from "#client/views/transport/use-report.ts";

interface LiveTransportProps {
  readonly onShortcuts: () => void;
  /** What stands above it, and so never over it. */
  readonly children?: ReactNode;
}

/** The run of a room: start, pause, step, rewind, speed, and how far it is. */
export function LiveTransport({ onShortcuts, children }: LiveTransportProps) {
  const actions = useSessionActions();
  const report = useReport();
  const isPlaying = useSession((state) => state.isPlaying);
  const isViewer = useSession((state) => state.room === null || state.room.you.role === "viewer");
  const isOver = useSession((state) => state.runState?.status === "ended");
  const isAtStart = useSession((state) => state.lastStep === 0);
  const number = useSession((state) => state.run?.number ?? 1);
  const isStuck = isViewer || isOver;

  const playOrPause = () => report(isPlaying ? actions.pause() : actions.play());
  const stepOn = (count: number) => report(actions.step(count));
  const rewind = () => report(actions.rewind());
  useKeys([
    [" ", () => !isStuck && playOrPause()],
    ["ArrowRight", (isFar) => !(isStuck || isPlaying) && stepOn(isFar ? 10 : 1)],
    ["Home", () => !(isViewer || isAtStart) && rewind()],
    ["?", onShortcuts],
  ]);

  return (
    <section
      aria-label={text.transport.title}
      className="max-sm:short:static max-sm:short:-order-1 sticky bottom-0 z-20 bg-paper"
      data-testid="transport"
    >
      {children}
      <NextRunBar />
      <ProgressLine />
      <div className="mx-auto flex w-full max-w-[120rem] flex-wrap items-center gap-x-6 gap-y-1.5 px-3 py-2 md:px-6">
        <div className="flex items-center gap-1">
          <IconButton
            label={text.transport.rewind(number)}
            onClick={rewind}
            disabled={isViewer || isAtStart}
            data-testid="rewind"
          >
            <SkipBack size={18} aria-hidden />
          </IconButton>
          <PlayButton isPlaying={isPlaying} isDisabled={isStuck} onPress={playOrPause} />
          <IconButton
            label={text.transport.stepOnce}
            onClick={() => stepOn(1)}
            disabled={isStuck || isPlaying}
            data-testid="step-once"
          >
            <StepForward size={18} aria-hidden />
          </IconButton>
        </div>
        <MomentNumbers />
        <div className="max-sm:hidden">
          <LiveBadge />
        </div>
        <div className="max-sm:w-full sm:ml-auto">
          <SpeedChoice isDisabled={isViewer} />
        </div>
      </div>
      <ProgressSaid />
    </section>
  );
}
