"use client";

import { useEffect, useRef } from "react";
import { useMomentNote } from "#client/views/moment/use-moment.tsx";
import { addressAtStep } from "#client/views/replay/step-address.ts";

/** Browsers refuse more than about 100 changes of the address in 30 s. */
const PACE_MS = 500;

/** The address names the step on the screen, so that it can be sent to somebody. */
export function useStepInAddress(): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const step = useRef(0);
  useMomentNote((moment) => {
    step.current = moment.step;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      const address = addressAtStep(window.location.search, step.current);
      if (address !== window.location.search) {
        // Past the router, which would render the page anew for it.
        History.prototype.replaceState.call(window.history, window.history.state, "", address);
      }
    }, PACE_MS);
  }, []);
  useEffect(
    () => () => {
      if (timer.current !== null) {
        clearTimeout(timer.current);
        timer.current = null;
      }
    },
    [],
  );
}
