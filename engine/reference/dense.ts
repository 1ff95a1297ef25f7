// Every output element sums in ascending index on one accumulator that starts at 0: the bits of
// a run depend on it. The inner loops run across outputs, as SIMD lanes may.

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
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < inputs; i++) {
      const input = a[sample * inputs + i] ?? 0;
      for (let o = 0; o < units; o++) {
        const to = i * units + o;
        gradient[to] = (gradient[to] ?? 0) + input * (delta[sample * units + o] ?? 0);
      }
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
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let o = 0; o < units; o++) {
        sum += (delta[sample * units + o] ?? 0) * (weights[i * units + o] ?? 0);
      }
      error[sample * inputs + i] = sum;
    }
  }
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
    for (let k = 0; k < inner; k++) {
      const factor = left[row * inner + k] ?? 0;
      for (let col = 0; col < cols; col++) {
        const to = row * cols + col;
        product[to] = (product[to] ?? 0) + factor * (right[k * cols + col] ?? 0);
      }
    }
  }
}
