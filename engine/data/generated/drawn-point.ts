import type { Mt19937 } from "#engine/random/mt19937.ts";

/** A point of the plane with its class (0 or 1) or, in regression, its y. */
export interface DrawnPoint {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

/** Which point is drawn next. */
export interface Turn {
  /** Rows take turns: row i is drawn for class i mod 2. Regression does not look at it. */
  readonly drawnFor: 0 | 1;
  /** Place in its own class, from 0. */
  readonly index: number;
  /** How many points are drawn for the class. */
  readonly count: number;
}

/**
 * Draws one point. How many numbers it takes from the generator does not depend on `noise`, so
 * that noise moves the points of a seed and draws no others.
 *
 * @see docs/DATA.md for each formula with the order of its draws.
 */
export type DrawPoint = (random: Mt19937, noise: number, turn: Turn) => DrawnPoint;

/** Uniform in [low, high): numpy's `uniform(low, high)`, to the bit. */
export function between(random: Mt19937, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}
