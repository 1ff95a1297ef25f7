import type { Matrix } from "#engine/matrix.ts";
import type { UpdateRule } from "#engine/settings.ts";

/**
 * Everything that one layer computes in one step. Shapes: a matrix of samples has one row per
 * sample of the batch; W and what belongs to it is inputs x units; b and what belongs to it is
 * 1 x units, or 1 x 0 without biases.
 */
export interface LayerExplanation {
  /** Counts from 1. */
  readonly number: number;
  readonly rule: UpdateRule;
  /** a of the layer below, or X. Shapes: samples x inputs. */
  readonly input: Matrix;
  readonly weights: Matrix;
  readonly biases: Matrix;
  /** z = input W + b. Shapes: samples x units. */
  readonly preActivation: Matrix;
  /** a = f(z). Shapes: samples x units. */
  readonly output: Matrix;
  /** f'(z). Null at the output under a cross-entropy, where it cancels. */
  readonly slope: Matrix | null;
  /**
   * e = dC/da: from a - y at the output, delta Wᵀ of the layer above elsewhere; where the slope
   * cancels it is delta.
   */
  readonly error: Matrix;
  /** delta = dC/dz = e ∘ f'(z). Shapes: samples x units. */
  readonly delta: Matrix;
  /** dC/dW = inputᵀ delta, whatever the rule says. */
  readonly weightGradient: Matrix;
  /** What the rule puts in its place. */
  readonly appliedUpdate: Matrix;
  readonly biasGradient: Matrix;
  /** Of the penalty, for W alone: what is added to `appliedUpdate` before the optimiser. */
  readonly penaltyGradient: Matrix;
  /** What the learning rate multiplies: next W = W - learningRate * weightDirection. */
  readonly weightDirection: Matrix;
  readonly biasDirection: Matrix;
  /** The optimiser's numbers after this update: v, the squares, or m and v; none for sgd. */
  readonly weightMoments: readonly Matrix[];
  readonly biasMoments: readonly Matrix[];
  readonly nextWeights: Matrix;
  readonly nextBiases: Matrix;
}

/**
 * One update from beginning to end. Its arrays are nobody else's; a number that has two names (a of a
 * layer is the input of the next one) may stand in one array.
 */
export interface StepExplanation {
  /** The batch: places in the training rows, in its order. */
  readonly rows: Uint32Array;
  /** Shapes: samples x outputs. */
  readonly targets: Matrix;
  /** Of the batch, without penalty. */
  readonly loss: number;
  readonly penalty: number;
  /** beta1^t and beta2^t of this update; null for every optimiser but adam. */
  readonly betaPowers: readonly [beta1: number, beta2: number] | null;
  readonly layers: readonly LayerExplanation[];
}
