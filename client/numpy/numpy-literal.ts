import type { Matrix } from "#engine/matrix.ts";

/** A number as Python reads it back to the last bit. */
export function numberLiteral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    return Object.is(value, -0) ? "-0.0" : `${value}.0`;
  }
  return String(value);
}

/** Data is mostly whole numbers, which need no point inside an array of floats. */
function cellLiteral(value: number): string {
  return Object.is(value, -0) ? "-0.0" : String(value);
}

/** A matrix as `np.array([...], dtype=float)`, one line for each row. */
export function matrixLiteral({ rows, cols, data }: Matrix): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = Array.from(data.subarray(row * cols, (row + 1) * cols), cellLiteral);
    return `    [${cells.join(", ")}],`;
  });
  return ["np.array([", ...lines, "], dtype=float)"].join("\n");
}

/** A row of numbers as `np.array([...], dtype=float)`. */
export function rowLiteral(values: readonly number[]): string {
  return `np.array([${values.map(cellLiteral).join(", ")}], dtype=float)`;
}
