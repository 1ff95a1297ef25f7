import {
  BINARY_CROSS_ENTROPY,
  HALF_SQUARED_ERROR_SUM,
  MEAN_SQUARED_ERROR,
  SOFTMAX_CROSS_ENTROPY,
} from "../codes";
import { positive } from "./activations";
import { decayV, softplusV } from "./maths";
import { logV } from "./maths-series";
import { columnBytes } from "./tiles";

// As engine/reference/loss.ts. A vector holds one output of two rows, so rows are lanes.

/** What the sum over samples and outputs is multiplied with. */
export function lossFactor(kind: i32, samples: i32, units: i32): f64 {
  switch (kind) {
    case HALF_SQUARED_ERROR_SUM:
      return 0.5;
    case SOFTMAX_CROSS_ENTROPY:
      return 1.0 / <f64>samples;
    default:
      return 1.0 / <f64>(samples * units);
  }
}

/** What a - y is multiplied with. */
export function errorFactor(kind: i32, samples: i32, units: i32): f64 {
  switch (kind) {
    case HALF_SQUARED_ERROR_SUM:
      return 1;
    case MEAN_SQUARED_ERROR:
      return 2.0 / <f64>(samples * units);
    case SOFTMAX_CROSS_ENTROPY:
      return 1.0 / <f64>samples;
    default:
      return 1.0 / <f64>(samples * units);
  }
}

/**
 * `sum` plus the loss of each sample in turn, outputs within it. Writes each output's part to
 * `scratch`. How arrays lie: see tiles.ts.
 */
export function addLosses(
  kind: i32,
  sum: f64,
  z: usize,
  a: usize,
  targets: usize,
  scratch: usize,
  units: usize,
  samples: usize,
): f64 {
  const end = scratch + units * columnBytes(samples);
  switch (kind) {
    case BINARY_CROSS_ENTROPY:
      binaryCrossEntropies(z, targets, scratch, end);
      break;
    case SOFTMAX_CROSS_ENTROPY:
      softmaxCrossEntropies(z, targets, scratch, units, samples);
      break;
    default:
      squaredErrors(a, targets, scratch, end);
  }
  return addRows(sum, scratch, units, samples);
}

/** (a - y) times the factor, from `error` to `end`. */
export function outputErrors(
  factor: f64,
  a: usize,
  targets: usize,
  error: usize,
  end: usize,
): void {
  const f = f64x2.splat(factor);
  for (; error < end; error += 16, a += 16, targets += 16) {
    v128.store(error, f64x2.mul(f64x2.sub(v128.load(a), v128.load(targets)), f));
  }
}

/** a = softmax(z), row by row. */
export function softmaxes(z: usize, a: usize, units: usize, samples: usize): void {
  const bytes = units << 6;
  for (const end = z + (samples >> 3) * bytes; z < end; z += bytes, a += bytes) {
    for (let lane: usize = 0; lane < 64; lane += 16) {
      softmax(z + lane, z + bytes, 64, a + lane);
    }
  }
  for (let rest = <i32>(samples & 7); rest > 0; rest -= 2, z += units << 4, a += units << 4) {
    softmax(z, z + (units << 4), 16, a);
  }
}

/** Of two rows, whose units lie `step` bytes apart. */
function softmax(z: usize, end: usize, step: usize, a: usize): void {
  const largest = largestOf(z, end, step);
  let sum = f64x2.splat(0);
  let to = a;
  for (let from = z; from < end; from += step, to += step) {
    const power = decayV(f64x2.sub(v128.load(from), largest));
    v128.store(to, power);
    sum = f64x2.add(sum, power);
  }
  for (to = a; z < end; z += step, to += step) {
    v128.store(to, f64x2.div(v128.load(to), sum));
  }
}

function addRows(sum: f64, terms: usize, units: usize, samples: usize): f64 {
  const bytes = units << 6;
  for (const end = terms + (samples >> 3) * bytes; terms < end; terms += bytes) {
    for (let lane: usize = 0; lane < 64; lane += 8) {
      for (let o = terms + lane; o < terms + bytes; o += 64) {
        sum += load<f64>(o);
      }
    }
  }
  for (let rest = <i32>(samples & 7); rest > 0; rest -= 2) {
    const end = terms + (units << 4);
    for (let o = terms; o < end; o += 16) {
      sum += load<f64>(o);
    }
    for (let o = terms; rest > 1 && o < end; o += 16) {
      sum += load<f64>(o, 8);
    }
    terms = end;
  }
  return sum;
}

function squaredErrors(a: usize, targets: usize, to: usize, end: usize): void {
  for (; to < end; to += 16, a += 16, targets += 16) {
    const error = f64x2.sub(v128.load(a), v128.load(targets));
    v128.store(to, f64x2.mul(error, error));
  }
}

function binaryCrossEntropies(z: usize, targets: usize, to: usize, end: usize): void {
  for (; to < end; to += 16, z += 16, targets += 16) {
    const x = v128.load(z);
    const linear = f64x2.sub(positive(x), f64x2.mul(v128.load(targets), x));
    v128.store(to, f64x2.add(linear, softplusV(f64x2.neg(f64x2.abs(x)))));
  }
}

function softmaxCrossEntropies(
  z: usize,
  targets: usize,
  to: usize,
  units: usize,
  samples: usize,
): void {
  const bytes = units << 6;
  for (const end = z + (samples >> 3) * bytes; z < end; z += bytes, targets += bytes, to += bytes) {
    for (let lane: usize = 0; lane < 64; lane += 16) {
      softmaxCrossEntropy(z + lane, z + bytes, 64, targets + lane, to + lane);
    }
  }
  const pairBytes = units << 4;
  for (let rest = <i32>(samples & 7); rest > 0; rest -= 2) {
    softmaxCrossEntropy(z, z + pairBytes, 16, targets, to);
    z += pairBytes;
    targets += pairBytes;
    to += pairBytes;
  }
}

/** Of two rows, whose units lie `step` bytes apart. */
function softmaxCrossEntropy(z: usize, end: usize, step: usize, targets: usize, to: usize): void {
  const largest = largestOf(z, end, step);
  let powers = f64x2.splat(0);
  for (let from = z; from < end; from += step) {
    powers = f64x2.add(powers, decayV(f64x2.sub(v128.load(from), largest)));
  }
  const logOfPowers = logV(powers);
  for (; z < end; z += step, to += step, targets += step) {
    const shifted = f64x2.sub(v128.load(z), largest);
    v128.store(to, f64x2.mul(v128.load(targets), f64x2.sub(logOfPowers, shifted)));
  }
}

/** The largest number of each lane; NaN where there is one. */
@inline
function largestOf(z: usize, end: usize, step: usize): v128 {
  let largest = v128.load(z);
  for (z += step; z < end; z += step) {
    largest = f64x2.max(largest, v128.load(z));
  }
  return largest;
}
