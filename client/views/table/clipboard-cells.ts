import Papa from "papaparse";
import { readNumber, writeNumber } from "#client/draw/number-format.ts";
import {
  type DecimalEvidence,
  decimalOf,
  noteDecimal,
  readCell,
} from "#client/views/table/number-cell.ts";
import type { Cell, CellRange, TableDraft } from "#client/views/table/table-draft.ts";

/** Rule UI-77: what a spreadsheet put on the clipboard, as cells; wrong ones stay as they are written. */
export function pastedCells(text: string): Cell[][] {
  const lines = text.replaceAll(/\r\n?/g, "\n").replace(/\n$/, "");
  const delimiter = delimiterOf(lines);
  const { data } = Papa.parse<string[]>(lines, { delimiter, newline: "\n" });
  const evidence: DecimalEvidence = { hasComma: false, hasPoint: false, hasCommaGroup: false };
  for (const cell of data.flat()) {
    noteDecimal(evidence, cell);
  }
  const decimal = decimalOf(evidence, delimiter);
  return data.map((cells) =>
    cells.map((cell) => {
      const read = readCell(cell, decimal);
      return typeof read === "number" ? read : cell.trim();
    }),
  );
}

/** Tabs, as spreadsheets write it. Without one, a lone column of numbers has no separator at all. */
function delimiterOf(lines: string): string {
  if (lines.includes("\t")) {
    return "\t";
  }
  if (lines.includes(";")) {
    return ";";
  }
  const isColumn = lines.split("\n").every((line) => line === "" || readNumber(line) !== null);
  return isColumn ? "\t" : ",";
}

/** A range as a spreadsheet takes it. */
export function copiedText({ rows }: TableDraft, { from, to }: CellRange): string {
  return rows
    .slice(from.row, to.row + 1)
    .map((cells) =>
      cells
        .slice(from.col, to.col + 1)
        .map((cell) => (typeof cell === "number" ? writeNumber(cell) : cell))
        .join("\t"),
    )
    .join("\n");
}
