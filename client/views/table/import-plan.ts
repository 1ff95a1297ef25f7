import { TABLES } from "#client/text/en/tables.ts";
import {
  columnNames,
  NO_CLASS,
  type ReadColumn,
  type ReadTable,
} from "#client/views/table/read-table.ts";
import { spreadRows } from "#client/views/table/spread-rows.ts";
import { LIMITS } from "#protocol/limits.ts";

/** What a column is for. `classes`: each of its different numbers is a class of its own. */
export type Role = "input" | "output" | "classes" | "none";

/** Which rows are taken where there are more than a room holds. */
export type Taken = "first" | "spread";

/** What somebody has decided about a table that was read. */
export interface ImportPlan {
  readonly roles: readonly Role[];
  /** Rows with a gap in a column that is used are left out. */
  readonly skipsGaps: boolean;
  /** Null takes all rows. */
  readonly taken: Taken | null;
}

/** A table as the settings hold it, but for its kind and scaling. */
export interface ImportedTable {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** What the outputs are: one number of 0 or 1, one column for each class, or numbers. */
  readonly targets: "two-classes" | "one-hot" | "numbers";
}

/** Why the plan makes no table, and what would help. */
export type PlanProblem =
  | { readonly kind: "roles" | "columns" | "names"; readonly words: string }
  | { readonly kind: "gaps"; readonly words: string; readonly rows: number }
  | { readonly kind: "size"; readonly words: string; readonly mostRows: number };

export type PlanResult =
  | { readonly ok: true; readonly table: ImportedTable }
  | { readonly ok: false; readonly problem: PlanProblem };

/** The last column that can be one is the output, the others are inputs. */
export function plainPlan({ columns }: ReadTable): ImportPlan {
  const last = columns.findLastIndex(({ kind }) => kind !== "unusable");
  return {
    roles: columns.map(({ kind }, col) =>
      kind === "unusable" ? "none" : col === last ? "output" : "input",
    ),
    skipsGaps: false,
    taken: null,
  };
}

/** Whole numbers, and few of them: they may be classes. */
export function mayBeClasses(column: ReadColumn): boolean {
  return column.kind === "numbers" && numberClasses(column.values) !== null;
}

/** Rule UI-74: the table that a plan makes of what was read. */
export function importedTable(
  read: ReadTable,
  { roles, skipsGaps, taken }: ImportPlan,
): PlanResult {
  const used = (wanted: readonly Role[]) =>
    read.columns.flatMap((column, col) =>
      wanted.includes(roles[col] ?? "none") && column.kind !== "unusable"
        ? [partOf(column, roles[col] ?? "none")]
        : [],
    );
  const [inputs, outputs] = [used(["input"]), used(["output", "classes"])];
  if (inputs.length === 0 || outputs.length === 0) {
    const words = inputs.length === 0 ? TABLES.noInput : TABLES.noOutput;
    return { ok: false, problem: { kind: "roles", words } };
  }
  const parts = [...inputs, ...outputs];
  const whole = rowsWithoutGaps(read.rowCount, parts);
  if (whole.length < read.rowCount && !skipsGaps) {
    return { ok: false, problem: gapProblem(read, roles, whole) };
  }
  const names = columnNames(parts.flatMap((part) => part.names));
  const problem = sizeProblem(whole.length, names.length, taken);
  if (problem !== null) {
    return { ok: false, problem };
  }
  const count = inputs.reduce((sum, part) => sum + part.names.length, 0);
  return {
    ok: true,
    table: {
      inputs: names.slice(0, count),
      outputs: names.slice(count),
      rows: takenRows(whole, names.length, taken).map((row) =>
        parts.flatMap((part) => part.valuesOf(row)),
      ),
      targets: targetsOf(outputs),
    },
  };
}

/** "setosa = 0, versicolor = 1", or the columns that each class has; null for numbers. */
export function mappingWords(column: ReadColumn, role: Role): string | null {
  const classes = column.kind === "unusable" || role === "none" ? null : classesOf(column, role);
  if (classes === null) {
    return null;
  }
  return classes.length <= 2
    ? TABLES.mappedToNumber(classes.map((name, code) => `${name} = ${code}`).join(", "))
    : TABLES.mappedToColumns(classes.join(", "));
}

/** As many rows as a room's table may have with so many columns. */
function mostRows(columns: number): number {
  return Math.floor(LIMITS.tableCells / columns);
}

/** A column of the file as columns of the table. */
interface Part {
  readonly names: readonly string[];
  readonly isClasses: boolean;
  valuesOf(row: number): readonly number[];
  hasGap(row: number): boolean;
}

type UsableColumn = Exclude<ReadColumn, { kind: "unusable" }>;

function partOf(column: UsableColumn, role: Role): Part {
  const classes = classesOf(column, role);
  if (column.kind === "numbers" && classes === null) {
    const { values, name } = column;
    return {
      names: [name],
      isClasses: false,
      valuesOf: (row) => [values[row] ?? 0],
      hasGap: (row) => Number.isNaN(values[row]),
    };
  }
  const names = classes ?? [];
  const codes = column.kind === "classes" ? column.codes : codesOf(column.values, names);
  const isOne = names.length <= 2;
  return {
    // One number of 0 or 1 says how much it is the second class.
    names: isOne ? [names[1] ?? column.name] : names,
    isClasses: true,
    valuesOf: (row) =>
      isOne ? [codes[row] ?? 0] : names.map((_, code) => (codes[row] === code ? 1 : 0)),
    hasGap: (row) => codes[row] === NO_CLASS,
  };
}

function classesOf(column: UsableColumn, role: Role): readonly string[] | null {
  if (column.kind === "classes") {
    return column.classes;
  }
  return role === "classes" ? numberClasses(column.values) : null;
}

const MOST_NUMBER_CLASSES = 20;

/** The different whole numbers of a column, ascending; null when they are too many or not whole. */
function numberClasses(values: Float64Array): readonly string[] | null {
  const found = new Set<number>();
  for (const value of values) {
    if (!Number.isNaN(value)) {
      found.add(value);
    }
    if (found.size > MOST_NUMBER_CLASSES || !(Number.isNaN(value) || Number.isInteger(value))) {
      return null;
    }
  }
  return found.size < 2 ? null : [...found].sort((a, b) => a - b).map(String);
}

function codesOf(values: Float64Array, classes: readonly string[]): Uint16Array {
  const codeOf = new Map(classes.map((name, code) => [Number(name), code]));
  return Uint16Array.from(values, (value) => codeOf.get(value) ?? NO_CLASS);
}

function rowsWithoutGaps(rowCount: number, parts: readonly Part[]): number[] {
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (!parts.some((part) => part.hasGap(row))) {
      rows.push(row);
    }
  }
  return rows;
}

function gapProblem(
  read: ReadTable,
  roles: readonly Role[],
  whole: readonly number[],
): PlanProblem {
  const count = read.rowCount - whole.length;
  // Rows ascend: the first that is not where it would be without gaps.
  const first = whole.findIndex((row, i) => row !== i);
  const row = first < 0 ? whole.length : first;
  const column = read.columns.findIndex(
    (candidate, col) => roles[col] !== "none" && hasGap(candidate, row),
  );
  return { kind: "gaps", words: TABLES.gap(read.lines[row] ?? 0, column + 1, count), rows: count };
}

function hasGap(column: ReadColumn, row: number): boolean {
  return column.kind === "numbers"
    ? Number.isNaN(column.values[row])
    : column.kind === "classes" && column.codes[row] === NO_CLASS;
}

function sizeProblem(rows: number, columns: number, taken: Taken | null): PlanProblem | null {
  if (columns > LIMITS.tableColumns) {
    return { kind: "columns", words: TABLES.columnsOver(columns, LIMITS.tableColumns) };
  }
  if (rows === 0) {
    return { kind: "columns", words: TABLES.noWholeRow };
  }
  const most = mostRows(columns);
  return rows <= most || taken !== null
    ? null
    : { kind: "size", words: TABLES.rowsOver(rows, columns, LIMITS.tableCells), mostRows: most };
}

function takenRows(
  rows: readonly number[],
  columns: number,
  taken: Taken | null,
): readonly number[] {
  const most = mostRows(columns);
  if (taken === null || rows.length <= most) {
    return rows;
  }
  return taken === "first"
    ? rows.slice(0, most)
    : spreadRows(rows.length, most).map((place) => rows[place] ?? 0);
}

function targetsOf(outputs: readonly Part[]): ImportedTable["targets"] {
  const [only] = outputs;
  if (outputs.length !== 1 || only === undefined || !only.isClasses) {
    return "numbers";
  }
  return only.names.length > 1 ? "one-hot" : "two-classes";
}
