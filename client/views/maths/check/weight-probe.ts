import type { CheckedComponent, GradientCheck } from "#engine/reference/gradient-check.ts";

/** How far the picture moves a weight; the last is the check's own. */
export const EPSILONS = [0.5, 0.1, 0.01, 1e-5] as const;

/** Points of the curve; odd, so that w itself is one. */
const POINTS = 41;
/** The picture reaches so many ε to each side. */
const REACH = 2.5;
/** As in the check: below it two slopes are compared by their difference. */
const SMALL = 1e-6;

/** The secant's slope for one ε. */
export interface Slope {
  readonly epsilon: number;
  readonly numeric: number;
  readonly relativeError: number;
}

/** C as one weight moves, the others as they are. */
export interface WeightProbe {
  readonly index: number;
  readonly epsilon: number;
  /** Offsets from w, ascending, and C there. */
  readonly offsets: readonly number[];
  readonly costs: readonly number[];
  /** C at w - ε, w, w + ε. */
  readonly below: number;
  readonly centre: number;
  readonly above: number;
  readonly slopes: readonly Slope[];
  /** The check proper. */
  readonly component: CheckedComponent;
}

/** @param claimed the gradient by back-propagation, penalty included. */
export function probeWeight(
  check: GradientCheck,
  index: number,
  claimed: number,
  epsilon: number,
): WeightProbe {
  const offsets = Array.from(
    { length: POINTS },
    (_, i) => ((2 * i) / (POINTS - 1) - 1) * REACH * epsilon,
  );
  return {
    index,
    epsilon,
    offsets,
    costs: offsets.map((offset) => check.costAt(index, offset)),
    below: check.costAt(index, -epsilon),
    centre: check.costAt(index, 0),
    above: check.costAt(index, epsilon),
    slopes: EPSILONS.map((each) => slopeAt(check, index, claimed, each)),
    component: check.check(index, claimed),
  };
}

function slopeAt(check: GradientCheck, index: number, claimed: number, epsilon: number): Slope {
  const numeric = (check.costAt(index, epsilon) - check.costAt(index, -epsilon)) / (2 * epsilon);
  const size = Math.max(SMALL, Math.abs(claimed), Math.abs(numeric));
  return { epsilon, numeric, relativeError: Math.abs(claimed - numeric) / size };
}
