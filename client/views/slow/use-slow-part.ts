"use client";

import { useEffect, useState } from "react";
import { type SlowStep, slowPart } from "#client/session/slow-step.ts";
import { useSession } from "#client/session/use-session.tsx";
import { partIndex, untilNextMs } from "#client/views/slow/slow-look.ts";

/** Which part of the step is shown now, from 0; null before it has begun. */
export function useSlowPart(count: number): number | null {
  const slowStep = useSession((state) => state.slowStep);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    // Every turn sets the next one.
    void turn;
    if (slowStep === null || !slowStep.isRunning || count === 0) {
      return;
    }
    const passed = slowPart(slowStep, performance.now());
    const ms = untilNextMs(passed, count, slowStep.ofMs);
    const timer = passed < 1 ? setTimeout(() => setTurn(turn + 1), ms + 1) : undefined;
    return () => clearTimeout(timer);
  }, [slowStep, count, turn]);
  return slowStep === null || count === 0 || !hasBegun(slowStep)
    ? null
    : partIndex(slowPart(slowStep, performance.now()), count);
}

function hasBegun({ isRunning, leftMs, ofMs }: SlowStep): boolean {
  return isRunning || leftMs < ofMs;
}
