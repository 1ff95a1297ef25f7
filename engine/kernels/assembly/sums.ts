/** acc + w x, rounded twice. */
@inline
export function plus(acc: v128, w: v128, x: v128): v128 {
  return f64x2.add(acc, f64x2.mul(w, x));
}

// What is done with the sums of a gradient.
/** They are stored. */
export const STORE = 0;
/** They go on from what earlier parts of the batch have left. */
export const GO_ON = 1;
/** w -= rate * sum: the whole update of plain gradient descent. */
export const DESCEND = 2;

/** What a sum starts with. */
@inline
export function begin(to: usize, how: i32): v128 {
  return how == GO_ON ? v128.load(to) : f64x2.splat(0);
}

/** Where a sum ends: `to` lies in the gradient, or in W for DESCEND. */
@inline
export function finish(to: usize, sum: v128, how: i32, rate: v128): void {
  v128.store(to, how == DESCEND ? f64x2.sub(v128.load(to), f64x2.mul(rate, sum)) : sum);
}

/** The first of two samples, of two units. */
@inline
export function firstSample(d0: v128, d1: v128): v128 {
  return v128.shuffle<f64>(d0, d1, 0, 2);
}

/** The second of two samples, of two units. */
@inline
export function secondSample(d0: v128, d1: v128): v128 {
  return v128.shuffle<f64>(d0, d1, 1, 3);
}
