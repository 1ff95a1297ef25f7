"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Measured } from "#client/session/measure.ts";
import { type MeasuredState, Measurer } from "#client/session/measurer.ts";
import { startMeasureWorker } from "#client/session/start-measure-worker.ts";
import { useSight } from "#client/ui/use-in-sight.ts";
import { UNSEEN_MS } from "#client/views/moment/at-ease.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentClock } from "#client/views/moment/use-moment.tsx";
import { useNumbers } from "#client/views/moment/use-numbers.ts";

export interface MeasuredMoment {
  /** Which moment this was; a dear network's is a little behind what other panels show. */
  readonly state: MeasuredState;
  readonly measured: Measured;
}

/** How long to rest after each where they are in sight. */
const SEEN_MS = 250;

/** The newest metrics; null before there are any. */
export function useMeasured(element: RefObject<Element | null>): MeasuredMoment | null {
  const sight = useSight(element);
  const [shown, setShown] = useState<MeasuredMoment | null>(null);
  const measurer = useRef<Measurer | null>(null);
  const restMs = useRef(SEEN_MS);
  useEffect(() => {
    restMs.current = sight === "seen" ? SEEN_MS : UNSEEN_MS;
    if (sight === "seen") {
      measurer.current?.hurry();
    }
  }, [sight]);
  const clock = useMomentClock();
  const newest = useRef<Moment | null>(null);
  const waiting = useRef<MeasuredMoment | null>(null);
  const showWaiting = useEffectEvent(() => {
    if (waiting.current !== null) {
      setShown(waiting.current);
      waiting.current = null;
    }
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hasShown = false;
    const waitMs = () => (hasShown && newest.current?.isFinal !== true ? clock?.turnMs : 0) ?? 0;
    const made = new Measurer({
      startWorker: startMeasureWorker,
      onMeasured: (state, measured) => {
        waiting.current = { state, measured };
        clearTimeout(timer);
        timer = setTimeout(showWaiting, waitMs());
        hasShown = true;
      },
      // The last for a while is not waited for.
      restMs: () => (newest.current?.isFinal === true ? 0 : restMs.current),
    });
    measurer.current = made;
    if (newest.current !== null) {
      made.measure(newest.current);
    }
    return () => {
      clearTimeout(timer);
      made.close();
      measurer.current = null;
    };
  }, [clock]);
  // In one picture with the tables: rendered by itself it would be one more to lay out and paint.
  useNumbers((moment) => {
    // A new loss curve alone makes a moment, too: the weights are the same.
    if (
      newest.current?.parameters !== moment.parameters ||
      newest.current.settings !== moment.settings
    ) {
      newest.current = moment;
      measurer.current?.measure(moment);
      if (moment.isFinal) {
        measurer.current?.hurry();
      }
    }
    if (waiting.current !== null) {
      // Still before the picture, and never while React is at work, as when a panel is new.
      queueMicrotask(() => flushSync(showWaiting));
    }
  }, []);
  return shown;
}
