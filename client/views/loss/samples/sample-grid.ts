import type { StepWindow } from "#client/draw/chart-view.ts";
import type { EngineEvent } from "#engine/run-events.ts";

/** A window has at most so many places. */
const MOST_PLACES = 200;

/** What is known of a run at a step, after its event `seq`. */
export interface Sampled {
  readonly step: number;
  readonly seq: number;
}

/** Steps from one place of a window to the next: a power of two, so that a finer grid keeps the coarser. */
export function gridSpacing({ from, to }: StepWindow): number {
  let spacing = 1;
  while ((to - from) / spacing > MOST_PLACES) {
    spacing *= 2;
  }
  return spacing;
}

/**
 * The places of a window, ascending: multiples of the spacing, one beyond each end for a line to
 * lead there, and the last step of a run that rests.
 */
export function gridSteps(window: StepWindow, lastStep: number, isGrowing: boolean): number[] {
  const spacing = gridSpacing(window);
  const first = Math.max(0, Math.floor(window.from / spacing) * spacing);
  const end = Math.min(lastStep, Math.ceil(window.to / spacing) * spacing);
  const steps: number[] = [];
  for (let step = first; step <= end; step += spacing) {
    steps.push(step);
  }
  const last = steps.at(-1) ?? -1;
  if (!isGrowing && last < lastStep && lastStep <= last + spacing) {
    steps.push(lastStep);
  }
  return steps;
}

/** How many events a run has up to a step: what was computed with fewer is of another state. */
export function eventsUpTo(events: readonly EngineEvent[], step: number): number {
  return events.findLastIndex((event) => event.step <= step) + 1;
}
