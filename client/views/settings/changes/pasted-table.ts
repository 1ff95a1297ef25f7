import { readNumber } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import type { Scaling, TableData } from "#engine/settings.ts";

/** Columns with names, and rows of numbers. */
export interface PastedTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

export type ReadTable =
  | { readonly ok: true; readonly value: PastedTable }
  | { readonly ok: false; readonly problem: string };

const { paste: words } = text.settings;

/**
 * Rule UI-25: a table as a spreadsheet copies it or a CSV file holds it: cells apart by tab,
 * semicolon or comma, the first line names columns unless it holds numbers alone.
 */
export function readPastedTable(pasted: string): ReadTable {
  const lines = pasted
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "");
  const separator = separatorOf(lines.map(({ line }) => line));
  const cells = lines.map(({ line, number }) => ({ number, cells: cellsOf(line, separator) }));
  const [first] = cells;
  if (first === undefined || first.cells.length < 2) {
    return { ok: false, problem: words.tooFewColumns };
  }
  const hasNames = first.cells.some((cell) => readNumber(cell) === null);
  const body = hasNames ? cells.slice(1) : cells;
  if (body.length === 0) {
    return { ok: false, problem: words.noRows };
  }
  const rows: number[][] = [];
  for (const { number, cells: row } of body) {
    if (row.length !== first.cells.length) {
      return { ok: false, problem: words.ragged(number, row.length, first.cells.length) };
    }
    const values = row.map(readNumber);
    const bad = values.indexOf(null);
    if (bad >= 0) {
      return { ok: false, problem: words.notANumber(number, bad + 1, row[bad] ?? "") };
    }
    rows.push(values.map((value) => value ?? 0));
  }
  return { ok: true, value: { names: hasNames ? first.cells : [], rows } };
}

/** The data of a settings document, with the last columns as targets. */
export function tableDataOf(
  { names, rows }: PastedTable,
  targets: number,
  scaling: Scaling,
): TableData {
  const inputs = (rows[0]?.length ?? 0) - targets;
  const nameOf = (letter: string, i: number, count: number, place: number) =>
    names[place] ?? (count === 1 && letter === "y" ? "y" : `${letter}${i + 1}`);
  return {
    kind: "table",
    inputs: Array.from({ length: inputs }, (_, i) => nameOf("x", i, inputs, i)),
    outputs: Array.from({ length: targets }, (_, i) => nameOf("y", i, targets, inputs + i)),
    rows,
    scaling,
  };
}

/** A decimal comma is no separator: it only is one where there are neither tabs nor semicolons. */
function separatorOf(lines: readonly string[]): string {
  return ["\t", ";"].find((candidate) => lines.some((line) => line.includes(candidate))) ?? ",";
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim(),
  );
}
