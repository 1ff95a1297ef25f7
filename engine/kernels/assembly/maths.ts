/**
 * engine/maths/{exponential,hyperbolic,softplus,error-function}.ts for two numbers at once, operation
 * by operation: the same bits in both lanes, for NaN, infinities and zeros too. Both sides of a
 * choice are computed and one is selected. `pmin(x, c)` and `pmax(x, c)` keep a NaN in x and cost
 * one instruction, unlike `min` and `max`.
 */
import {
  constant,
  INFINITE,
  join,
  line,
  MINUS_HALF,
  ONE,
  SIGN,
  TWO,
  ZERO,
} from "./maths-constants";
import { erfcScaled, erfSeries, logNearOneV, logV } from "./maths-series";
import { POWER_TABLE } from "./maths-table";

const STEPS_PER_UNIT: usize = memory.data<f64>([369.3299304675746]);
const STEP_HIGH: usize = memory.data<f64>([0.002707606173999011]);
const STEP_LOW: usize = memory.data<f64>([6.327543041662719e-14]);
const ROUNDER: usize = memory.data<f64>([6755399441055744]);
const GROWTH: usize = memory.data<f64>([0.49999999999999756, 0.16666667994153958]);
const GROWTH_END: usize = memory.data<f64>([0.041666670537069316]);
const PRECISE_GROWTH: usize = memory.data<f64>([
  0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333,
]);

const SMALLEST: usize = memory.data<f64>([-746]);
const LARGEST: usize = memory.data<f64>([710]);
const ONE_FACTOR_SMALLEST: usize = memory.data<f64>([-708]);
const ONE_FACTOR_LARGEST: usize = memory.data<f64>([709.78]);
const SIGMOID_LARGEST: usize = memory.data<f64>([708]);
const TWICE_TANH_END: usize = memory.data<f64>([80]);
const ERF_END: usize = memory.data<f64>([6]);
const INVERSE_ROOT_TWO_PI: usize = memory.data<f64>([0.3989422804014327]);

/** The integer k nearest to x / (ln2/256), in the low bits of the sum. */
@inline
function steppedV(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, constant(STEPS_PER_UNIT)), constant(ROUNDER));
}

@inline
function restV(x: v128, stepped: v128): v128 {
  const k = f64x2.sub(stepped, constant(ROUNDER));
  const high = f64x2.mul(k, constant(STEP_HIGH));
  return f64x2.sub(f64x2.sub(x, high), f64x2.mul(k, constant(STEP_LOW)));
}

/** Where in the table the first lane's pair of words lies, for i = k mod 256. */
@inline
function place0(stepped: v128): usize {
  return (<usize>i32x4.extract_lane(stepped, 0) & 255) << 4;
}

@inline
function place1(stepped: v128): usize {
  return (<usize>i32x4.extract_lane(stepped, 2) & 255) << 4;
}

/** 2^(k/256). */
@inline
function powerV(stepped: v128): v128 {
  const first = v128.load64_zero(place0(stepped), POWER_TABLE);
  const words = v128.load64_lane(place1(stepped), first, 1, POWER_TABLE);
  return i64x2.add(words, i64x2.shl(stepped, 44));
}

@inline
function growthV(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const quotient = join(r2, line(r, GROWTH, 0), constant(GROWTH_END));
  return join(r2, r, quotient);
}

/** For |x| <= 708. */
@inline
function exponentialInRangeV(x: v128): v128 {
  const stepped = steppedV(x);
  const power = powerV(stepped);
  return join(power, power, growthV(restV(x, stepped)));
}

/** For -708 <= x <= 709.78. */
@inline
function growthInRangeV(x: v128): v128 {
  const stepped = steppedV(x);
  const first = v128.load(place0(stepped), POWER_TABLE);
  const second = v128.load(place1(stepped), POWER_TABLE);
  const power = i64x2.add(i64x2.shuffle(first, second, 0, 2), i64x2.shl(stepped, 44));
  const tail = i64x2.shuffle(first, second, 1, 3);
  const r = restV(x, stepped);
  const r2 = f64x2.mul(r, r);
  const quotient = join(r2, line(r, PRECISE_GROWTH, 0), line(r, PRECISE_GROWTH, 1));
  const growth = join(r2, f64x2.add(r, tail), quotient);
  return join(power, f64x2.sub(power, constant(ONE)), growth);
}

@inline
function withSignOf(x: v128, size: v128): v128 {
  return v128.or(v128.and(x, constant(SIGN)), size);
}

/** e^x for every double. Where x <= 0 is known, decayV is faster. */
@inline
export function expV(x: v128): v128 {
  const clamped = f64x2.pmax(f64x2.pmin(x, constant(LARGEST)), constant(SMALLEST));
  const stepped = steppedV(clamped);
  // n = k >> 9 goes to a second factor. Only its low 12 bits stay, so no sign is needed.
  const n = i64x2.shl(i64x2.shr_u(stepped, 9), 52);
  const power = i64x2.sub(powerV(stepped), n);
  const value = join(power, power, growthV(restV(clamped, stepped)));
  return f64x2.mul(value, i64x2.add(n, constant(ONE)));
}

/** e^x for x <= 0 (right up to 709); 0 below -708. */
@inline
export function decayV(x: v128): v128 {
  const smallest = constant(ONE_FACTOR_SMALLEST);
  return v128.andnot(exponentialInRangeV(f64x2.pmax(x, smallest)), f64x2.lt(x, smallest));
}

/** e^x - 1; Infinity above 709.78. */
@inline
export function expm1V(x: v128): v128 {
  const largest = constant(ONE_FACTOR_LARGEST);
  const clamped = f64x2.pmax(f64x2.pmin(x, largest), constant(ONE_FACTOR_SMALLEST));
  return v128.bitselect(constant(INFINITE), growthInRangeV(clamped), f64x2.gt(x, largest));
}

/**
 * 1 / (1 + e^-z); 0 below -708. The minus is left out and each sum with it turned round, which
 * rounds to the same bits and saves an operation: `rest` is minus the rest of -z.
 */
@inline
export function sigmoidV(z: v128): v128 {
  const one = constant(ONE);
  const end = constant(ONE_FACTOR_SMALLEST);
  const clamped = f64x2.pmin(f64x2.pmax(z, end), constant(SIGMOID_LARGEST));
  const stepped = f64x2.sub(constant(ROUNDER), f64x2.mul(clamped, constant(STEPS_PER_UNIT)));
  const k = f64x2.sub(stepped, constant(ROUNDER));
  const rest = join(k, join(k, clamped, constant(STEP_HIGH)), constant(STEP_LOW));
  const square = f64x2.mul(rest, rest);
  const low = f64x2.sub(constant(GROWTH), f64x2.mul(rest, constant(GROWTH + 8)));
  const quotient = join(square, low, constant(GROWTH_END));
  const growth = f64x2.sub(f64x2.mul(square, quotient), rest);
  const power = powerV(stepped);
  const value = f64x2.div(one, f64x2.add(one, join(power, power, growth)));
  return v128.andnot(value, f64x2.lt(z, end));
}

@inline
export function tanhV(x: v128): v128 {
  const twice = f64x2.pmin(f64x2.abs(f64x2.add(x, x)), constant(TWICE_TANH_END));
  const growth = growthInRangeV(twice);
  return withSignOf(x, f64x2.div(growth, f64x2.add(growth, constant(TWO))));
}

/** log(1 + u); NaN below -1. */
@inline
export function log1pV(u: v128): v128 {
  const one = constant(ONE);
  const isNear = v128.and(f64x2.ge(u, constant(MINUS_HALF)), f64x2.le(u, one));
  return v128.bitselect(logNearOneV(u), logV(f64x2.add(one, u)), isNear);
}

/** log(1 + e^z). */
@inline
export function softplusV(z: v128): v128 {
  const decay = decayV(f64x2.neg(f64x2.abs(z)));
  return f64x2.add(f64x2.pmax(z, constant(ZERO)), logNearOneV(decay));
}

@inline
export function erfV(x: v128): v128 {
  const one = constant(ONE);
  const size = f64x2.pmin(f64x2.abs(x), constant(ERF_END));
  const z = f64x2.mul(size, size);
  const near = join(size, size, erfSeries(z));
  const scaled = erfcScaled(f64x2.div(one, f64x2.add(size, constant(TWO))));
  const far = f64x2.sub(one, f64x2.mul(decayV(f64x2.neg(z)), scaled));
  return withSignOf(x, v128.bitselect(near, far, f64x2.lt(size, one)));
}

/** e^(-z^2/2) / sqrt(2 pi). */
@inline
export function normalDensityV(z: v128): v128 {
  const exponent = f64x2.mul(f64x2.mul(z, z), constant(MINUS_HALF));
  return f64x2.mul(decayV(exponent), constant(INVERSE_ROOT_TWO_PI));
}
