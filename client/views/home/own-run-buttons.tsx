"use client";

import { SkipBack, StepBack, StepForward } from "lucide-react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { PlayButton } from "#client/views/transport/play-button.tsx";
import { useReport } from "#client/views/transport/use-report.ts";

/** Rewind, back, play, on: of a run that trains in this browser alone. */
export function OwnRunButtons() {
  const actions = useSessionActions();
  const report = useReport();
  const isPlaying = useSession((state) => state.isPlaying);
  const isReady = useSession((state) => state.frame !== null);
  const isAtStart = useSession((state) => (state.frame?.step ?? 0) === 0);
  const isAtEnd = useSession((state) => state.runState?.status === "ended");
  return (
    <div className="-mr-2 flex items-center gap-1">
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
  );
}
