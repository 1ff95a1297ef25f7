import { type Matrix, zeros } from "#engine/matrix.ts";
import type { TableData } from "#engine/settings.ts";

/** A table as the network sees it. Shapes: X is samples x inputs, Y is samples x outputs. */
export interface Samples {
  readonly inputs: Matrix;
  readonly targets: Matrix;
}

/** Splits the columns of a table into X and Y, rows in the table's order. Fresh matrices. */
export function samplesOf(table: TableData): Samples {
  const inputs = zeros(table.rows.length, table.inputs.length);
  const targets = zeros(table.rows.length, table.outputs.length);
  for (const [row, cells] of table.rows.entries()) {
    inputs.data.set(cells.slice(0, inputs.cols), row * inputs.cols);
    targets.data.set(cells.slice(inputs.cols), row * targets.cols);
  }
  return { inputs, targets };
}
