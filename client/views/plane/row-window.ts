/** Rows of the data, from 0: `from` up to but not including `to`. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** More rows than this have less than a pixel each where one unit is shown enlarged. */
const MOST_ROWS = 240;

/** Rule UI-84: all rows where there is a pixel for each, else the page of them that holds a row. */
export function rowWindow(count: number, row: number): RowWindow {
  const page = Math.floor(Math.min(row, count - 1) / MOST_ROWS);
  const from = Math.min(page * MOST_ROWS, Math.max(0, count - MOST_ROWS));
  return { from, to: Math.min(count, from + MOST_ROWS) };
}
