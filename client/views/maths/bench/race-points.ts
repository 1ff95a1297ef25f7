import { type AxisScale, axisScale } from "#client/draw/chart-scale.ts";
import { fittedDomain } from "#client/draw/chart-ticks.ts";

/** More corners of a line cannot be told apart in a small chart. */
const CORNERS = 240;

/** The axis of the losses of a race; logarithmic where they are of unlike sizes. */
export function raceScale(lists: readonly (readonly number[])[], heightPx: number): AxisScale {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const loss of lists.flat()) {
    if (Number.isFinite(loss)) {
      min = Math.min(min, loss);
      max = Math.max(max, loss);
    }
  }
  if (min > max) {
    return axisScale("linear", [0, 1], [heightPx, 0]);
  }
  const kind = min > 0 && max / min > 20 ? "log" : "linear";
  return axisScale(kind, fittedDomain(kind, min, max), [heightPx, 0]);
}

/** A lane as the points of an SVG line: of merged steps the one that strays farthest. */
export function lanePoints(
  losses: readonly number[],
  steps: number,
  scale: AxisScale,
  widthPx: number,
): string {
  const each = Math.max(1, Math.ceil(losses.length / CORNERS));
  const points: string[] = [];
  for (let from = 0; from < losses.length; from += each) {
    const step = farthest(losses, from, Math.min(losses.length, from + each));
    const x = (step / Math.max(1, steps)) * widthPx;
    points.push(`${x.toFixed(1)},${scale.pxFromValue(losses[step] ?? 0).toFixed(1)}`);
  }
  return points.join(" ");
}

function farthest(losses: readonly number[], from: number, to: number): number {
  const before = losses[from - 1] ?? losses[from] ?? 0;
  let found = to - 1;
  for (let step = from; step < to; step++) {
    if (Math.abs((losses[step] ?? 0) - before) > Math.abs((losses[found] ?? 0) - before)) {
      found = step;
    }
  }
  return found;
}
