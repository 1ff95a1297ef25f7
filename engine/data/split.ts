import { Mt19937 } from "#engine/random/mt19937.ts";

/** Places of rows, from 0, ascending. */
export interface Split {
  readonly trainRows: Uint32Array;
  readonly testRows: Uint32Array;
}

/**
 * Draws which rows are held back: the first `testCount` of numpy's
 * `RandomState(seed).permutation(rowCount)`. Both parts keep their original order.
 */
export function splitRows(rowCount: number, testCount: number, seed: number): Split {
  const isTest = new Uint8Array(rowCount);
  const trainRows = new Uint32Array(rowCount - testCount);
  const testRows = new Uint32Array(testCount);
  if (testCount > 0) {
    for (const row of Mt19937.fromSeed(seed).permutation(rowCount).subarray(0, testCount)) {
      isTest[row] = 1;
    }
  }
  let trainCount = 0;
  let held = 0;
  for (let row = 0; row < rowCount; row++) {
    if (isTest[row] === 1) {
      testRows[held++] = row;
    } else {
      trainRows[trainCount++] = row;
    }
  }
  return { trainRows, testRows };
}
