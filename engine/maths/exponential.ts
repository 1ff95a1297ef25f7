import { POWERS } from "#engine/maths/power-table.ts";
import { TAILS } from "#engine/maths/power-tails.ts";

// x = k ln2/256 + r with |r| <= ln2/512. STEP_HIGH has 34 bits, so k * STEP_HIGH is exact.
const STEPS_PER_UNIT = 369.3299304675746;
const STEP_HIGH = 0.002707606173999011;
const STEP_LOW = 6.327543041662719e-14;
/** Adding and subtracting 1.5 * 2^52 rounds to the nearest integer, ties to even. */
const ROUNDER = 6755399441055744;

// Beyond these exp is Infinity or 0 already; clamping keeps k in the range of the scaling.
const LARGEST = 710;
const SMALLEST = -746;
/** Down to -708 and up to 709.78 a result is reached with one normal power of two. */
const ONE_FACTOR_SMALLEST = -708;
const ONE_FACTOR_LARGEST = 709.78;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
/** Where the sign and exponent of a double lie in its two words: 1 on little-endian machines. */
const HIGH_WORD = words[0] === 0 ? 1 : 0;
const LOW_WORD = 1 - HIGH_WORD;

/** 2^n for -1022 <= n <= 1023, made from its bits. */
function powerOfTwo(n: number): number {
  words[LOW_WORD] = 0;
  words[HIGH_WORD] = (n + 1023) << 20;
  return double[0] ?? 0;
}

/** The integer k nearest to x / (ln2/256). */
function stepOf(x: number): number {
  return x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
}

/** What is left of x after k steps. */
function restOf(x: number, k: number): number {
  return x - k * STEP_HIGH - k * STEP_LOW;
}

/** 2^(k/256 - n), where the power of two may be split off as n. */
function powerOf(k: number, n: number): number {
  return (POWERS[k & 255] ?? 0) * powerOfTwo((k >> 8) - n);
}

/** e^r - 1 for |r| <= ln2/512 with an absolute error under 5e-18, from a minimax fit. */
function growthOf(r: number): number {
  const r2 = r * r;
  const low = 0.49999999999999756 + r * 0.16666667994153958;
  return r + r2 * (low + r2 * 0.041666670537069316);
}

/** (1 + tail of the k-th power) e^r - 1 for |r| <= ln2/512, with a relative error under 1e-17. */
function preciseGrowthOf(r: number, k: number): number {
  const r2 = r * r;
  const low = 0.5 + r * 0.16666666666666666;
  const high = 0.041666666666666664 + r * 0.008333333333333333;
  return r + (TAILS[k & 255] ?? 0) + r2 * (low + r2 * high);
}

/**
 * e^x for every double. Worst error measured: 1.03 ulp.
 *
 * @see Tang, "Table-driven implementation of the exponential function", ACM TOMS 15 (1989).
 */
export function exp(x: number): number {
  const clamped = Math.max(SMALLEST, Math.min(LARGEST, x));
  const k = stepOf(clamped);
  const growth = growthOf(restOf(clamped, k));
  // Two factors, so that results below 2^-1022 are rounded once and those above 2^1023 exist.
  const n = k >> 9;
  const power = powerOf(k, n);
  return (power + power * growth) * powerOfTwo(n);
}

/** e^x for |x| <= 708, with the bits of `exp`: what sigmoid needs. */
export function exponentialInRange(x: number): number {
  const k = stepOf(x);
  const power = powerOf(k, 0);
  return power + power * growthOf(restOf(x, k));
}

/**
 * e^x for x <= 0 (right up to 709), as softmax and softplus need it: the bits of `exp` down to
 * -708, below that 0; the true value is less than 3.4e-308 there.
 */
export function decay(x: number): number {
  return x < ONE_FACTOR_SMALLEST ? 0 : exponentialInRange(x);
}

/** e^x - 1 for -708 <= x <= 709.78: what tanh needs. */
export function growthInRange(x: number): number {
  const k = stepOf(x);
  const power = powerOf(k, 0);
  return power - 1 + power * preciseGrowthOf(restOf(x, k), k);
}

/**
 * e^x - 1 without cancellation near 0; Infinity above 709.78, +0 at both zeros.
 * Worst error measured: 1.9 ulp.
 */
export function expm1(x: number): number {
  const clamped = Math.max(ONE_FACTOR_SMALLEST, Math.min(ONE_FACTOR_LARGEST, x));
  return x > ONE_FACTOR_LARGEST ? Number.POSITIVE_INFINITY : growthInRange(clamped);
}
