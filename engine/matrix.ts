/** A dense matrix. Row-major: element (row, col) is `data[row * cols + col]`. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/** Two shapes that had to agree did not. A bug in the caller, never user input. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/** A fresh matrix of zeros. */
export function zeros(rows: number, cols: number): Matrix {
  return { rows, cols, data: new Float64Array(rows * cols) };
}

/** A fresh matrix with the same numbers. */
export function copyOf(matrix: Matrix): Matrix {
  return { rows: matrix.rows, cols: matrix.cols, data: matrix.data.slice() };
}

/** The same numbers as a list of rows, for JSON and tables. */
export function rowsOf(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) =>
    Array.from(matrix.data.subarray(row * matrix.cols, (row + 1) * matrix.cols)),
  );
}
