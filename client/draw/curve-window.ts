import type { StepWindow } from "#client/draw/chart-view.ts";
import type { Curve } from "#client/draw/curve-points.ts";
import type { LossBucket } from "#engine/loss-series.ts";

/** Single losses from a step on, as a curve. */
export function exactCurve(fromStep: number, losses: Float64Array): Curve {
  return {
    bucketCount: losses.length,
    width: 1,
    bucket(index) {
      const last = losses[index] ?? Number.NaN;
      return { fromStep: fromStep + index, toStep: fromStep + index, min: last, max: last, last };
    },
  };
}

/** The part of a curve inside a window, and a neighbour at each side for the line to lead there. */
export function curveWindow(curve: Curve, { from, to }: StepWindow): Curve {
  if (curve.bucketCount === 0) {
    return curve;
  }
  const first = clampIndex(curve, indexOf(curve, from) - 1);
  const last = clampIndex(curve, indexOf(curve, to) + 1);
  return {
    bucketCount: last - first + 1,
    width: curve.width,
    bucket: (index) => curve.bucket(first + index),
  };
}

/** What a curve knows of a step; null where it does not reach. */
export function bucketAt(curve: Curve, step: number): LossBucket | null {
  const index = curve.bucketCount === 0 ? -1 : indexOf(curve, step);
  return index < 0 || index >= curve.bucketCount ? null : curve.bucket(index);
}

/** The last step that a curve has; -1 when it is empty. */
export function lastStepOf(curve: Curve): number {
  return curve.bucketCount === 0 ? -1 : curve.bucket(curve.bucketCount - 1).toStep;
}

function indexOf(curve: Curve, step: number): number {
  return Math.floor((step - curve.bucket(0).fromStep) / curve.width);
}

function clampIndex(curve: Curve, index: number): number {
  return Math.min(curve.bucketCount - 1, Math.max(0, index));
}
