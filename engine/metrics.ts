import type { Dataset } from "#engine/data/dataset.ts";
import type { Matrix } from "#engine/matrix.ts";
import { networkLayers } from "#engine/network.ts";
import { penaltyOf } from "#engine/reference/regularization.ts";
import type { Activation, TrainingSettings } from "#engine/settings.ts";

/** How good a network is on one part of its data. */
export interface Metrics {
  /** Without penalty. */
  readonly loss: number;
  /** A summed loss divided by the rows, so that parts of different size compare. */
  readonly lossPerRow: number;
  readonly penalty: number;
  /** Share of the rows whose class is found, 0 to 1; null for regression. */
  readonly accuracy: number | null;
  /**
   * How often each class was taken for each. Shapes: classes x classes, rows are the actual
   * classes, columns the predicted ones; null for regression.
   */
  readonly confusion: Matrix | null;
  /**
   * 1 - sum (y - a)^2 / sum (y - mean of its output)^2, both over all rows and outputs; null for
   * classes and where the targets do not vary.
   */
  readonly r2: number | null;
}

/** What an evaluation of the part's rows gave. Shapes: `outputs` is rows x outputs. */
export interface EvaluatedPart {
  readonly parameters: Float64Array;
  readonly outputs: Matrix;
  readonly loss: number;
}

/**
 * The metrics of the training or the test rows; null when the dataset has no such rows.
 *
 * @param settings in force at that step: the penalty is by their regularisation.
 */
export function metricsOf(
  settings: TrainingSettings,
  dataset: Dataset,
  part: "train" | "test",
  { parameters, outputs, loss }: EvaluatedPart,
): Metrics | null {
  const samples = dataset[part];
  if (samples === null) {
    return null;
  }
  const { targets } = samples;
  const { classCount } = dataset;
  const confusion =
    classCount === null
      ? null
      : confusionOf(outputs, targets, outputActivation(settings), classCount);
  return {
    loss,
    lossPerRow: settings.loss === "half-squared-error-sum" ? loss / targets.rows : loss,
    penalty: penaltyOf(settings.regularization, networkLayers(settings), parameters),
    accuracy: confusion === null ? null : diagonalSum(confusion) / targets.rows,
    confusion,
    r2: classCount === null ? r2Of(outputs, targets) : null,
  };
}

/**
 * The class that an output row stands for. One unit is class 1 from 0.5 on (tanh and linear: from
 * 0 on); of several units the largest, at a tie the first.
 */
export function predictedClass(outputs: Matrix, row: number, activation: Activation): number {
  if (outputs.cols > 1) {
    return largestOf(outputs, row);
  }
  const threshold = activation === "tanh" || activation === "linear" ? 0 : 0.5;
  return (outputs.data[row] ?? 0) >= threshold ? 1 : 0;
}

/** The class that a target row stands for: one column is 0/1 or -1/1, several are one-hot. */
export function actualClass(targets: Matrix, row: number): number {
  if (targets.cols > 1) {
    return largestOf(targets, row);
  }
  return (targets.data[row] ?? 0) > 0 ? 1 : 0;
}

function outputActivation({ layers }: TrainingSettings): Activation {
  return layers.at(-1)?.activation ?? "linear";
}

function confusionOf(
  outputs: Matrix,
  targets: Matrix,
  activation: Activation,
  classCount: number,
): Matrix {
  const counts = new Float64Array(classCount * classCount);
  for (let row = 0; row < targets.rows; row++) {
    const at = actualClass(targets, row) * classCount + predictedClass(outputs, row, activation);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { rows: classCount, cols: classCount, data: counts };
}

function diagonalSum({ rows, cols, data }: Matrix): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    sum += data[i * cols + i] ?? 0;
  }
  return sum;
}

function largestOf({ cols, data }: Matrix, row: number): number {
  let best = 0;
  for (let col = 1; col < cols; col++) {
    if ((data[row * cols + col] ?? 0) > (data[row * cols + best] ?? 0)) {
      best = col;
    }
  }
  return best;
}

function r2Of(outputs: Matrix, targets: Matrix): number | null {
  const { rows, cols } = targets;
  let residual = 0;
  let total = 0;
  for (let col = 0; col < cols; col++) {
    // Counted from the first target, a column that does not vary has a mean of exactly 0.
    const first = targets.data[col] ?? 0;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      sum += (targets.data[row * cols + col] ?? 0) - first;
    }
    const mean = sum / rows;
    for (let row = 0; row < rows; row++) {
      const y = targets.data[row * cols + col] ?? 0;
      const missed = y - (outputs.data[row * cols + col] ?? 0);
      residual += missed * missed;
      total += (y - first - mean) * (y - first - mean);
    }
  }
  return total === 0 ? null : 1 - residual / total;
}
