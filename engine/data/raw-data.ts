import type { RawData } from "#engine/data/dataset.ts";
import { generatedRawData } from "#engine/data/generated/generated-raw-data.ts";
import { zeros } from "#engine/matrix.ts";
import type { GeneratedData, TableData } from "#engine/settings.ts";

/** Rows that need no file: a table's own, or points drawn from a seed. Fresh matrices. */
export function rawDataOf(data: TableData | GeneratedData): RawData {
  return data.kind === "table" ? tableRawData(data) : generatedRawData(data);
}

function tableRawData(table: TableData): RawData {
  const inputs = zeros(table.rows.length, table.inputs.length);
  const targets = zeros(table.rows.length, table.outputs.length);
  for (const [row, cells] of table.rows.entries()) {
    inputs.data.set(cells.slice(0, inputs.cols), row * inputs.cols);
    targets.data.set(cells.slice(inputs.cols), row * targets.cols);
  }
  return { inputs, targets, classes: null };
}
