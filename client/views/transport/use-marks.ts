"use client";

import { useMemo } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { type ChartMark, chartMarks } from "#client/views/loss/chart-mark.ts";

/** The run's changes, forks and end, ascending by step. */
export function useMarks(): readonly ChartMark[] {
  const run = useSession((state) => state.run);
  const end = useSession((state) => state.runState?.end ?? null);
  const stop = useSession((state) => state.settingsInForce?.stop.steps ?? null);
  const forks = useSession((state) => state.forks);
  return useMemo(() => chartMarks(run, end, stop, forks), [run, end, stop, forks]);
}
