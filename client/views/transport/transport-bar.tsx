"use client";

import { type ReactNode, useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { LockPlace } from "#client/views/controls/lock-place.tsx";
import { useIsShown } from "#client/views/controls/use-control.ts";
import { MomentNumbers } from "#client/views/transport/moment-numbers.tsx";
import { ProgressLine } from "#client/views/transport/progress-line.tsx";
import { ProgressSaid } from "#client/views/transport/progress-said.tsx";
import { SpeedChoice } from "#client/views/transport/speed-choice.tsx";
import { StepButtons } from "#client/views/transport/step-buttons.tsx";
import type { TransportControls } from "#client/views/transport/transport-controls.ts";
import { useTimelineKeys } from "#client/views/transport/use-timeline-keys.ts";

const PLACE = (
  <div className="h-9 px-2 pt-[1.3125rem]">
    <ProgressLine />
  </div>
);
const Timeline = lazily(
  async () => (await import("#client/views/transport/timeline.tsx")).Timeline,
  PLACE,
);

interface TransportBarProps {
  readonly controls: TransportControls;
  readonly badge?: ReactNode;
  readonly isSpeedDisabled: boolean;
  readonly onShortcuts: () => void;
  /** Above the timeline. */
  readonly children?: ReactNode;
}

/** The foot of a page, the same live and in a replay: timeline, buttons, step and loss, speed, keys. */
export function TransportBar(props: TransportBarProps) {
  const { controls, badge, isSpeedDisabled, onShortcuts, children } = props;
  useTimelineKeys(controls, onShortcuts);
  const isReady = useHasShown();
  // What the host keeps or hides is the room's run, not the past that one looks at alone.
  const isOwn = useSession((state) => state.past !== null);
  const isPlayShown = useIsShown("play");
  const isSpeedShown = useIsShown("speed");
  return (
    <section
      aria-label={text.transport.title}
      className="max-sm:short:static max-sm:short:-order-1 sticky bottom-0 z-20 border-line border-t bg-paper"
      data-stays=""
      data-testid="transport"
    >
      {children}
      <div data-covers="">
        <div className="mx-auto w-full max-w-[120rem] px-3 md:px-6">
          {isReady ? <Timeline /> : PLACE}
        </div>
        <div className="mx-auto flex w-full max-w-[120rem] flex-wrap items-center gap-x-6 gap-y-1.5 px-3 pb-2 max-sm:gap-x-2 md:px-6">
          {isOwn || isPlayShown ? (
            <div className="flex items-center">
              <StepButtons {...controls} />
              {isOwn ? null : <LockPlace control="play" />}
            </div>
          ) : null}
          <MomentNumbers />
          {badge}
          <div className="max-lg:grow max-sm:w-full lg:ml-auto">
            {isOwn || isSpeedShown ? (
              <div className="flex w-full items-center gap-1">
                {isOwn ? null : <LockPlace control="speed" />}
                <SpeedChoice isDisabled={isSpeedDisabled} />
              </div>
            ) : null}
          </div>
        </div>
      </div>
      <ProgressSaid />
    </section>
  );
}

/** From the first picture on: nothing that one needs to play waits for the timeline. */
function useHasShown(): boolean {
  const isShown = useSession((state) => state.frame !== null);
  const [hasShown, setHasShown] = useState(isShown);
  if (isShown && !hasShown) {
    setHasShown(true);
  }
  return hasShown;
}
