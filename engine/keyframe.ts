import type { StopSettings } from "#engine/settings.ts";

/** Everything that the engine needs to go on from a step with the same bits. */
export interface Keyframe {
  readonly engineVersion: string;
  readonly step: number;
  /** The last event that is contained; 0 when there was none. */
  readonly seq: number;
  /** Every layer in turn: W row by row (in x out), then b when the network has biases. */
  readonly parameters: Float64Array;
  /** The optimiser's own numbers and the steps it counted; empty for plain gradient descent. */
  readonly optimizerState: Float64Array;
  readonly learningRate: number;
  readonly stop: StopSettings;
}
