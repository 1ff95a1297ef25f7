// Reduction: x = k ln2 + r with |r| <= ln2/2. LN2_HIGH has 33 bits, so k * LN2_HIGH is exact.
const LOG2_E = Math.LOG2E;
const LN2_HIGH = 0.6931471804855391;
const LN2_LOW = 7.440617110012397e-11;
/** Adding and subtracting 1.5 * 2^52 rounds to the nearest integer, ties to even. */
const ROUNDER = 6755399441055744;

// Beyond these exp is Infinity or 0 already; clamping keeps k in the range of the scaling.
const LARGEST = 710;
const SMALLEST = -746;

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

/**
 * (e^r - 1 - r) / r^2 for |r| <= ln2/2, from a Chebyshev fit with an error under 1.5e-18.
 * Pairs first (Estrin), because the terms of a pair do not wait for each other.
 */
function tail(r: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  const a = 0.5 + r * 0.1666666666666667;
  const b = 0.04166666666666667 + r * 0.008333333333326136;
  const c = 0.0013888888888883748 + r * 0.00019841269874820627;
  const d = 2.4801587325547743e-5 + r * 2.7557255400206422e-6;
  const e = 2.75572736431103e-7 + r * 2.5105217004720745e-8;
  const low = a + r2 * b;
  const middle = c + r2 * d;
  const high = e + r2 * 2.0914686968086876e-9;
  return low + r4 * (middle + r4 * high);
}

/**
 * e^x. Worst error measured: 0.82 ulp; 1 ulp where the result is subnormal.
 *
 * @see Muller, "Elementary Functions" (2016), section 11.3, for the reduction in two parts.
 */
export function exp(x: number): number {
  const clamped = Math.max(SMALLEST, Math.min(LARGEST, x));
  const rounded = clamped * LOG2_E + ROUNDER - ROUNDER;
  const high = clamped - rounded * LN2_HIGH;
  const low = rounded * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const mantissa = 1 + (r + (r * r * tail(r) + lost * (1 + r)));
  // Two factors, so that results below 2^-1022 are rounded once and those above 2^1023 exist.
  const k = rounded | 0;
  const half = k >> 1;
  return mantissa * powerOfTwo(half) * powerOfTwo(k - half);
}
