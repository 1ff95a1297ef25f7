import type { LossBucket } from "#engine/loss-series.ts";

/** What a chart needs of a loss series. */
export interface Curve {
  readonly bucketCount: number;
  /** Steps in a bucket. */
  readonly width: number;
  bucket(index: number): LossBucket;
}

/**
 * The curve in at most `most` points (at least 2). Neighbours are merged as the series does it:
 * minimum, maximum and last, so that no peak is lost.
 */
export function curvePoints(curve: Curve, most: number): readonly LossBucket[] {
  const count = curve.bucketCount;
  const each = Math.max(1, Math.ceil(count / Math.max(2, most)));
  const points: LossBucket[] = [];
  for (let i = 0; i < count; i += each) {
    let merged = curve.bucket(i);
    for (let j = i + 1; j < Math.min(i + each, count); j++) {
      merged = merge(merged, curve.bucket(j));
    }
    points.push(merged);
  }
  return points;
}

/** The smallest loss above 0 and the largest finite one; null when there is none. */
export function lossRange(
  points: readonly LossBucket[],
): { readonly min: number; readonly max: number } | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    if (Number.isFinite(point.max)) {
      max = Math.max(max, point.max);
    }
    if (point.min > 0) {
      min = Math.min(min, point.min);
    }
  }
  return Number.isFinite(max) ? { min: Number.isFinite(min) ? min : 0, max } : null;
}

/** Sums over rows as sums for each row; a merged point goes by the rows of its last step. */
export function perRow(
  points: readonly LossBucket[],
  rowsOfStep: (step: number) => number,
): readonly LossBucket[] {
  return points.map(({ fromStep, toStep, min, max, last }) => {
    const rows = rowsOfStep(toStep);
    return { fromStep, toStep, min: min / rows, max: max / rows, last: last / rows };
  });
}

function merge(a: LossBucket, b: LossBucket): LossBucket {
  return {
    fromStep: a.fromStep,
    toStep: b.toStep,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    last: b.last,
  };
}
