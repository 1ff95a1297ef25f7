import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { inputIdOf } from "#client/maths/weight-sum.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";

/** dW as a pile of sheets, one for each sample: the outer products of its inputs and its delta. */
export interface OuterPile {
  readonly layer: number;
  /** How many sheets there are: the samples of the batch. */
  readonly count: number;
  /** The sheet of one row of the batch, from 0. Shapes: W's, fresh. */
  sheet(row: number): Matrix;
  /** The first `count` sheets added up in their order: all of them are dW, to the bit. */
  sumOf(count: number): Matrix;
}

/** @throws {RangeError} when the network has no such layer. */
export function outerPile(model: MathsModel, layer: number): OuterPile {
  const { matrix: input } = entityOf(model, inputIdOf(layer));
  const { matrix: delta } = entityOf(model, `delta${layer}`);
  const add = (row: number, to: Matrix): Matrix => {
    for (let i = 0; i < input.cols; i++) {
      const a = input.data[row * input.cols + i] ?? 0;
      for (let o = 0; o < delta.cols; o++) {
        const at = i * delta.cols + o;
        to.data[at] = (to.data[at] ?? 0) + a * (delta.data[row * delta.cols + o] ?? 0);
      }
    }
    return to;
  };
  return {
    layer,
    count: input.rows,
    sheet: (row) => add(row, zeros(input.cols, delta.cols)),
    sumOf(count) {
      const sum = zeros(input.cols, delta.cols);
      for (let row = 0; row < Math.min(count, input.rows); row++) {
        add(row, sum);
      }
      return sum;
    },
  };
}
