"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { Measured } from "#client/session/measure.ts";
import { type MeasuredState, Measurer } from "#client/session/measurer.ts";
import { startMeasureWorker } from "#client/session/start-measure-worker.ts";
import { useSight } from "#client/ui/use-in-sight.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";

export interface MeasuredMoment {
  /** Which moment this was; a dear network's is a little behind what other panels show. */
  readonly state: MeasuredState;
  readonly measured: Measured;
}

/** How long to rest after each, and where they are out of sight. */
const SEEN_MS = 250;
const UNSEEN_MS = 1_000;

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
  useEffect(() => {
    const made = new Measurer({
      startWorker: startMeasureWorker,
      onMeasured: (state, measured) => setShown({ state, measured }),
      restMs: () => restMs.current,
    });
    measurer.current = made;
    if (newest.current !== null) {
      made.measure(newest.current);
    }
    return () => {
      made.close();
      measurer.current = null;
    };
  }, []);
  useOnMoment((moment) => {
    // A new loss curve alone makes a moment, too: the weights are the same.
    if (
      newest.current?.parameters !== moment.parameters ||
      newest.current.settings !== moment.settings
    ) {
      newest.current = moment;
      measurer.current?.measure(moment);
    }
  }, []);
  return shown;
}
