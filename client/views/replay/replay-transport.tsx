"use client";

import { SkipBack, StepBack, StepForward } from "lucide-react";
import { useRef } from "react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";
import { ScrubBar } from "#client/views/replay/scrub-bar.tsx";
import { MomentNumbers } from "#client/views/transport/moment-numbers.tsx";
import { PlayButton } from "#client/views/transport/play-button.tsx";
import { ProgressSaid } from "#client/views/transport/progress-said.tsx";
import { SpeedChoice } from "#client/views/transport/speed-choice.tsx";
import { type KeyAction, useKeys } from "#client/views/transport/use-keys.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** Play, scrub, and one step on or back. */
export function ReplayTransport({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const actions = useSessionActions();
  const report = useReport();
  const isPlaying = useSession((state) => state.isPlaying);
  const isReady = useSession((state) => state.frame !== null);
  const playOrPause = () => report(isPlaying ? actions.pause() : actions.play());
  const move = (count: number) => report(actions.step(count));
  useReplayKeys([
    [" ", playOrPause],
    ["ArrowRight", (isFar) => move(isFar ? 10 : 1)],
    ["ArrowLeft", (isFar) => move(isFar ? -10 : -1)],
    ["?", onShortcuts],
  ]);
  return (
    <section
      aria-label={text.transport.title}
      className="max-sm:short:static max-sm:short:-order-1 sticky bottom-0 z-20 border-line border-t bg-paper"
      data-testid="transport"
    >
      <div className="mx-auto w-full max-w-[120rem] px-3 pt-2 md:px-6">
        <ScrubBar />
      </div>
      <div className="mx-auto flex w-full max-w-[120rem] flex-wrap items-center gap-x-6 gap-y-1.5 px-3 pb-2 md:px-6">
        <div className="flex items-center gap-1">
          <IconButton
            label={text.replay.toStart}
            onClick={() => report(actions.rewind())}
            disabled={!isReady}
            data-testid="rewind"
          >
            <SkipBack size={18} aria-hidden />
          </IconButton>
          <IconButton
            label={text.replay.stepBack}
            onClick={() => move(-1)}
            disabled={!isReady}
            data-testid="step-back"
          >
            <StepBack size={18} aria-hidden />
          </IconButton>
          <PlayButton isPlaying={isPlaying} isDisabled={!isReady} onPress={playOrPause} />
          <IconButton
            label={text.replay.stepForward}
            onClick={() => move(1)}
            disabled={!isReady}
            data-testid="step-forward"
          >
            <StepForward size={18} aria-hidden />
          </IconButton>
        </div>
        <MomentNumbers />
        <div className="max-sm:w-full sm:ml-auto">
          <SpeedChoice isDisabled={!isReady} />
        </div>
      </div>
      <ProgressSaid />
    </section>
  );
}

/** The keys of a replay: also Home, End, tenths of the run, and the marks of changes. */
function useReplayKeys(keys: readonly KeyAction[]): void {
  const actions = useSessionActions();
  const report = useReport();
  const lastStep = useSession((state) => state.lastStep);
  const step = useRef(0);
  useOnMoment((moment) => {
    step.current = moment.step;
  }, []);
  const events = useSession((state) => state.run?.events ?? null);
  const seek = (to: number) => report(actions.seek(to));
  const steps = (events ?? []).map((event) => event.step);
  const tenths = Array.from(
    { length: 10 },
    (_, i): KeyAction => [String(i), () => seek(Math.round((lastStep * i) / 10))],
  );
  useKeys([
    ...tenths,
    ...keys,
    ["Home", () => seek(0)],
    ["End", () => seek(lastStep)],
    ["[", () => seek(steps.findLast((mark) => mark < step.current) ?? 0)],
    ["]", () => seek(steps.find((mark) => mark > step.current) ?? lastStep)],
  ]);
}
