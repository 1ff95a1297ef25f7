// Every output element sums in ascending index on one accumulator that starts at 0: the bits of
// a run depend on it. The inner loops run across outputs, as SIMD lanes may, or over several sums
// at a time; within one sum nothing is ever regrouped.

/** So many samples at a time stay in the cache while every input meets them. */
const SAMPLES_AT_ONCE = 64;

/**
 * z = a W + b. Shapes: `a` is samples x inputs, `weights` inputs x units, `biases` units or
 * empty; `z`, samples x units, is overwritten. The bias is added after the sum.
 */
export function preActivations(
  a: Float64Array,
  weights: Float64Array,
  biases: Float64Array,
  z: Float64Array,
  inputs: number,
): void {
  const samples = a.length / inputs;
  multiply(a, weights, z, samples, inputs, z.length / samples);
  const units = biases.length;
  for (let row = 0; units > 0 && row < z.length; row += units) {
    for (let o = 0; o < units; o++) {
      z[row + o] = (z[row + o] ?? 0) + (biases[o] ?? 0);
    }
  }
}

/**
 * dC/dW = aᵀ delta: one row per input unit, the sum runs over the samples.
 *
 * Shapes: `a` is samples x inputs, `delta` samples x units; `gradient`, inputs x units, is
 * overwritten.
 * @see Goodfellow, Bengio, Courville, "Deep Learning" (2016), algorithm 6.4.
 */
export function weightGradient(
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
    const rows = delta.subarray(first * units, (first + count) * units);
    for (let i = 0; i < inputs; i++) {
      addRows(
        gradient.subarray(i * units, (i + 1) * units),
        rows,
        count,
        a,
        first * inputs + i,
        inputs,
      );
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

/**
 * dC/da of the layer's input: delta Wᵀ, the sum runs over the units.
 *
 * Shapes: `delta` is samples x units, `weights` inputs x units; `error`, samples x inputs, is
 * overwritten.
 */
export function inputError(
  delta: Float64Array,
  weights: Float64Array,
  error: Float64Array,
  samples: number,
): void {
  const inputs = error.length / samples;
  const units = delta.length / samples;
  for (let sample = 0; sample < samples; sample++) {
    const row = delta.subarray(sample * units, (sample + 1) * units);
    let i = 0;
    for (; i + 3 < inputs; i += 4) {
      fourDots(row, weights, i * units, error, sample * inputs + i);
    }
    for (; i < inputs; i++) {
      let sum = 0;
      for (let o = 0; o < units; o++) {
        sum += (row[o] ?? 0) * (weights[i * units + o] ?? 0);
      }
      error[sample * inputs + i] = sum;
    }
  }
}

/** Four sums side by side: `row` with each of four rows of `weights` from `at` on. */
function fourDots(
  row: Float64Array,
  weights: Float64Array,
  at: number,
  to: Float64Array,
  toAt: number,
): void {
  const units = row.length;
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  for (let o = 0; o < units; o++) {
    const factor = row[o] ?? 0;
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
    addRows(product.subarray(row * cols, (row + 1) * cols), right, inner, left, row * inner, 1);
  }
}

/**
 * Adds `count` rows, each times its factor, to `to`, in order. Four rows in one go fetch and store
 * every sum once; it is the same sum. Factors stand in `factors` from `at` on, `step` apart.
 */
function addRows(
  to: Float64Array,
  rows: Float64Array,
  count: number,
  factors: Float64Array,
  at: number,
  step: number,
): void {
  const cols = to.length;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const from = at + k * step;
    const [factor0, factor1] = [factors[from] ?? 0, factors[from + step] ?? 0];
    const [factor2, factor3] = [factors[from + 2 * step] ?? 0, factors[from + 3 * step] ?? 0];
    const row = k * cols;
    for (let col = 0; col < cols; col++) {
      let sum = (to[col] ?? 0) + factor0 * (rows[row + col] ?? 0);
      sum += factor1 * (rows[row + cols + col] ?? 0);
      sum += factor2 * (rows[row + 2 * cols + col] ?? 0);
      to[col] = sum + factor3 * (rows[row + 3 * cols + col] ?? 0);
    }
  }
  for (; k < count; k++) {
    addRow(to, rows, k * cols, factors[at + k * step] ?? 0);
  }
}

/** The row of `rows` from `at` on, times `factor`. */
function addRow(to: Float64Array, rows: Float64Array, at: number, factor: number): void {
  for (let col = 0; col < to.length; col++) {
    to[col] = (to[col] ?? 0) + factor * (rows[at + col] ?? 0);
  }
}
