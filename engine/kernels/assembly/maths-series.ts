/**
 * The logarithm and the long polynomials of engine/maths for two numbers at once, operation by
 * operation.
 */
const LN2_HIGH: f64 = 0.6931471804855391;
const LN2_LOW: f64 = 7.440617110012397e-11;
const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308;
const TWO_TO_54: f64 = 18014398509481984;

/** a + x b, for pairs of coefficients. */
@inline
function line(x: v128, a: f64, b: f64): v128 {
  return f64x2.add(f64x2.splat(a), f64x2.mul(x, f64x2.splat(b)));
}

/** a + x b. */
@inline
function join(x: v128, a: v128, b: v128): v128 {
  return f64x2.add(a, f64x2.mul(x, b));
}

@inline
function logSeries(z: v128): v128 {
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const a = line(z, 0.6666666666666666, 0.4000000000000088);
  const b = line(z, 0.2857142857080323, 0.2222222239180047);
  const c = line(z, 0.18181795630884753, 0.15386240205813478);
  const d = line(z, 0.13268759668560612, 0.13086767009948175);
  return f64x2.mul(z, join(z4, join(z2, a, b), join(z2, c, d)));
}

/** The natural logarithm; NaN below 0, -Infinity at 0. */
@inline
export function logV(x: v128): v128 {
  const isSubnormal = f64x2.lt(x, f64x2.splat(SMALLEST_NORMAL));
  const normal = v128.bitselect(f64x2.mul(x, f64x2.splat(TWO_TO_54)), x, isSubnormal);
  // x = 2^k * m with sqrt(1/2) <= m < sqrt(2): the exponent's border moves to sqrt(1/2), and 1023
  // more keeps it above 0, so that a shift without sign does.
  const shifted = i64x2.add(normal, i64x2.splat(0x3ff0000000000000 - 0x3fe6a09e00000000));
  const biased = i64x2.shr_u(shifted, 52);
  const power = i64x2.sub(i64x2.shl(biased, 52), i64x2.splat(0x3ff0000000000000));
  // An integer below 2^52 becomes a double as the low bits of 2^52.
  const raised = v128.or(biased, f64x2.splat(4503599627370496));
  const exponent = f64x2.sub(raised, f64x2.splat(4503599627370496 + 1023));
  const k = f64x2.sub(exponent, v128.and(isSubnormal, f64x2.splat(54)));
  const f = f64x2.sub(i64x2.sub(normal, power), f64x2.splat(1));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const square = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const inner = f64x2.mul(s, f64x2.add(square, logSeries(f64x2.mul(s, s))));
  const small = f64x2.add(inner, f64x2.mul(k, f64x2.splat(LN2_LOW)));
  const below = f64x2.sub(f64x2.sub(square, small), f);
  const value = f64x2.sub(f64x2.mul(k, f64x2.splat(LN2_HIGH)), below);
  // Infinity and NaN stay what they are, 0 gives -Infinity, what is below 0 gives NaN.
  const zero = f64x2.splat(0);
  const special = v128.bitselect(f64x2.splat(-Infinity), f64x2.splat(NaN), f64x2.eq(x, zero));
  const positive = v128.bitselect(value, x, f64x2.lt(x, f64x2.splat(Infinity)));
  return v128.bitselect(positive, special, f64x2.gt(x, zero));
}

@inline
function logNearOneSeries(z: v128): v128 {
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const a = line(z, 0.6666666666666631, 0.40000000000157276);
  const b = line(z, 0.2857142854785122, 0.222222239698417);
  const c = line(z, 0.18181743922345295, 0.15386559958017973);
  const d = line(z, 0.13300973322347306, 0.12106087162970237);
  const e = line(z, 0.0834010154466018, 0.17018569365604538);
  return f64x2.mul(z, join(z4, join(z2, a, b), join(z4, join(z2, c, d), e)));
}

/** log(1 + u) for -1/2 <= u <= 1. */
@inline
export function logNearOneV(u: v128): v128 {
  const s = f64x2.div(u, f64x2.add(u, f64x2.splat(2)));
  return f64x2.sub(u, f64x2.mul(s, f64x2.sub(u, logNearOneSeries(f64x2.mul(s, s)))));
}

/** erf(x)/x - 1 for |x| <= 1, z = x^2. */
@inline
export function erfSeries(z: v128): v128 {
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const a = line(z, -0.3761263890318375, 0.11283791670954929);
  const b = line(z, -0.02686617064508447, 0.005223977624881851);
  const c = line(z, -0.0008548326984091399, 0.00012055331219673622);
  const d = line(z, -1.4925597665367731e-5, 1.6461036441094537e-6);
  const e = line(z, -1.6350671955199572e-7, 1.4662067280297836e-8);
  const f = line(z, -1.1381294685532059e-9, 5.970851350386812e-11);
  const above = join(z4, join(z2, c, d), join(z2, e, f));
  const quotient = join(z4, join(z2, a, b), above);
  return f64x2.add(f64x2.splat(0.1283791670955126), f64x2.mul(z, quotient));
}

/** e^(x^2) erfc(x) for 1 <= x <= 6, t = 1/(x + 2). */
@inline
export function erfcScaled(t: v128): v128 {
  const t2 = f64x2.mul(t, t);
  const t4 = f64x2.mul(t2, t2);
  const a = line(t, -3.1310678208180595e-6, 0.5643774346448187);
  const b = line(t, 1.123264717998142, 2.0585012429791663);
  const c = line(t, 1.8974203047859948, 9.888196945375814);
  const d = line(t, -41.11922717363825, 161.23036934081594);
  const e = line(t, -510.8343523577459, 994.8053562591944);
  const f = line(t, -1153.0483305549196, 748.0282740598944);
  const high = f64x2.add(join(t2, e, f), f64x2.mul(t4, f64x2.splat(-212.13684470495355)));
  return join(t4, join(t2, a, b), join(t4, join(t2, c, d), high));
}
