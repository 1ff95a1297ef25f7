/**
 * The logarithm and the long polynomials of engine/maths for two numbers at once, operation by
 * operation.
 */
import { constant, HALF, INFINITE, join, line, ONE, TWO, ZERO } from "./maths-constants";

const LN2_HIGH: usize = memory.data<f64>([0.6931471804855391]);
const LN2_LOW: usize = memory.data<f64>([7.440617110012397e-11]);
const SMALLEST_NORMAL: usize = memory.data<f64>([2.2250738585072014e-308]);
const TWO_TO_54: usize = memory.data<f64>([18014398509481984]);
const TWO_TO_52: usize = memory.data<f64>([4503599627370496]);
const BIAS_OF_RAISED: usize = memory.data<f64>([4503599627371519]);
const FIFTY_FOUR: usize = memory.data<f64>([54]);
/** The bits of 1 less those of sqrt(1/2), whose low word does not count. */
const BORDER: usize = memory.data<u64>([0x3ff0000000000000 - 0x3fe6a09e00000000]);
const MINUS_INFINITE: usize = memory.data<f64>([-Infinity]);
const NOT_A_NUMBER: usize = memory.data<f64>([NaN]);

const LOG: usize = memory.data<f64>([
  0.6666666666666666, 0.4000000000000088, 0.2857142857080323, 0.2222222239180047,
  0.18181795630884753, 0.15386240205813478, 0.13268759668560612, 0.13086767009948175,
]);
const LOG_NEAR_ONE: usize = memory.data<f64>([
  0.6666666666666631, 0.40000000000157276, 0.2857142854785122, 0.222222239698417,
  0.18181743922345295, 0.15386559958017973, 0.13300973322347306, 0.12106087162970237,
  0.0834010154466018, 0.17018569365604538,
]);
const ERF: usize = memory.data<f64>([
  -0.3761263890318375, 0.11283791670954929, -0.02686617064508447, 0.005223977624881851,
  -0.0008548326984091399, 0.00012055331219673622, -1.4925597665367731e-5, 1.6461036441094537e-6,
  -1.6350671955199572e-7, 1.4662067280297836e-8, -1.1381294685532059e-9, 5.970851350386812e-11,
]);
const ERF_START: usize = memory.data<f64>([0.1283791670955126]);
const ERFC: usize = memory.data<f64>([
  -3.1310678208180595e-6, 0.5643774346448187, 1.123264717998142, 2.0585012429791663,
  1.8974203047859948, 9.888196945375814, -41.11922717363825, 161.23036934081594,
  -510.8343523577459, 994.8053562591944, -1153.0483305549196, 748.0282740598944,
]);
const ERFC_END: usize = memory.data<f64>([-212.13684470495355]);

@inline
function logSeries(z: v128): v128 {
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const low = join(z2, line(z, LOG, 0), line(z, LOG, 1));
  return f64x2.mul(z, join(z4, low, join(z2, line(z, LOG, 2), line(z, LOG, 3))));
}

/** The natural logarithm; NaN below 0, -Infinity at 0. */
@inline
export function logV(x: v128): v128 {
  const one = constant(ONE);
  const isSubnormal = f64x2.lt(x, constant(SMALLEST_NORMAL));
  const normal = v128.bitselect(f64x2.mul(x, constant(TWO_TO_54)), x, isSubnormal);
  // x = 2^k * m with sqrt(1/2) <= m < sqrt(2): the exponent's border moves to sqrt(1/2), and 1023
  // more keeps it above 0, so that a shift without sign does.
  const biased = i64x2.shr_u(i64x2.add(normal, constant(BORDER)), 52);
  const power = i64x2.sub(i64x2.shl(biased, 52), one);
  // An integer below 2^52 becomes a double as the low bits of 2^52.
  const exponent = f64x2.sub(v128.or(biased, constant(TWO_TO_52)), constant(BIAS_OF_RAISED));
  const k = f64x2.sub(exponent, v128.and(isSubnormal, constant(FIFTY_FOUR)));
  const f = f64x2.sub(i64x2.sub(normal, power), one);
  const s = f64x2.div(f, f64x2.add(constant(TWO), f));
  const square = f64x2.mul(f64x2.mul(constant(HALF), f), f);
  const inner = f64x2.mul(s, f64x2.add(square, logSeries(f64x2.mul(s, s))));
  const small = join(k, inner, constant(LN2_LOW));
  const below = f64x2.sub(f64x2.sub(square, small), f);
  const value = f64x2.sub(f64x2.mul(k, constant(LN2_HIGH)), below);
  // Infinity and NaN stay what they are, 0 gives -Infinity, what is below 0 gives NaN.
  const zero = constant(ZERO);
  const atZero = f64x2.eq(x, zero);
  const special = v128.bitselect(constant(MINUS_INFINITE), constant(NOT_A_NUMBER), atZero);
  const positive = v128.bitselect(value, x, f64x2.lt(x, constant(INFINITE)));
  return v128.bitselect(positive, special, f64x2.gt(x, zero));
}

@inline
function logNearOneSeries(z: v128): v128 {
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const low = join(z2, line(z, LOG_NEAR_ONE, 0), line(z, LOG_NEAR_ONE, 1));
  const middle = join(z2, line(z, LOG_NEAR_ONE, 2), line(z, LOG_NEAR_ONE, 3));
  return f64x2.mul(z, join(z4, low, join(z4, middle, line(z, LOG_NEAR_ONE, 4))));
}

/** log(1 + u) for -1/2 <= u <= 1. */
@inline
export function logNearOneV(u: v128): v128 {
  const s = f64x2.div(u, f64x2.add(u, constant(TWO)));
  return f64x2.sub(u, f64x2.mul(s, f64x2.sub(u, logNearOneSeries(f64x2.mul(s, s)))));
}

/** erf(x)/x - 1 for |x| <= 1, z = x^2. */
@inline
export function erfSeries(z: v128): v128 {
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const low = join(z2, line(z, ERF, 0), line(z, ERF, 1));
  const middle = join(z2, line(z, ERF, 2), line(z, ERF, 3));
  const high = join(z2, line(z, ERF, 4), line(z, ERF, 5));
  return join(z, constant(ERF_START), join(z4, low, join(z4, middle, high)));
}

/** e^(x^2) erfc(x) for 1 <= x <= 6, t = 1/(x + 2). */
@inline
export function erfcScaled(t: v128): v128 {
  const t2 = f64x2.mul(t, t);
  const t4 = f64x2.mul(t2, t2);
  const low = join(t2, line(t, ERFC, 0), line(t, ERFC, 1));
  const middle = join(t2, line(t, ERFC, 2), line(t, ERFC, 3));
  const high = join(t4, join(t2, line(t, ERFC, 4), line(t, ERFC, 5)), constant(ERFC_END));
  return join(t4, low, join(t4, middle, high));
}
