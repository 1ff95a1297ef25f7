"use client";

import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { useSessionActions } from "#client/session/use-session.tsx";
import { stepAt } from "#client/views/transport/timeline-steps.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** A hand that moves less has stayed on the mark that it pressed. */
const REST_PX = 4;

interface Scrub {
  /** The step under the hand, until it is shown; null while nobody drags. */
  readonly dragged: RefObject<number | null>;
  readonly handlers: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(): void;
    onPointerCancel(): void;
  };
}

/**
 * Dragging along the timeline; a press on a mark goes to its very step.
 *
 * @param place draws where the hand is; null when the line is let go and shows the run again.
 * @param onPressed when a hand lets go: what was pressed does not keep the focus.
 */
export function useScrub(
  line: RefObject<HTMLElement | null>,
  end: number,
  place: (step: number | null) => void,
  onPressed: () => void,
): Scrub {
  const dragged = useRef<number | null>(null);
  const isHeld = useRef(false);
  /** Null from the moment on that the hand has moved away from where it pressed. */
  const pressedPx = useRef<number | null>(null);
  const shown = () => {
    if (!isHeld.current) {
      dragged.current = null;
      place(null);
    }
  };
  const seek = useNewestSeek(shown);
  const scrubTo = (step: number) => {
    if (step !== dragged.current) {
      dragged.current = step;
      place(step);
      seek.to(step);
    }
  };
  const letGo = () => {
    isHeld.current = false;
    if (!seek.isBusy()) {
      shown();
    }
  };
  const under = ({ clientX }: PointerEvent) => {
    const box = line.current?.getBoundingClientRect();
    return box === undefined ? null : stepAt(clientX, box, end);
  };
  return {
    dragged,
    handlers: {
      onPointerDown(event) {
        const step = markUnder(event.target) ?? under(event);
        if (event.button === 0 && step !== null) {
          event.currentTarget.setPointerCapture(event.pointerId);
          isHeld.current = true;
          pressedPx.current = event.clientX;
          scrubTo(step);
        }
      },
      onPointerMove(event) {
        const step = under(event);
        const fromPx = pressedPx.current;
        const isResting = fromPx !== null && Math.abs(event.clientX - fromPx) < REST_PX;
        if (isHeld.current && step !== null && !isResting) {
          pressedPx.current = null;
          scrubTo(step);
        }
      },
      onPointerUp() {
        letGo();
        onPressed();
      },
      onPointerCancel: letGo,
    },
  };
}

interface NewestSeek {
  to(step: number): void;
  isBusy(): boolean;
}

/**
 * Asks for the newest place when the last one has arrived, so that a slow step makes no queue.
 *
 * @param onShown tells that nothing is on its way any more.
 */
function useNewestSeek(onShown: () => void): NewestSeek {
  const actions = useSessionActions();
  const report = useReport();
  const wanted = useRef<number | null>(null);
  const isAsking = useRef(false);
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );
  const ask = async () => {
    isAsking.current = true;
    while (wanted.current !== null) {
      const to = wanted.current;
      wanted.current = null;
      const asked = actions.seek(to);
      report(asked);
      await asked;
    }
    isAsking.current = false;
    onShown();
  };
  return {
    to(step) {
      wanted.current = step;
      if (!isAsking.current) {
        void ask();
      }
    },
    isBusy: () => isAsking.current,
  };
}

function markUnder(target: EventTarget): number | null {
  const mark = target instanceof Element ? target.closest("[data-step]") : null;
  return mark instanceof HTMLElement ? Number(mark.dataset["step"]) : null;
}
