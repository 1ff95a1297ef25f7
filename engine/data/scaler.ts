import { type Matrix, zeros } from "#engine/matrix.ts";
import type { Scaling } from "#engine/settings.ts";

/** Column by column: scaled = (raw - shift) / divisor. Shapes: one number for each column. */
export interface Scaler {
  readonly shifts: Float64Array;
  readonly divisors: Float64Array;
}

interface ColumnScale {
  readonly shift: number;
  readonly divisor: number;
}

/**
 * Learns the scaling of each column from the training rows; null for `none`. `standardize` takes
 * mean and population standard deviation, `min-max` brings the training rows to 0..1. A column
 * with one value only is divided by 1.
 */
export function scalerOf(scaling: Scaling, train: Matrix): Scaler | null {
  if (scaling === "none") {
    return null;
  }
  const shifts = new Float64Array(train.cols);
  const divisors = new Float64Array(train.cols);
  for (let col = 0; col < train.cols; col++) {
    const column = columnOf(train, col);
    const { shift, divisor } = scaling === "standardize" ? standardized(column) : spread(column);
    shifts[col] = shift;
    divisors[col] = divisor;
  }
  return { shifts, divisors };
}

/** Fresh numbers. Shapes: rows x columns, as given. */
export function scaled({ shifts, divisors }: Scaler, points: Matrix): Matrix {
  const { rows, cols, data } = points;
  const result = zeros(rows, cols);
  for (let at = 0; at < data.length; at += cols) {
    for (let col = 0; col < cols; col++) {
      result.data[at + col] = ((data[at + col] ?? 0) - (shifts[col] ?? 0)) / (divisors[col] ?? 1);
    }
  }
  return result;
}

function columnOf(matrix: Matrix, col: number): Float64Array {
  return Float64Array.from(
    { length: matrix.rows },
    (_, row) => matrix.data[row * matrix.cols + col] ?? 0,
  );
}

/** Two passes in ascending order of rows. */
function standardized(column: Float64Array): ColumnScale {
  let sum = 0;
  for (const value of column) {
    sum += value;
  }
  const mean = sum / column.length;
  let squares = 0;
  for (const value of column) {
    squares += (value - mean) * (value - mean);
  }
  const deviation = Math.sqrt(squares / column.length);
  // Not by `deviation === 0`: the mean of equal numbers is often rounded, the deviation then 1e-17.
  const isConstant = column.every((value) => value === column[0]);
  return { shift: mean, divisor: isConstant || deviation === 0 ? 1 : deviation };
}

function spread(column: Float64Array): ColumnScale {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { shift: low, divisor: high > low ? high - low : 1 };
}
