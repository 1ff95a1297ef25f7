import type { ChartMark } from "#client/views/loss/chart-mark.ts";

/** Where the run is on a line, 0 to 1. */
export function shareOf(step: number, end: number): number {
  return Math.min(1, Math.max(0, step / end));
}

/** The step under a pointer. */
export function stepAt(clientX: number, line: DOMRect, end: number): number {
  const share = line.width === 0 ? 0 : (clientX - line.left) / line.width;
  return Math.round(Math.min(1, Math.max(0, share)) * end);
}

/** Rule UI-91: the nearest mark before a step, or the first step. */
export function stepBefore(marks: readonly ChartMark[], step: number): number {
  return marks.findLast((mark) => mark.step < step)?.step ?? 0;
}

/** The nearest mark behind a step, or the last step. */
export function stepAfter(marks: readonly ChartMark[], step: number, lastStep: number): number {
  return Math.min(marks.find((mark) => mark.step > step)?.step ?? lastStep, lastStep);
}

/** The `tenth` tenth of what is done, 0 to 9. */
export function stepOfTenth(tenth: number, lastStep: number): number {
  return Math.round((lastStep * tenth) / 10);
}
