import { trainingRowCount } from "#engine/data/columns.ts";
import type { Dataset, RawData, Samples } from "#engine/data/dataset.ts";
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
  const rowCount = raw.inputs.rows;
  const trainCount = trainingRowCount(settings);
  if (trainCount > rowCount) {
    throw new ShapeError(`${rowCount} rows of data where the settings name more`);
  }
  const { trainRows, testRows } = splitRows(rowCount, rowCount - trainCount, settings.splitSeed);
  const scaler = scalerOf(settings.data.scaling, pick(raw.inputs, trainRows));
  const transform = (points: Matrix): Matrix =>
    scaler === null ? copyOf(points) : scaled(scaler, points);
  const targets = targetsOf(settings, raw);
  const samplesAt = (rows: Uint32Array): Samples => ({
    inputs: transform(pick(raw.inputs, rows)),
    targets: pick(targets, rows),
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
