import type { NetworkAxes } from "#client/maths/network-axes.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Matrix } from "#engine/matrix.ts";
import type { StepExplanation } from "#engine/reference/explanation.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What the entities of one iteration are made of. */
export interface EntitySource {
  readonly settings: TrainingSettings;
  readonly hyperParameters: HyperParameters;
  readonly explanation: StepExplanation;
  /** The optimiser's state before the update, as in a keyframe. */
  readonly optimizerState: Float64Array;
  readonly axes: NetworkAxes;
  readonly convention: SignConvention;
}

/** The same numbers with the other sign; 0 has none. */
export function negated({ rows, cols, data }: Matrix): Matrix {
  // A loop: `map` takes ten times as long on the rows of 1,797 samples.
  const turned = new Float64Array(data.length);
  for (let i = 0; i < data.length; i++) {
    turned[i] = 0 - (data[i] ?? 0);
  }
  return { rows, cols, data: turned };
}
