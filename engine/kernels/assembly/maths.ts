/**
 * engine/maths/{exponential,hyperbolic,softplus,error-function}.ts for two numbers at once, operation
 * by operation: the same bits in both lanes, for NaN, infinities and zeros too. Both sides of a
 * choice are computed and one is selected. `pmin(x, c)` and `pmax(x, c)` keep a NaN in x and cost
 * one instruction, unlike `min` and `max`.
 */
import { erfcScaled, erfSeries, logNearOneV, logV } from "./maths-series";
import { POWER_TABLE } from "./maths-table";

const STEPS_PER_UNIT: f64 = 369.3299304675746;
const STEP_HIGH: f64 = 0.002707606173999011;
const STEP_LOW: f64 = 6.327543041662719e-14;
const ROUNDER: f64 = 6755399441055744;
const ONE_FACTOR_SMALLEST: f64 = -708;
const ONE_FACTOR_LARGEST: f64 = 709.78;

/** The integer k nearest to x / (ln2/256), in the low bits of the sum. */
@inline
function steppedV(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, f64x2.splat(STEPS_PER_UNIT)), f64x2.splat(ROUNDER));
}

@inline
function restV(x: v128, stepped: v128): v128 {
  const k = f64x2.sub(stepped, f64x2.splat(ROUNDER));
  const high = f64x2.mul(k, f64x2.splat(STEP_HIGH));
  return f64x2.sub(f64x2.sub(x, high), f64x2.mul(k, f64x2.splat(STEP_LOW)));
}

/** Where a lane's pair of words lies: i = k mod 256 is the lane's lowest byte. */
@inline
function pair0(stepped: v128): usize {
  return POWER_TABLE + ((<usize>i8x16.extract_lane_u(stepped, 0)) << 4);
}

@inline
function pair1(stepped: v128): usize {
  return POWER_TABLE + ((<usize>i8x16.extract_lane_u(stepped, 8)) << 4);
}

/** 2^(k/256). */
@inline
function powerV(stepped: v128): v128 {
  const words = v128.load64_lane(pair1(stepped), v128.load64_zero(pair0(stepped)), 1);
  return i64x2.add(words, i64x2.shl(stepped, 44));
}

@inline
function growthV(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const low = f64x2.add(
    f64x2.splat(0.49999999999999756),
    f64x2.mul(r, f64x2.splat(0.16666667994153958)),
  );
  const quotient = f64x2.add(low, f64x2.mul(r2, f64x2.splat(0.041666670537069316)));
  return f64x2.add(r, f64x2.mul(r2, quotient));
}

/** For |x| <= 708. */
@inline
function exponentialInRangeV(x: v128): v128 {
  const stepped = steppedV(x);
  const power = powerV(stepped);
  return f64x2.add(power, f64x2.mul(power, growthV(restV(x, stepped))));
}

/** For -708 <= x <= 709.78. */
@inline
function growthInRangeV(x: v128): v128 {
  const stepped = steppedV(x);
  const first = v128.load(pair0(stepped));
  const second = v128.load(pair1(stepped));
  const power = i64x2.add(i64x2.shuffle(first, second, 0, 2), i64x2.shl(stepped, 44));
  const tail = i64x2.shuffle(first, second, 1, 3);
  const r = restV(x, stepped);
  const r2 = f64x2.mul(r, r);
  const low = f64x2.add(f64x2.splat(0.5), f64x2.mul(r, f64x2.splat(0.16666666666666666)));
  const high = f64x2.add(
    f64x2.splat(0.041666666666666664),
    f64x2.mul(r, f64x2.splat(0.008333333333333333)),
  );
  const quotient = f64x2.add(low, f64x2.mul(r2, high));
  const growth = f64x2.add(f64x2.add(r, tail), f64x2.mul(r2, quotient));
  return f64x2.add(f64x2.sub(power, f64x2.splat(1)), f64x2.mul(power, growth));
}

@inline
function withSignOf(x: v128, size: v128): v128 {
  return v128.or(v128.and(x, f64x2.splat(-0.0)), size);
}

/** e^x for every double. Where x <= 0 is known, decayV is faster. */
@inline
export function expV(x: v128): v128 {
  const clamped = f64x2.pmax(f64x2.pmin(x, f64x2.splat(710)), f64x2.splat(-746));
  const stepped = steppedV(clamped);
  // n = k >> 9 goes to a second factor. Only its low 12 bits stay, so no sign is needed.
  const n = i64x2.shl(i64x2.shr_u(stepped, 9), 52);
  const power = i64x2.sub(powerV(stepped), n);
  const value = f64x2.add(power, f64x2.mul(power, growthV(restV(clamped, stepped))));
  return f64x2.mul(value, i64x2.add(n, f64x2.splat(1)));
}

/** e^x for x <= 0 (right up to 709); 0 below -708. */
@inline
export function decayV(x: v128): v128 {
  const smallest = f64x2.splat(ONE_FACTOR_SMALLEST);
  return v128.andnot(exponentialInRangeV(f64x2.pmax(x, smallest)), f64x2.lt(x, smallest));
}

/** e^x - 1; Infinity above 709.78. */
@inline
export function expm1V(x: v128): v128 {
  const largest = f64x2.splat(ONE_FACTOR_LARGEST);
  const clamped = f64x2.pmax(f64x2.pmin(x, largest), f64x2.splat(ONE_FACTOR_SMALLEST));
  return v128.bitselect(f64x2.splat(Infinity), growthInRangeV(clamped), f64x2.gt(x, largest));
}

@inline
export function sigmoidV(z: v128): v128 {
  const end = f64x2.splat(ONE_FACTOR_SMALLEST);
  const one = f64x2.splat(1);
  const clamped = f64x2.pmax(f64x2.pmin(f64x2.neg(z), f64x2.splat(-ONE_FACTOR_SMALLEST)), end);
  const value = f64x2.div(one, f64x2.add(one, exponentialInRangeV(clamped)));
  return v128.andnot(value, f64x2.lt(z, end));
}

@inline
export function tanhV(x: v128): v128 {
  const growth = growthInRangeV(f64x2.pmin(f64x2.abs(f64x2.add(x, x)), f64x2.splat(80)));
  return withSignOf(x, f64x2.div(growth, f64x2.add(growth, f64x2.splat(2))));
}

/** log(1 + u); NaN below -1. */
@inline
export function log1pV(u: v128): v128 {
  const isNear = v128.and(f64x2.ge(u, f64x2.splat(-0.5)), f64x2.le(u, f64x2.splat(1)));
  return v128.bitselect(logNearOneV(u), logV(f64x2.add(f64x2.splat(1), u)), isNear);
}

/** log(1 + e^z). */
@inline
export function softplusV(z: v128): v128 {
  const decay = decayV(f64x2.neg(f64x2.abs(z)));
  return f64x2.add(f64x2.pmax(z, f64x2.splat(0)), logNearOneV(decay));
}

@inline
export function erfV(x: v128): v128 {
  const one = f64x2.splat(1);
  const size = f64x2.pmin(f64x2.abs(x), f64x2.splat(6));
  const z = f64x2.mul(size, size);
  const near = f64x2.add(size, f64x2.mul(size, erfSeries(z)));
  const t = f64x2.div(one, f64x2.add(size, f64x2.splat(2)));
  const far = f64x2.sub(one, f64x2.mul(decayV(f64x2.neg(z)), erfcScaled(t)));
  return withSignOf(x, v128.bitselect(near, far, f64x2.lt(size, one)));
}

/** e^(-z^2/2) / sqrt(2 pi). */
@inline
export function normalDensityV(z: v128): v128 {
  const exponent = f64x2.mul(f64x2.mul(z, z), f64x2.splat(-0.5));
  return f64x2.mul(decayV(exponent), f64x2.splat(0.3989422804014327));
}
