/** A line of so many steps is not shortened. */
const SHORT_STEPS = 512;
/** By so much a line grows when the run has filled it. */
const GROWTH = 8;

interface Extent {
  readonly lastStep: number;
  readonly stopStep: number;
  /** Nothing comes after the last step. */
  readonly isOver: boolean;
}

/**
 * Rule UI-90: the step at the right end of the timeline. It spans the run up to its stop; where
 * only a small part of a long run is done, an eighth of that, and so on: what is done stays long
 * enough to be dragged along, and the line stands still while the run fills it.
 */
export function timelineEnd({ lastStep, stopStep, isOver }: Extent): number {
  if (isOver || stopStep <= lastStep) {
    return Math.max(1, lastStep);
  }
  let end = stopStep;
  let shorter = Math.ceil(end / GROWTH);
  while (shorter >= Math.max(SHORT_STEPS, lastStep)) {
    end = shorter;
    shorter = Math.ceil(end / GROWTH);
  }
  return end;
}
