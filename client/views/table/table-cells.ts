import Papa from "papaparse";
import { TABLES } from "#client/text/en/tables.ts";
import { LIMITS } from "#protocol/limits.ts";

/** Cells as text, column by column, with the line of the file that each row begins in. */
export interface TableCells {
  readonly columns: string[][];
  readonly lines: number[];
  readonly separator: string;
}

export type CellsResult =
  | { readonly ok: true; readonly value: TableCells }
  | { readonly ok: false; readonly problem: string };

const SEPARATORS = ["\t", ";", "|", ","] as const;
const SAMPLE_ROWS = 25;

/**
 * Rule UI-72: the cells of a table as a spreadsheet copies it or a CSV file holds it (RFC 4180, with
 * tab, semicolon or bar in place of the comma), or the first line that does not fit. Lines without
 * a character are passed over.
 */
export function readCells(text: string, onProgress: (share: number) => void): CellsResult {
  // Old, new and mixed line breaks: inside quotes they are part of a name and as good as one.
  const unified = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const declared = /^sep=([^\n])\n/i.exec(unified);
  const body = declared === null ? unified : unified.slice(declared[0].length);
  const separator = declared?.[1] ?? separatorOf(body);
  const reading = new Reading(body, separator, declared === null ? 1 : 2);
  Papa.parse<string[]>(body, {
    delimiter: separator,
    newline: "\n",
    step: ({ data, errors, meta }, parser) => {
      if (!reading.take(data, meta.cursor, errors[0]?.index)) {
        parser.abort();
      } else if (reading.rowCount % 4_096 === 0) {
        onProgress(meta.cursor / body.length);
      }
    },
  });
  return reading.result();
}

/** One pass over the text: what is there so far, and the first fault. */
class Reading {
  readonly #text: string;
  readonly #separator: string;
  readonly #columns: string[][] = [];
  readonly #lines: number[] = [];
  #line: number;
  #cursor = 0;
  #problem: string | null = null;

  constructor(text: string, separator: string, firstLine: number) {
    this.#text = text;
    this.#separator = separator;
    this.#line = firstLine;
  }

  get rowCount(): number {
    return this.#lines.length;
  }

  /** False at a fault. */
  take(cells: readonly string[], cursor: number, faultAt: number | undefined): boolean {
    const line = this.#line;
    if (faultAt !== undefined) {
      this.#problem = this.#quoteProblem(faultAt);
      return false;
    }
    this.#line += breaksIn(this.#text, this.#cursor, cursor);
    this.#cursor = cursor;
    if (cells.every((cell) => cell.trim() === "")) {
      return true;
    }
    if (this.#columns.length === 0) {
      this.#columns.push(...cells.slice(0, LIMITS.tableColumns + 1).map(() => []));
    }
    this.#problem = widthProblem(line, cells, this.#columns.length);
    if (this.#problem !== null) {
      return false;
    }
    this.#lines.push(line);
    for (const [col, column] of this.#columns.entries()) {
      column.push(cells[col] ?? "");
    }
    return true;
  }

  result(): CellsResult {
    if (this.#problem !== null) {
      return { ok: false, problem: this.#problem };
    }
    // A separator at the end of every line makes a column of nothing.
    const columns = this.#columns.filter((column) => column.some((cell) => cell.trim() !== ""));
    return columns.length < 2
      ? { ok: false, problem: TABLES.tooFewColumns }
      : { ok: true, value: { columns, lines: this.#lines, separator: this.#separator } };
  }

  /** Where the cell begins whose quotes are wrong. */
  #quoteProblem(faultAt: number): string {
    let [column, isQuoted] = [1, false];
    for (let at = this.#cursor; at < faultAt - 1; at++) {
      const character = this.#text[at];
      if (character === '"') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && character === this.#separator) {
        column++;
      }
    }
    return TABLES.quotes(this.#line + breaksIn(this.#text, this.#cursor, faultAt), column);
  }
}

function widthProblem(line: number, cells: readonly string[], width: number): string | null {
  if (width > LIMITS.tableColumns) {
    return TABLES.tooManyColumns(line, cells.length, LIMITS.tableColumns);
  }
  const isFilled = cells.length >= width && cells.slice(width).every((cell) => cell.trim() === "");
  return isFilled ? null : TABLES.ragged(line, cells.length, width);
}

/** The first one, of those that spreadsheets write, that parts the first rows into equally many cells. */
function separatorOf(text: string): string {
  const sample = SEPARATORS.map((separator) => {
    const { data } = Papa.parse<string[]>(text, {
      delimiter: separator,
      newline: "\n",
      preview: SAMPLE_ROWS,
      skipEmptyLines: true,
    });
    const width = data[0]?.length ?? 0;
    return {
      separator,
      isTable: width > 1 && data.every((row) => row.length === width),
      isThere: data.some((row) => row.length > 1),
    };
  });
  const found = sample.find(({ isTable }) => isTable) ?? sample.find(({ isThere }) => isThere);
  return found?.separator ?? ",";
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) {
    count++;
  }
  return count;
}
