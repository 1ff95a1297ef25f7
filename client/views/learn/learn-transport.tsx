"use client";

import { useSession } from "#client/session/use-session.tsx";
import { LEARN } from "#client/text/en/learn.ts";
import { OwnRunButtons } from "#client/views/home/own-run-buttons.tsx";
import { OnStage } from "#client/views/learn/learn-stage.tsx";
import { MomentNumbers } from "#client/views/transport/moment-numbers.tsx";
import { ProgressLine } from "#client/views/transport/progress-line.tsx";
import { ProgressSaid } from "#client/views/transport/progress-said.tsx";
import { SpeedChoice } from "#client/views/transport/speed-choice.tsx";

/** Stays at the foot of the screen while one reads: all numbers of the page are of its step. */
export function LearnTransport() {
  return (
    <section
      aria-label={LEARN.train}
      data-stays=""
      className="short:static sticky bottom-0 z-20 min-h-14 border-line border-t bg-paper"
      data-testid="transport"
    >
      <OnStage placeholder={null}>
        <Controls />
      </OnStage>
    </section>
  );
}

function Controls() {
  const isReady = useSession((state) => state.frame !== null);
  return (
    <>
      <ProgressLine />
      <div className="mx-auto flex w-full max-w-[100rem] flex-wrap items-center gap-x-6 gap-y-1.5 px-3 py-2 sm:px-8">
        <OwnRunButtons />
        <MomentNumbers />
        <div className="max-sm:hidden sm:ml-auto">
          <SpeedChoice isDisabled={!isReady} />
        </div>
      </div>
      <ProgressSaid />
    </>
  );
}
