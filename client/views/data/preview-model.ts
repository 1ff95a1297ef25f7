import { classNames, dataInputNames, outputNames } from "#engine/data/columns.ts";
import type { Dataset, RawData } from "#engine/data/dataset.ts";
import type { Matrix } from "#engine/matrix.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Least, most and mean of a column over all rows. */
export interface ColumnRange {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

export interface ClassCount {
  readonly name: string;
  readonly train: number;
  readonly test: number;
}

/** What there is to say and to draw about some data. */
export interface Preview {
  /** As they are in the data: before scaling and features. */
  readonly raw: RawData;
  readonly inputs: readonly string[];
  readonly trainRows: Uint32Array;
  readonly testRows: Uint32Array;
  /** Class of each row, from 0; null for numbers to learn. */
  readonly classOf: Uint8Array | null;
  readonly classes: readonly ClassCount[];
  /** Input columns, then, without classes, the outputs. */
  readonly ranges: readonly ColumnRange[];
}

/** Rules UI-23, UI-24: rows, classes and ranges of a document's data. */
export function previewOf(settings: TrainingSettings, raw: RawData, dataset: Dataset): Preview {
  const { trainRows, testRows, classCount } = dataset;
  const classOf = classCount === null ? null : (raw.classes ?? tableClasses(raw.targets));
  const inputs = dataInputNames(settings.data);
  return {
    raw,
    inputs,
    trainRows,
    testRows,
    classOf,
    classes:
      classOf === null
        ? []
        : namesOf(settings, raw, classCount ?? 0).map((name, index) => ({
            name,
            train: trainRows.reduce((sum, row) => sum + (classOf[row] === index ? 1 : 0), 0),
            test: testRows.reduce((sum, row) => sum + (classOf[row] === index ? 1 : 0), 0),
          })),
    ranges: [
      ...rangesOf(raw.inputs, inputs),
      ...(raw.targets === null ? [] : rangesOf(raw.targets, outputNames(settings))),
    ],
  };
}

/** A table's classes: of one column its larger value, of several the one that is 1. */
function tableClasses(targets: Matrix | null): Uint8Array | null {
  if (targets === null) {
    return null;
  }
  const { rows, cols, data } = targets;
  return Uint8Array.from({ length: rows }, (_, row) =>
    cols === 1
      ? Number((data[row] ?? 0) > 0)
      : data.subarray(row * cols, (row + 1) * cols).indexOf(1),
  );
}

function namesOf(settings: TrainingSettings, raw: RawData, count: number): readonly string[] {
  const known = classNames(settings.data);
  if (known !== null) {
    return known;
  }
  const names = outputNames(settings);
  if (count > 2 || names.length > 1) {
    return names;
  }
  const low = raw.targets?.data.includes(-1) === true ? -1 : 0;
  return [`${names[0]} = ${low}`, `${names[0]} = 1`];
}

function rangesOf({ rows, cols, data }: Matrix, names: readonly string[]): ColumnRange[] {
  return names.map((name, col) => {
    let [min, max, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    for (let row = 0; row < rows; row++) {
      const value = data[row * cols + col] ?? 0;
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
    }
    return { name, min, max, mean: sum / rows };
  });
}
