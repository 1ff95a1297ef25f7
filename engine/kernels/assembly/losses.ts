import { BINARY_CROSS_ENTROPY, HALF_SQUARED_ERROR_SUM, MEAN_SQUARED_ERROR, SOFTMAX_CROSS_ENTROPY } from "../codes";
import { positive } from "./activations";
import { decayV, softplusV } from "./maths";
import { logV } from "./maths-series";

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
 * `scratch`. All arrays are [pair][unit][2].
 */
export function addLosses(
  kind: i32, sum: f64, z: usize, a: usize, targets: usize, scratch: usize,
  units: usize, samples: usize,
): f64 {
  const end = scratch + ((samples + 1) >> 1) * (units << 4);
  switch (kind) {
    case BINARY_CROSS_ENTROPY:
      binaryCrossEntropies(z, targets, scratch, end);
      break;
    case SOFTMAX_CROSS_ENTROPY:
      softmaxCrossEntropies(z, targets, scratch, end, units);
      break;
    default:
      squaredErrors(a, targets, scratch, end);
  }
  return addRows(sum, scratch, units, samples);
}

/** (a - y) times the factor, from `error` to `end`. */
export function outputErrors(factor: f64, a: usize, targets: usize, error: usize, end: usize): void {
  const f = f64x2.splat(factor);
  for (; error < end; error += 16, a += 16, targets += 16) {
    v128.store(error, f64x2.mul(f64x2.sub(v128.load(a), v128.load(targets)), f));
  }
}

/** a = softmax(z), row by row. */
export function softmaxes(z: usize, end: usize, a: usize, units: usize): void {
  const bytes = units << 4;
  for (; z < end; z += bytes, a += bytes) {
    const rowEnd = z + bytes;
    const largest = largestOf(z, rowEnd);
    let sum = f64x2.splat(0);
    let to = a;
    for (let from = z; from < rowEnd; from += 16, to += 16) {
      const power = decayV(f64x2.sub(v128.load(from), largest));
      v128.store(to, power);
      sum = f64x2.add(sum, power);
    }
    for (to = a; to < a + bytes; to += 16) {
      v128.store(to, f64x2.div(v128.load(to), sum));
    }
  }
}

function addRows(sum: f64, terms: usize, units: usize, samples: usize): f64 {
  const bytes = units << 4;
  for (const end = terms + (samples >> 1) * bytes; terms < end; terms += bytes) {
    for (let o = terms; o < terms + bytes; o += 16) {
      sum += load<f64>(o);
    }
    for (let o = terms; o < terms + bytes; o += 16) {
      sum += load<f64>(o, 8);
    }
  }
  if (samples & 1) {
    for (let o = terms; o < terms + bytes; o += 16) {
      sum += load<f64>(o);
    }
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

function softmaxCrossEntropies(z: usize, targets: usize, to: usize, end: usize, units: usize): void {
  const bytes = units << 4;
  for (; to < end; z += bytes) {
    const rowEnd = z + bytes;
    const largest = largestOf(z, rowEnd);
    let powers = f64x2.splat(0);
    for (let from = z; from < rowEnd; from += 16) {
      powers = f64x2.add(powers, decayV(f64x2.sub(v128.load(from), largest)));
    }
    const logOfPowers = logV(powers);
    for (let from = z; from < rowEnd; from += 16, to += 16, targets += 16) {
      const shifted = f64x2.sub(v128.load(from), largest);
      v128.store(to, f64x2.mul(v128.load(targets), f64x2.sub(logOfPowers, shifted)));
    }
  }
}

/** The largest number of each lane; NaN where there is one. */
@inline
function largestOf(z: usize, end: usize): v128 {
  let largest = v128.load(z);
  for (z += 16; z < end; z += 16) {
    largest = f64x2.max(largest, v128.load(z));
  }
  return largest;
}
