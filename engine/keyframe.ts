import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Mt19937State } from "#engine/random/mt19937.ts";

/** Where a run with mini-batches stands in its epoch. */
export interface BatchState {
  /** This epoch's order: places in the training rows. */
  readonly order: Uint32Array;
  /** How many of them the epoch has trained with. */
  readonly position: number;
  /** The shuffle's generator after drawing `order`. */
  readonly generator: Mt19937State;
}

/** Everything that the engine needs to go on from a step with the same bits. */
export interface Keyframe {
  readonly engineVersion: string;
  readonly step: number;
  /** The last event that is contained; 0 when there was none. */
  readonly seq: number;
  /** Every layer in turn: W row by row (in x out), then b when the network has biases. */
  readonly parameters: Float64Array;
  /**
   * The optimiser's own numbers, each group in the order of `parameters`: nothing for sgd; v for
   * momentum and nesterov; the mean or sum of squares for rmsprop and adagrad; m, v, then
   * beta1^step and beta2^step for adam.
   */
  readonly optimizerState: Float64Array;
  readonly hyperParameters: HyperParameters;
  /** Null for full batches. */
  readonly batches: BatchState | null;
}
