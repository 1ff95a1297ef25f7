import type { ScatterPoint } from "#client/views/data/draw-scatter.ts";
import { classMark, type Mark, valueMark } from "#client/views/data/point-marks.ts";
import { spreadRows } from "#client/views/table/spread-rows.ts";
import type { TableData } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

/** What may be painted: a class, or one of two numbers. */
export interface PaintClass {
  readonly name: string;
  readonly targets: readonly number[];
  readonly mark: Mark;
}

type Row = readonly number[];

/** What one press and drag did; taking it back leaves alone what others did since. */
export type Stroke =
  | { readonly kind: "painted"; readonly rows: readonly Row[] }
  | { readonly kind: "erased"; readonly rows: readonly Row[] };

/** Rule UI-79: the classes of a table of two inputs; null where its targets are neither classes nor one number. */
export function paintClasses({ inputs, outputs, rows }: TableData): readonly PaintClass[] | null {
  if (inputs.length !== 2) {
    return null;
  }
  const targets = rows.map((row) => row.slice(2));
  const [only] = outputs;
  if (outputs.length === 1 && only !== undefined) {
    const isBinary = targets.every(([y]) => y === 0 || y === 1);
    const low = isBinary ? 0 : -1;
    return [low, 1].map((value, place) => ({
      name: `${only} = ${value < 0 ? "\u2212" : ""}${Math.abs(value)}`,
      targets: [value],
      mark: classMark(place, 2),
    }));
  }
  const isOneHot = targets.every(
    (row) => row.every((y) => y === 0 || y === 1) && row.filter((y) => y === 1).length === 1,
  );
  return isOneHot
    ? outputs.map((name, place) => ({
        name,
        targets: outputs.map((_, other) => (other === place ? 1 : 0)),
        mark: classMark(place, outputs.length),
      }))
    : null;
}

/** As many points as a painted table may have: it is part of the room's document. */
export function mostPainted({ inputs, outputs }: TableData): number {
  return Math.floor(LIMITS.roomTableCells / (inputs.length + outputs.length));
}

/** The table to begin with: of more points than can be painted on, some, evenly spread. */
export function paintable(table: TableData): TableData {
  const most = mostPainted(table);
  const kept = Math.floor(0.6 * most);
  const { rows } = table;
  return rows.length <= most
    ? table
    : { ...table, rows: spreadRows(rows.length, kept).map((row) => rows[row] ?? []) };
}

/** The table after a stroke; as many of its points as there is room for. One row always stays. */
export function withStroke(table: TableData, stroke: Stroke): TableData {
  if (stroke.kind === "painted") {
    const free = Math.max(0, mostPainted(table) - table.rows.length);
    return { ...table, rows: [...table.rows, ...stroke.rows.slice(0, free)] };
  }
  const rows = withoutRows(table.rows, stroke.rows);
  return rows.length === 0 ? table : { ...table, rows };
}

/** The rows but for these; of equal ones the newest go, as many as there are to go. */
export function withoutRows(rows: readonly Row[], gone: readonly Row[]): readonly Row[] {
  if (gone.length === 0) {
    return rows;
  }
  const left = new Map<string, number>();
  for (const row of gone) {
    left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  }
  const kept = rows.toReversed().filter((row) => {
    const count = left.get(keyOf(row)) ?? 0;
    left.set(keyOf(row), count - 1);
    return count <= 0;
  });
  return kept.toReversed();
}

/** What takes a stroke back. */
export function reverseOf({ kind, rows }: Stroke): Stroke {
  return { kind: kind === "painted" ? "erased" : "painted", rows };
}

/** Places along a drag, in px, so far apart that points do not lie on each other. */
export function placesAlong(
  from: readonly [number, number],
  to: readonly [number, number],
  apartPx: number,
): readonly (readonly [number, number])[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const count = Math.floor(Math.hypot(dx, dy) / apartPx);
  const length = Math.hypot(dx, dy) || 1;
  return Array.from({ length: count }, (_, i) => {
    const share = ((i + 1) * apartPx) / length;
    return [from[0] + dx * share, from[1] + dy * share];
  });
}

/** Three digits are finer than a pixel, and short in the table. */
export function painted(x: number, y: number, { targets }: PaintClass): Row {
  return [Number(x.toPrecision(3)), Number(y.toPrecision(3)), ...targets];
}

/** Rows as points of a picture; none of them is a test point while they are painted. */
export function paintedPoints(
  rows: readonly Row[],
  classes: readonly PaintClass[],
): readonly ScatterPoint[] {
  return rows.map((row) => {
    const [x = 0, y = 0, ...targets] = row;
    const found = classes.find((one) => one.targets.every((value, i) => value === targets[i]));
    // Any other number has the look of its sign, as in the picture of the data.
    const mark = found?.mark ?? valueMark(targets[0] ?? 0);
    return { x, y, mark, strength: 1, isTest: false };
  });
}

function keyOf(row: Row): string {
  return row.join(" ");
}
