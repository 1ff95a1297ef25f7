import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";

/** One sample's share of one weight's gradient: what it was multiplied by, times its delta. */
export interface SumTerm {
  /** The row of the batch, from 0. */
  readonly row: number;
  /** The sample's number in the data, from 1. */
  readonly sample: number;
  readonly input: number;
  readonly delta: number;
  readonly product: number;
  /** The sum so far, this one included: summed in the engine's order, so with its bits. */
  readonly partial: number;
}

/** dW[row, col] as the sum over the samples that it is; db[col] with `row` null. */
export interface WeightSum {
  readonly layer: number;
  readonly row: number | null;
  readonly col: number;
  readonly terms: readonly SumTerm[];
  /** The last of the partial sums: the cell of dW itself. */
  readonly sum: number;
}

/**
 * Every product of one weight's gradient, sample by sample.
 *
 * @param row of W, from 0; null for the bias, which is multiplied by 1 for every sample.
 * @throws {RangeError} when the layer has no such weight.
 */
export function weightSum(
  model: MathsModel,
  layer: number,
  row: number | null,
  col: number,
): WeightSum {
  const { matrix: input } = entityOf(model, inputIdOf(layer));
  const { matrix: delta } = entityOf(model, `delta${layer}`);
  if (col < 0 || col >= delta.cols || (row !== null && (row < 0 || row >= input.cols))) {
    throw new RangeError(`layer ${layer} has no weight [${row}][${col}]`);
  }
  let partial = 0;
  const terms = model.samples.map((sample, n): SumTerm => {
    const a = row === null ? 1 : (input.data[n * input.cols + row] ?? 0);
    const d = delta.data[n * delta.cols + col] ?? 0;
    const product = a * d;
    partial += product;
    return { row: n, sample, input: a, delta: d, product, partial };
  });
  return { layer, row, col, terms, sum: partial };
}

/** "X" or "a1": what the weights of a layer are multiplied by. */
export function inputIdOf(layer: number): string {
  return layer === 1 ? "X" : `a${layer - 1}`;
}
