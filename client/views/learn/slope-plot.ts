/** What a curve of C over one weight needs to be drawn. */
export interface SlopePlot {
  /** The weight's values at the left and right edge. */
  readonly from: number;
  readonly to: number;
  /** C at the lower and upper edge. */
  readonly low: number;
  readonly high: number;
  /** Points of the curve, left to right. */
  readonly points: readonly { readonly value: number; readonly cost: number }[];
}

/** How far a weight may be turned to either side. */
export const REACH = 4;
const POINTS = 65;

/** C around a weight's value; `costWith` gives C for another value. */
export function slopePlot(value: number, costWith: (value: number) => number): SlopePlot {
  const [from, to] = [value - REACH, value + REACH];
  const points = Array.from({ length: POINTS }, (_, i) => {
    const at = i === (POINTS - 1) / 2 ? value : from + (i * (to - from)) / (POINTS - 1);
    return { value: at, cost: costWith(at) };
  });
  const costs = points.map(({ cost }) => cost).filter(Number.isFinite);
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const margin = (high - low || Math.abs(high) || 1) * 0.08;
  return { from, to, low: low - margin, high: high + margin, points };
}

/** A place of the plot in a box of this width and height, y downwards. */
export function placeIn(plot: SlopePlot, width: number, height: number) {
  return (value: number, cost: number): readonly [x: number, y: number] => [
    ((value - plot.from) / (plot.to - plot.from)) * width,
    height - ((cost - plot.low) / (plot.high - plot.low)) * height,
  ];
}

/** The curve as an SVG path; what is not finite is left out. */
export function curvePath(plot: SlopePlot, width: number, height: number): string {
  const place = placeIn(plot, width, height);
  return plot.points
    .filter(({ cost }) => Number.isFinite(cost))
    .map(({ value, cost }, i) => {
      const [x, y] = place(value, cost);
      return `${i === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`;
    })
    .join("");
}
