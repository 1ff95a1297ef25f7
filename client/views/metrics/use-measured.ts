"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Measured } from "#client/session/measure.ts";
import { type MeasuredState, Measurer } from "#client/session/measurer.ts";
import { startMeasureWorker } from "#client/session/start-measure-worker.ts";
import { useSight } from "#client/ui/use-in-sight.ts";
import { useNumbers } from "#client/views/moment/use-numbers.ts";

export interface MeasuredMoment {
  /** Which moment this was; a dear network's is a little behind what other panels show. */
  readonly state: MeasuredState;
  readonly measured: Measured;
}

/** How long to rest after each, and where they are out of sight. */
const SEEN_MS = 250;
const UNSEEN_MS = 1_000;
/** So long what was measured waits for a turn to be shown with. */
const LATE_MS = 250;

/** The newest metrics; null before there are any. */
export function useMeasured(element: RefObject<Element | null>): MeasuredMoment | null {
  const sight = useSight(element);
  const [shown, setShown] = useState<MeasuredMoment | null>(null);
  const measurer = useRef<Measurer | null>(null);
  const restMs = useRef(SEEN_MS);
  useEffect(() => {
    restMs.current = sight === "seen" ? SEEN_MS : UNSEEN_MS;
  }, [sight]);
  const newest = useRef<MeasuredState | null>(null);
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
    const made = new Measurer({
      startWorker: startMeasureWorker,
      onMeasured: (state, measured) => {
        waiting.current = { state, measured };
        clearTimeout(timer);
        timer = setTimeout(showWaiting, hasShown ? LATE_MS : 0);
        hasShown = true;
      },
      restMs: () => restMs.current,
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
  }, []);
  // In one picture with the tables: rendered by itself it would be one more to lay out and paint.
  useNumbers((moment) => {
    // A new loss curve alone makes a moment, too: the weights are the same.
    if (
      newest.current?.parameters !== moment.parameters ||
      newest.current.settings !== moment.settings
    ) {
      newest.current = moment;
      measurer.current?.measure(moment);
    }
    if (waiting.current !== null) {
      flushSync(showWaiting);
    }
  }, []);
  return shown;
}
