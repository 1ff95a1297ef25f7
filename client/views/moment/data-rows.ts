import type { Dataset, Samples } from "#engine/data/dataset.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";

/** Where a row of the data, counted from 0 as in the data, stands in the run. */
export interface DataRow {
  readonly samples: Samples;
  /** Its place in `samples`. */
  readonly at: number;
  readonly isTest: boolean;
}

export function rowCountOf({ trainRows, testRows }: Dataset): number {
  return trainRows.length + testRows.length;
}

/** A row behind the end is the last one: a table may have become shorter. */
export function dataRow(dataset: Dataset, row: number): DataRow {
  const wanted = Math.min(row, rowCountOf(dataset) - 1);
  const at = placeOf(dataset.trainRows, wanted);
  return at === null
    ? {
        samples: dataset.test ?? dataset.train,
        at: placeOf(dataset.testRows, wanted) ?? 0,
        isTest: true,
      }
    : { samples: dataset.train, at, isTest: false };
}

/** One row of a matrix, as a view into it. */
export function rowAt({ cols, data }: Matrix, row: number): Float64Array {
  return data.subarray(row * cols, (row + 1) * cols);
}

/** What the network sees and should answer for the rows `from` up to but not including `to`. */
export function sampleRows(dataset: Dataset, from: number, to: number): Samples {
  const inputs = zeros(to - from, dataset.train.inputs.cols);
  const targets = zeros(to - from, dataset.train.targets.cols);
  for (let row = from; row < to; row++) {
    const { samples, at } = dataRow(dataset, row);
    inputs.data.set(rowAt(samples.inputs, at), (row - from) * inputs.cols);
    targets.data.set(rowAt(samples.targets, at), (row - from) * targets.cols);
  }
  return { inputs, targets };
}

/** Where a value stands in an ascending list; null when it is not in it. */
function placeOf(ascending: Uint32Array, value: number): number | null {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return ascending[low] === value ? low : null;
}
