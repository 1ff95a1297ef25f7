import type { NodePlace } from "#client/draw/network-layout.ts";
import { lineWidthOf } from "#client/draw/value-colour.ts";
import type { Matrix } from "#engine/matrix.ts";

/** Lines of one look, drawn with one stroke. `points` holds x1, y1, x2, y2 of each, in px. */
export interface EdgeBatch {
  readonly sign: "+" | "-";
  readonly widthPx: number;
  readonly opacity: number;
  readonly points: number[];
}

const WIDTHS = 8;

/**
 * Sorts the lines between two layers by sign and width. A line between groups of units has the
 * mean of their weights; a weight of 0 has no line.
 */
export function edgeBatches(
  weights: Matrix,
  from: readonly NodePlace[],
  to: readonly NodePlace[],
  fullValue: number,
  widestPx: number,
): readonly EdgeBatch[] {
  const batches = new Map<number, EdgeBatch>();
  for (const start of from) {
    for (const end of to) {
      const weight = meanWeight(weights, start, end);
      if (weight === 0 || !Number.isFinite(weight)) {
        continue;
      }
      const bin = Math.min(WIDTHS, Math.ceil((Math.abs(weight) / fullValue) * WIDTHS));
      const key = weight > 0 ? bin : -bin;
      const batch = batches.get(key) ?? newBatch(key, widestPx);
      batches.set(key, batch);
      batch.points.push(start.xPx + start.radiusPx, start.yPx, end.xPx - end.radiusPx, end.yPx);
    }
  }
  // Thin ones first, so that large weights lie on top.
  return [...batches.values()].sort((a, b) => a.widthPx - b.widthPx);
}

/** The mean weight of all lines between two nodes, which may be groups. */
export function meanWeight(weights: Matrix, from: NodePlace, to: NodePlace): number {
  let sum = 0;
  for (let row = from.from; row < from.to; row++) {
    for (let col = to.from; col < to.to; col++) {
      sum += weights.data[row * weights.cols + col] ?? 0;
    }
  }
  return sum / ((from.to - from.from) * (to.to - to.from));
}

function newBatch(key: number, widestPx: number): EdgeBatch {
  const bin = Math.abs(key);
  return {
    sign: key > 0 ? "+" : "-",
    widthPx: lineWidthOf(bin, WIDTHS, widestPx),
    opacity: 0.45 + 0.55 * (bin / WIDTHS),
    points: [],
  };
}
