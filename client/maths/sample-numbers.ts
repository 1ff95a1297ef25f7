import type { Dataset } from "#engine/data/dataset.ts";

/**
 * The number of every row of a batch in the data, counted from 1 as on screen: test rows keep
 * theirs, so that a number means the same sample everywhere.
 *
 * @param rows places in the training rows, in the batch's order.
 */
export function sampleNumbers({ trainRows }: Dataset, rows: Uint32Array): readonly number[] {
  return Array.from(rows, (row) => (trainRows[row] ?? row) + 1);
}
