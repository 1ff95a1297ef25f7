import { readNumber } from "#client/draw/number-format.ts";
import { TABLES } from "#client/text/en/tables.ts";
import type { ImportedTable } from "#client/views/table/import-plan.ts";
import { columnNames } from "#client/views/table/read-table.ts";
import type { Scaling, TableData } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

/** A number, or what somebody typed that is none yet. */
export type Cell = number | string;

export interface DraftColumn {
  readonly name: string;
  readonly isOutput: boolean;
}

/** A table while somebody works on it: columns in any order, cells that may be wrong. */
export interface TableDraft {
  readonly columns: readonly DraftColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly scaling: Scaling;
}

export interface CellPlace {
  readonly row: number;
  readonly col: number;
}

/** From the first to the last row and column, both included. */
export interface CellRange {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

export function draftOf({ inputs, outputs, rows, scaling }: Omit<TableData, "kind">): TableDraft {
  return {
    columns: [
      ...inputs.map((name) => ({ name, isOutput: false })),
      ...outputs.map((name) => ({ name, isOutput: true })),
    ],
    rows,
    scaling,
  };
}

export function rangeOf(a: CellPlace, b: CellPlace): CellRange {
  return {
    from: { row: Math.min(a.row, b.row), col: Math.min(a.col, b.col) },
    to: { row: Math.max(a.row, b.row), col: Math.max(a.col, b.col) },
  };
}

/** What a text becomes in a cell. */
function cellOf(text: string): Cell {
  const value = readNumber(text);
  return value !== null && Math.abs(value) <= LIMITS.magnitude ? value : text.trim();
}

/** What is wrong with a cell, in words; null for a number. */
export function cellProblem(cell: Cell): string | null {
  if (typeof cell === "number") {
    return null;
  }
  if (cell === "") {
    return TABLES.emptyCell;
  }
  return readNumber(cell) === null ? TABLES.noNumber(cell) : TABLES.beyond;
}

export function withCell(draft: TableDraft, { row, col }: CellPlace, text: string): TableDraft {
  const cells = draft.rows[row];
  return cells === undefined
    ? draft
    : { ...draft, rows: draft.rows.with(row, cells.with(col, cellOf(text))) };
}

/**
 * Rule UI-77: a block of cells from a place on. Rows and columns that are not there yet are added,
 * as far as a table may go; null where it may not.
 */
export function withBlock(
  draft: TableDraft,
  { row, col }: CellPlace,
  block: readonly (readonly Cell[])[],
): TableDraft | null {
  const width = Math.max(0, ...block.map((cells) => cells.length));
  const columnCount = Math.max(draft.columns.length, col + width);
  const rowCount = Math.max(draft.rows.length, row + block.length);
  if (!mayHave(rowCount, columnCount)) {
    return null;
  }
  let grown = draft;
  for (let more = draft.columns.length; more < columnCount; more++) {
    grown = withColumn(grown, more);
  }
  grown = withRows(grown, draft.rows.length, rowCount - draft.rows.length);
  const rows = [...grown.rows];
  for (const [r, cells] of block.entries()) {
    const next = [...(rows[row + r] ?? [])];
    for (const [c, cell] of cells.entries()) {
      next[col + c] = cell;
    }
    rows[row + r] = next;
  }
  return { ...grown, rows };
}

export function withCleared(draft: TableDraft, { from, to }: CellRange): TableDraft {
  const rows = draft.rows.map((cells, row) =>
    row < from.row || row > to.row
      ? cells
      : cells.map((cell, col) => (col < from.col || col > to.col ? cell : "")),
  );
  return { ...draft, rows };
}

/** Rows of zeros at a place. */
export function withRows(draft: TableDraft, at: number, count: number): TableDraft {
  const fresh = Array.from({ length: count }, () => draft.columns.map(() => 0));
  return count === 0 ? draft : { ...draft, rows: draft.rows.toSpliced(at, 0, ...fresh) };
}

/** One row always stays. */
export function withoutRows(draft: TableDraft, from: number, to: number): TableDraft {
  const rows = draft.rows.toSpliced(from, to - from + 1);
  return { ...draft, rows: rows.length === 0 ? draft.rows.slice(0, 1) : rows };
}

/** A column of zeros at a place, of the kind of the one before it. */
export function withColumn(draft: TableDraft, at: number): TableDraft {
  const isOutput = draft.columns[at - 1]?.isOutput ?? false;
  const name = freshName(draft, isOutput ? "y" : "x");
  return {
    ...draft,
    columns: draft.columns.toSpliced(at, 0, { name, isOutput }),
    rows: draft.rows.map((cells) => cells.toSpliced(at, 0, 0)),
  };
}

/** Two columns always stay: an input and a target. */
export function withoutColumns(draft: TableDraft, from: number, to: number): TableDraft {
  const columns = draft.columns.toSpliced(from, to - from + 1);
  return columns.length < 2
    ? draft
    : { ...draft, columns, rows: draft.rows.map((cells) => cells.toSpliced(from, to - from + 1)) };
}

export function withName(draft: TableDraft, col: number, name: string): TableDraft {
  const column = draft.columns[col];
  return column === undefined
    ? draft
    : { ...draft, columns: draft.columns.with(col, { ...column, name }) };
}

export function withOutput(draft: TableDraft, col: number, isOutput: boolean): TableDraft {
  const column = draft.columns[col];
  return column === undefined
    ? draft
    : { ...draft, columns: draft.columns.with(col, { ...column, isOutput }) };
}

export function mayHave(rows: number, columns: number): boolean {
  return columns <= LIMITS.tableColumns && rows * columns <= LIMITS.tableCells;
}

export interface DraftFault {
  readonly words: string;
  /** The first cell that is wrong; null when it is the columns. */
  readonly at: CellPlace | null;
}

/** The first thing that keeps a draft from being a table; null when nothing does. */
export function draftFault({ columns, rows }: TableDraft): DraftFault | null {
  if (columns.every(({ isOutput }) => isOutput)) {
    return { words: TABLES.noInput, at: null };
  }
  if (!columns.some(({ isOutput }) => isOutput)) {
    return { words: TABLES.noOutput, at: null };
  }
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    return { words: TABLES.nameTwice(twice), at: null };
  }
  let count = 0;
  let at: CellPlace | null = null;
  for (const [row, cells] of rows.entries()) {
    for (const [col, cell] of cells.entries()) {
      if (typeof cell !== "number") {
        count++;
        at ??= { row, col };
      }
    }
  }
  if (at === null) {
    return null;
  }
  const problem = cellProblem(rows[at.row]?.[at.col] ?? "") ?? "";
  return { words: TABLES.wrongCells(at.row + 1, at.col + 1, problem, count), at };
}

/** Inputs first, as the settings have them. Only of a draft without a fault. */
export function tableOf({ columns, rows }: TableDraft): ImportedTable {
  const order = [
    ...columns.flatMap(({ isOutput }, col) => (isOutput ? [] : [col])),
    ...columns.flatMap(({ isOutput }, col) => (isOutput ? [col] : [])),
  ];
  const names = columnNames(order.map((col) => columns[col]?.name ?? ""));
  const inputs = columns.filter(({ isOutput }) => !isOutput).length;
  return {
    inputs: names.slice(0, inputs),
    outputs: names.slice(inputs),
    rows: rows.map((cells) => order.map((col) => Number(cells[col] ?? 0))),
    targets: "numbers",
  };
}

function freshName({ columns }: TableDraft, letter: string): string {
  const taken = new Set(columns.map(({ name }) => name));
  for (let i = 1; ; i++) {
    if (!taken.has(`${letter}${i}`)) {
      return `${letter}${i}`;
    }
  }
}
