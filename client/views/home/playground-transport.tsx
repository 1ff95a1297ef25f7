"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { OwnRunButtons } from "#client/views/home/own-run-buttons.tsx";
import { PlaygroundRate } from "#client/views/home/playground-rate.tsx";
import { MomentNumbers } from "#client/views/transport/moment-numbers.tsx";
import { ProgressLine } from "#client/views/transport/progress-line.tsx";
import { ProgressSaid } from "#client/views/transport/progress-said.tsx";
import { SpeedChoice } from "#client/views/transport/speed-choice.tsx";

interface PlaygroundTransportProps {
  /** Nobody has asked for it: a screen reader is not told how it goes on. */
  readonly isShow: boolean;
}

/** Play, step on and back, rewind, speed and learning rate of the home page's own training. */
export function PlaygroundTransport({ isShow }: PlaygroundTransportProps) {
  const isReady = useSession((state) => state.frame !== null);
  return (
    <section aria-label={text.transport.title} className="mt-3" data-testid="transport">
      <ProgressLine />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-2 xl:gap-x-4">
        <OwnRunButtons />
        <MomentNumbers />
        {/* Where one line is too short for all, these two go to the next together. */}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 max-sm:w-full xl:gap-x-4">
          <div className="max-sm:w-full">
            <SpeedChoice isDisabled={!isReady} />
          </div>
          <PlaygroundRate />
        </div>
      </div>
      {isShow ? null : <ProgressSaid />}
    </section>
  );
}
