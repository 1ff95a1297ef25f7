import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { inputIdOf } from "#client/maths/weight-sum.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";

/** dW as a pile of sheets, one for each sample: the outer products of its inputs and its delta. */
export interface OuterPile {
  readonly layer: number;
  /** How many sheets there are: the samples of the batch. */
  readonly count: number;
  /** The sheet of one row of the batch, from 0. Shapes: W's, fresh, 0 outside the part. */
  sheet(row: number, part?: PilePart): Matrix;
  /** The size of the largest number of a sheet. */
  largestOf(row: number): number;
  /** The first `count` sheets added up in their order: all of them are dW, to the bit. */
  sumOf(count: number, part?: PilePart): Matrix;
}

/** Rows and columns of W that are looked at: the rest of a large pile is not computed. */
export interface PilePart {
  readonly rows: readonly number[];
  readonly cols: readonly number[];
}

/** @throws {RangeError} when the network has no such layer. */
export function outerPile(model: MathsModel, layer: number): OuterPile {
  const { matrix: input } = entityOf(model, inputIdOf(layer));
  const { matrix: delta } = entityOf(model, `delta${layer}`);
  const whole = { rows: placesTo(input.cols), cols: placesTo(delta.cols) };
  const add = (row: number, to: Matrix, { rows, cols }: PilePart): Matrix => {
    for (const i of rows) {
      const a = input.data[row * input.cols + i] ?? 0;
      for (const o of cols) {
        const at = i * delta.cols + o;
        to.data[at] = (to.data[at] ?? 0) + a * (delta.data[row * delta.cols + o] ?? 0);
      }
    }
    return to;
  };
  return {
    layer,
    count: input.rows,
    // Rounding keeps the order: the largest product is that of the two largest factors.
    largestOf: (row) => largestOfRow(input, row) * largestOfRow(delta, row),
    sheet: (row, part = whole) => add(row, zeros(input.cols, delta.cols), part),
    sumOf(count, part = whole) {
      const sum = zeros(input.cols, delta.cols);
      for (let row = 0; row < Math.min(count, input.rows); row++) {
        add(row, sum, part);
      }
      return sum;
    },
  };
}

function placesTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function largestOfRow({ cols, data }: Matrix, row: number): number {
  return data
    .subarray(row * cols, (row + 1) * cols)
    .reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}
