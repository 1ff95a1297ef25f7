import type { Matrix } from "#engine/matrix.ts";
import { type EvaluatedRows, Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** The output activations of all rows. Shapes: rows x outputs, fresh. */
export function predict(
  settings: TrainingSettings,
  rows: EvaluatedRows,
  parameters: Float64Array,
): Matrix {
  const evaluation = new Evaluation(settings, rows);
  evaluation.run(parameters);
  return evaluation.outputs;
}

/**
 * a of every layer, X first and the output last. Shapes: rows x that layer's width, fresh but
 * for X, which is the rows' own.
 */
export function activations(
  settings: TrainingSettings,
  rows: EvaluatedRows,
  parameters: Float64Array,
): readonly Matrix[] {
  const evaluation = new Evaluation(settings, rows);
  evaluation.run(parameters);
  return evaluation.activations;
}
