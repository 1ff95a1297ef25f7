/**
 * The products of a layer's passes over one batch. Every element is one sum in ascending index on one
 * accumulator that starts at 0: whoever computes them gets the same bits. Matrices lie row by row.
 */
export interface Products {
  /**
   * z = a W + b. Shapes: `a` is samples x inputs, `weights` inputs x units, `biases` units or
   * empty; `z`, samples x units, is overwritten. The bias is added after the sum.
   */
  preActivations(
    a: Float64Array,
    weights: Float64Array,
    biases: Float64Array,
    z: Float64Array,
    inputs: number,
  ): void;
  /**
   * dC/dW = aᵀ delta: one row per input unit, the sum runs over the samples.
   *
   * Shapes: `a` is samples x inputs, `delta` samples x units; `gradient`, inputs x units, is
   * overwritten.
   * @see Goodfellow, Bengio, Courville, "Deep Learning" (2016), algorithm 6.4.
   */
  weightGradient(
    a: Float64Array,
    delta: Float64Array,
    gradient: Float64Array,
    samples: number,
  ): void;
  /**
   * dC/da of the layer's input: delta Wᵀ, the sum runs over the units.
   *
   * Shapes: `delta` is samples x units, `weights` inputs x units; `error`, samples x inputs, is
   * overwritten.
   */
  inputError(
    delta: Float64Array,
    weights: Float64Array,
    error: Float64Array,
    samples: number,
  ): void;
}
