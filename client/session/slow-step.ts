import type { Pace } from "#protocol/pace.ts";

/** How far the step is that is on its way in slow motion, on this page's clock. */
export interface SlowStep extends Omit<Pace, "runId"> {
  /** When so much was left, ms of `performance.now()`. */
  readonly atMs: number;
}

/** Of the step's time, how much has passed by now: 0 to 1. */
export function slowPart({ leftMs, ofMs, isRunning, atMs }: SlowStep, nowMs: number): number {
  const passedMs = ofMs - leftMs + (isRunning ? nowMs - atMs : 0);
  return Math.min(1, Math.max(0, passedMs / ofMs));
}
