import { TABLES } from "#client/text/en/tables.ts";
import {
  type CellFault,
  type Decimal,
  type DecimalEvidence,
  decimalOf,
  noteDecimal,
  readCell,
} from "#client/views/table/number-cell.ts";
import { readCells, type TableCells } from "#client/views/table/table-cells.ts";
import { LIMITS } from "#protocol/limits.ts";

/** Stands for a class that is not there. */
export const NO_CLASS = 0xffff;
/** More kinds of words than this are names or remarks, and no classes. */
const MOST_CLASSES = 50;

/** A column of a table that was read. */
export type ReadColumn =
  | {
      readonly kind: "numbers";
      readonly name: string;
      /** NaN where nothing is. */
      readonly values: Float64Array;
    }
  | {
      readonly kind: "classes";
      readonly name: string;
      /** In the order of the alphabet. */
      readonly classes: readonly string[];
      /** By row; `NO_CLASS` where nothing is. */
      readonly codes: Uint16Array;
    }
  | { readonly kind: "unusable"; readonly name: string; readonly problem: string };

export interface ReadTable {
  readonly columns: readonly ReadColumn[];
  readonly rowCount: number;
  /** The line of the file that each row begins in. */
  readonly lines: Uint32Array;
  readonly separator: string;
  readonly decimal: Decimal;
  /** The first line named the columns. */
  readonly hasNames: boolean;
}

export type ReadResult =
  | { readonly ok: true; readonly value: ReadTable }
  | { readonly ok: false; readonly problem: string };

/**
 * Rules UI-70 to UI-73: a table out of text. `hasNames` says whether the first line names the
 * columns; null leaves it to what stands there.
 */
export function readTable(
  text: string,
  hasNames: boolean | null,
  onProgress: (share: number) => void = () => undefined,
): ReadResult {
  const read = readCells(text, onProgress);
  if (!read.ok) {
    return read;
  }
  const cells = read.value;
  const decimal = decimalIn(cells);
  const isNamed = hasNames ?? looksNamed(cells, decimal);
  const from = isNamed ? 1 : 0;
  const rowCount = cells.lines.length - from;
  if (rowCount < 1) {
    return { ok: false, problem: TABLES.noRows };
  }
  const names = columnNames(cells.columns.map(([first = ""]) => (isNamed ? first : "")));
  return {
    ok: true,
    value: {
      columns: cells.columns.map((column, col) =>
        columnOf({
          name: names[col] ?? "",
          cells: isNamed ? column.slice(1) : column,
          lines: cells.lines.slice(from),
          place: col + 1,
          decimal,
        }),
      ),
      rowCount,
      lines: Uint32Array.from(cells.lines.slice(from)),
      separator: cells.separator,
      decimal,
      hasNames: isNamed,
    },
  };
}

function decimalIn({ columns, separator }: TableCells): Decimal {
  const evidence: DecimalEvidence = { hasComma: false, hasPoint: false, hasCommaGroup: false };
  for (const column of columns) {
    for (const cell of column) {
      noteDecimal(evidence, cell);
    }
  }
  return decimalOf(evidence, separator);
}

/** A first line without a number, or with words over numbers. */
function looksNamed({ columns }: TableCells, decimal: Decimal): boolean {
  const isNumber = (cell: string) => typeof readCell(cell, decimal) === "number";
  const firsts = columns.map(([first = ""]) => first);
  return (
    !firsts.some(isNumber) ||
    columns.some((column) => {
      const sample = column.slice(1, 101).filter((cell) => readCell(cell, decimal) !== "missing");
      const isWord = readCell(column[0] ?? "", decimal) === "text";
      return isWord && sample.length > 0 && sample.every(isNumber);
    })
  );
}

/** Names that a document can hold: in one line, not too long, none twice, x1 where there is none. */
export function columnNames(given: readonly string[]): string[] {
  const taken = new Set<string>();
  return given.map((name, col) => {
    const plain = name
      .replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\s]+/gu, " ")
      .trim()
      .slice(0, LIMITS.columnNameCharacters);
    const base = plain === "" ? `x${col + 1}` : plain;
    let unique = base;
    for (let i = 2; taken.has(unique); i++) {
      const end = ` ${i}`;
      unique = `${base.slice(0, LIMITS.columnNameCharacters - end.length)}${end}`;
    }
    taken.add(unique);
    return unique;
  });
}

interface ColumnText {
  readonly name: string;
  readonly cells: readonly string[];
  readonly lines: readonly number[];
  /** From 1, for people. */
  readonly place: number;
  readonly decimal: Decimal;
}

/** Rule UI-73: numbers, or words that are classes, or the first cell that is neither. */
function columnOf({ name, cells, lines, place, decimal }: ColumnText): ReadColumn {
  const reads = cells.map((cell) => readCell(cell, decimal));
  const isNumber = (read: number | CellFault) => typeof read === "number";
  const firstFault = reads.findIndex((read) => !isNumber(read) && read !== "missing");
  const numbers = reads.filter(isNumber).length;
  const fault = reads[firstFault];
  if (fault === undefined || typeof fault === "number") {
    return numbers === 0
      ? { kind: "unusable", name, problem: TABLES.emptyColumn }
      : {
          kind: "numbers",
          name,
          values: Float64Array.from(reads, (read) =>
            typeof read === "number" ? read : Number.NaN,
          ),
        };
  }
  // Words with a few numbers among them are classes called "1"; numbers with a word are a mistake.
  return reads.filter((read) => read === "text").length > numbers
    ? classesOf(name, cells)
    : {
        kind: "unusable",
        name,
        problem: TABLES.cellFaults[fault](lines[firstFault] ?? 0, place, cells[firstFault] ?? ""),
      };
}

function classesOf(name: string, cells: readonly string[]): ReadColumn {
  const isMissing = (cell: string) => readCell(cell, "point") === "missing";
  const found = new Set<string>();
  for (const cell of cells) {
    if (!isMissing(cell)) {
      found.add(cell.trim());
    }
    if (found.size > MOST_CLASSES) {
      return { kind: "unusable", name, problem: TABLES.tooManyClasses(MOST_CLASSES) };
    }
  }
  const classes = [...found].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const codeOf = new Map(classes.map((word, code) => [word, code]));
  const codes = Uint16Array.from(cells, (cell) => codeOf.get(cell.trim()) ?? NO_CLASS);
  return { kind: "classes", name, classes, codes };
}
