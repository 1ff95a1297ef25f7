import { rowCount, trainingRowCount } from "#engine/data/columns.ts";
import type { Dataset, RawData, Samples } from "#engine/data/dataset.ts";
import { featuresOf } from "#engine/data/features.ts";
import { scaled, scalerOf } from "#engine/data/scaler.ts";
import { splitRows } from "#engine/data/split.ts";
import { classCountOf, targetsOf } from "#engine/data/targets.ts";
import { copyOf, type Matrix, ShapeError, zeros } from "#engine/matrix.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/**
 * What a run of these settings trains on: split, then scaling by the training rows, then
 * features, and targets as the output layer needs them. Fresh matrices.
 *
 * @throws {ShapeError} when `raw` is not the data that the settings name.
 */
export function datasetOf(settings: TrainingSettings, raw: RawData): Dataset {
  const rows = rowCount(settings.data);
  if (rows !== raw.inputs.rows) {
    throw new ShapeError(`${raw.inputs.rows} rows of data where the settings name ${rows}`);
  }
  const testCount = rows - trainingRowCount(settings);
  const { trainRows, testRows } = splitRows(rows, testCount, settings.splitSeed);
  const scaler = scalerOf(settings.data.scaling, pick(raw.inputs, trainRows));
  const transform = (points: Matrix): Matrix => {
    const inputs = scaler === null ? copyOf(points) : scaled(scaler, points);
    return settings.features === undefined ? inputs : featuresOf(settings.features, inputs);
  };
  const targets = targetsOf(settings, raw);
  const samplesAt = (places: Uint32Array): Samples => ({
    inputs: transform(pick(raw.inputs, places)),
    targets: pick(targets, places),
  });
  return {
    train: samplesAt(trainRows),
    test: testRows.length === 0 ? null : samplesAt(testRows),
    trainRows,
    testRows,
    classCount: classCountOf(settings, raw),
    transform,
  };
}

function pick(matrix: Matrix, rows: Uint32Array): Matrix {
  const { cols, data } = matrix;
  const picked = zeros(rows.length, cols);
  for (const [i, row] of rows.entries()) {
    picked.data.set(data.subarray(row * cols, (row + 1) * cols), i * cols);
  }
  return picked;
}
