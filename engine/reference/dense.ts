// Every output element sums in ascending index on one accumulator that starts at 0: the bits of
// a run depend on it. The inner loops run across outputs, as SIMD lanes may, or over several sums
// at a time; within one sum nothing is ever regrouped.

import type { Products } from "#engine/products.ts";

/** So many samples at a time stay in the cache while every input meets them. */
const SAMPLES_AT_ONCE = 64;

/** The products in plain TypeScript. */
export const plainProducts: Products = { preActivations, weightGradient, inputError };

function preActivations(
  a: Float64Array,
  weights: Float64Array,
  biases: Float64Array,
  z: Float64Array,
  inputs: number,
): void {
  const samples = a.length / inputs;
  multiply(a, weights, z, samples, inputs, z.length / samples);
  addBiases(z, biases);
}

/** Adds b to every row of z. Shapes: samples x units; units or empty. */
export function addBiases(z: Float64Array, biases: Float64Array): void {
  const units = biases.length;
  for (let row = 0; units > 0 && row < z.length; row += units) {
    for (let o = 0; o < units; o++) {
      z[row + o] = (z[row + o] ?? 0) + (biases[o] ?? 0);
    }
  }
}

function weightGradient(
  a: Float64Array,
  delta: Float64Array,
  gradient: Float64Array,
  samples: number,
): void {
  const inputs = a.length / samples;
  const units = delta.length / samples;
  gradient.fill(0);
  for (let first = 0; first < samples; first += SAMPLES_AT_ONCE) {
    const count = Math.min(SAMPLES_AT_ONCE, samples - first);
    for (let i = 0; i < inputs; i++) {
      const from = first * inputs + i;
      addRows(gradient, i * units, units, delta, first * units, count, a, from, inputs);
    }
  }
}

/** dC/db: the sum of delta over the samples. Shapes: `delta` samples x units, `gradient` units. */
export function biasGradient(delta: Float64Array, gradient: Float64Array): void {
  const units = gradient.length;
  gradient.fill(0);
  for (let row = 0; units > 0 && row < delta.length; row += units) {
    for (let o = 0; o < units; o++) {
      gradient[o] = (gradient[o] ?? 0) + (delta[row + o] ?? 0);
    }
  }
}

function inputError(
  delta: Float64Array,
  weights: Float64Array,
  error: Float64Array,
  samples: number,
): void {
  const inputs = error.length / samples;
  const units = delta.length / samples;
  for (let sample = 0; sample < samples; sample++) {
    const row = sample * units;
    let i = 0;
    for (; i + 3 < inputs; i += 4) {
      fourDots(delta, row, units, weights, i * units, error, sample * inputs + i);
    }
    for (; i < inputs; i++) {
      let sum = 0;
      for (let o = 0; o < units; o++) {
        sum += (delta[row + o] ?? 0) * (weights[i * units + o] ?? 0);
      }
      error[sample * inputs + i] = sum;
    }
  }
}

/** Four sums side by side: `units` numbers of `rows` from `row` on with four rows of `weights`. */
function fourDots(
  rows: Float64Array,
  row: number,
  units: number,
  weights: Float64Array,
  at: number,
  to: Float64Array,
  toAt: number,
): void {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let o = 0; o < units; o++) {
    const factor = rows[row + o] ?? 0;
    sum0 += factor * (weights[at + o] ?? 0);
    sum1 += factor * (weights[at + units + o] ?? 0);
    sum2 += factor * (weights[at + 2 * units + o] ?? 0);
    sum3 += factor * (weights[at + 3 * units + o] ?? 0);
  }
  to[toAt] = sum0;
  to[toAt + 1] = sum1;
  to[toAt + 2] = sum2;
  to[toAt + 3] = sum3;
}

/** `product` = `left` `right`. Shapes: rows x inner, inner x cols, rows x cols. */
function multiply(
  left: Float64Array,
  right: Float64Array,
  product: Float64Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  product.fill(0);
  for (let row = 0; row < rows; row++) {
    addRows(product, row * cols, cols, right, 0, inner, left, row * inner, 1);
  }
}

/**
 * Adds `count` rows of `cols` numbers (of `rows`, from `rowsAt` on), each times its factor, to those
 * of `to` from `toAt` on, in order. Four rows in one go fetch and store every sum once; it is the
 * same sum. Factors stand in `factors` from `at` on, `step` apart.
 */
function addRows(
  to: Float64Array,
  toAt: number,
  cols: number,
  rows: Float64Array,
  rowsAt: number,
  count: number,
  factors: Float64Array,
  at: number,
  step: number,
): void {
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const from = at + k * step;
    const factor0 = factors[from] ?? 0;
    const factor1 = factors[from + step] ?? 0;
    const factor2 = factors[from + 2 * step] ?? 0;
    const factor3 = factors[from + 3 * step] ?? 0;
    const row = rowsAt + k * cols;
    for (let col = 0; col < cols; col++) {
      let sum = (to[toAt + col] ?? 0) + factor0 * (rows[row + col] ?? 0);
      sum += factor1 * (rows[row + cols + col] ?? 0);
      sum += factor2 * (rows[row + 2 * cols + col] ?? 0);
      to[toAt + col] = sum + factor3 * (rows[row + 3 * cols + col] ?? 0);
    }
  }
  for (; k < count; k++) {
    addRow(to, toAt, cols, rows, rowsAt + k * cols, factors[at + k * step] ?? 0);
  }
}

/** One row of `cols` numbers (of `rows`, from `rowAt` on), times `factor`. */
function addRow(
  to: Float64Array,
  toAt: number,
  cols: number,
  rows: Float64Array,
  rowAt: number,
  factor: number,
): void {
  for (let col = 0; col < cols; col++) {
    to[toAt + col] = (to[toAt + col] ?? 0) + factor * (rows[rowAt + col] ?? 0);
  }
}
