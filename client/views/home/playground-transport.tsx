"use client";

import { SkipBack, StepBack, StepForward } from "lucide-react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { PlaygroundRate } from "#client/views/home/playground-rate.tsx";
import { MomentNumbers } from "#client/views/transport/moment-numbers.tsx";
import { PlayButton } from "#client/views/transport/play-button.tsx";
import { ProgressLine } from "#client/views/transport/progress-line.tsx";
import { ProgressSaid } from "#client/views/transport/progress-said.tsx";
import { SpeedChoice } from "#client/views/transport/speed-choice.tsx";
import { useReport } from "#client/views/transport/use-report.ts";

interface PlaygroundTransportProps {
  /** Nobody has asked for it: a screen reader is not told how it goes on. */
  readonly isShow: boolean;
}

/** Play, step on and back, rewind, speed and learning rate of the home page's own training. */
export function PlaygroundTransport({ isShow }: PlaygroundTransportProps) {
  const actions = useSessionActions();
  const report = useReport();
  const isPlaying = useSession((state) => state.isPlaying);
  const isReady = useSession((state) => state.frame !== null);
  const isAtStart = useSession((state) => (state.frame?.step ?? 0) === 0);
  const isAtEnd = useSession((state) => state.runState?.status === "ended");
  return (
    <section aria-label={text.transport.title} className="mt-3" data-testid="transport">
      <ProgressLine />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-2">
        <div className="flex items-center gap-1">
          <IconButton
            label={text.playground.rewind}
            onClick={() => report(actions.rewind())}
            disabled={!isReady || isAtStart}
            data-testid="rewind"
          >
            <SkipBack size={18} aria-hidden />
          </IconButton>
          <IconButton
            label={text.playground.stepBack}
            onClick={() => report(actions.step(-1))}
            disabled={!isReady || isAtStart}
            data-testid="step-back"
          >
            <StepBack size={18} aria-hidden />
          </IconButton>
          <PlayButton
            isPlaying={isPlaying}
            isDisabled={!isReady}
            onPress={() => report(isPlaying ? actions.pause() : actions.play())}
          />
          <IconButton
            label={text.playground.stepOn}
            onClick={() => report(actions.step(1))}
            disabled={!isReady || isAtEnd}
            data-testid="step-once"
          >
            <StepForward size={18} aria-hidden />
          </IconButton>
        </div>
        <MomentNumbers />
        <div className="max-sm:w-full">
          <SpeedChoice isDisabled={!isReady} />
        </div>
        <PlaygroundRate />
      </div>
      {isShow ? null : <ProgressSaid />}
    </section>
  );
}
