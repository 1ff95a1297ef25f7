import type { Dataset, Samples } from "#engine/data/dataset.ts";
import { type Matrix, rowsOf } from "#engine/matrix.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import { predict } from "#engine/reference/predict.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Training } from "#engine/training.ts";

const PREDICTIONS_SHOWN = 100;

/**
 * A run at one step, as the command prints it. Parameters are finite always. JSON turns what is
 * not into null: just before a divergence, the loss of all rows where a batch's was finite still.
 */
export interface Snapshot {
  readonly step: number;
  /** Over the training rows, without the penalty. */
  readonly loss: number;
  readonly testLoss: number | null;
  /** Shapes: `weights[l]` is in x out, `biases[l]` is flat and empty in a network without them. */
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly biases: readonly (readonly number[])[];
  /** Output activations of the first training rows. Shapes: at most 100 rows x outputs. */
  readonly predictions: readonly (readonly number[])[];
}

export function snapshotOf(
  settings: TrainingSettings,
  { train }: Dataset,
  training: Training,
): Snapshot {
  const { parameters } = training;
  const layers = networkLayers(settings);
  return {
    step: training.step,
    loss: training.loss,
    testLoss: training.testLoss,
    weights: layers.map((layer) => rowsOf(weightsOf(layer, parameters))),
    biases: layers.map((layer) => Array.from(biasesOf(layer, parameters))),
    predictions: rowsOf(predict(settings, firstOf(train), parameters)),
  };
}

function firstOf({ inputs, targets }: Samples): Samples {
  return { inputs: firstRows(inputs), targets: firstRows(targets) };
}

function firstRows({ rows, cols, data }: Matrix): Matrix {
  const kept = Math.min(rows, PREDICTIONS_SHOWN);
  return { rows: kept, cols, data: data.subarray(0, kept * cols) };
}
