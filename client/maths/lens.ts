/** A matrix with more rows or columns than this is a heat map with a lens of numbers. */
const NUMBERS_UP_TO = 12;
/** A heat map has no more rows or columns than this. */
const HEAT_ROWS = 128;

/** Neighbouring rows or columns whose numbers are written. */
export interface LensWindow {
  /** From 0. */
  readonly from: number;
  readonly count: number;
}

/** Which rows and columns of a matrix are shown, and how. */
export interface MatrixView {
  readonly isHeatMap: boolean;
  /** Of the numbers: everything in a small matrix. */
  readonly rows: LensWindow;
  readonly cols: LensWindow;
  /** Of the heat map: places from 0, ascending; all of them as far as there is room. */
  readonly heatRows: readonly number[];
  readonly heatCols: readonly number[];
  /** What is left out of the heat map; null when nothing is. */
  readonly leftOut: LeftOut | null;
}

/** Rows or columns of a heat map that are not in it. */
export interface LeftOut {
  readonly rows: { readonly shown: number; readonly of: number } | null;
  readonly cols: { readonly shown: number; readonly of: number } | null;
}

/** A cell that is looked at, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly col: number;
}

/** Whether a matrix is a heat map with a lens. */
export function isLarge(rows: number, cols: number): boolean {
  return rows > NUMBERS_UP_TO || cols > NUMBERS_UP_TO;
}

/**
 * The parts of a matrix that are on the screen around a cell. Everything that is shown is a row of
 * the matrix as it is: nothing is a mean.
 */
export function matrixView(rows: number, cols: number, focus: CellPlace): MatrixView {
  const heatRows = evenly(rows, HEAT_ROWS);
  const heatCols = evenly(cols, HEAT_ROWS);
  const rowsLeft = heatRows.length < rows ? { shown: heatRows.length, of: rows } : null;
  const colsLeft = heatCols.length < cols ? { shown: heatCols.length, of: cols } : null;
  return {
    isHeatMap: isLarge(rows, cols),
    rows: windowAround(rows, focus.row),
    cols: windowAround(cols, focus.col),
    heatRows,
    heatCols,
    leftOut: rowsLeft === null && colsLeft === null ? null : { rows: rowsLeft, cols: colsLeft },
  };
}

/** Up to `limit` places of `count`, evenly spread, the first and the last among them. */
export function evenly(count: number, limit: number): readonly number[] {
  const shown = Math.min(count, limit);
  return Array.from({ length: shown }, (_, i) =>
    shown === count ? i : Math.round((i * (count - 1)) / Math.max(1, shown - 1)),
  );
}

function windowAround(count: number, focus: number): LensWindow {
  const shown = Math.min(count, NUMBERS_UP_TO);
  const from = Math.min(count - shown, Math.max(0, focus - Math.floor(shown / 2)));
  return { from, count: shown };
}
