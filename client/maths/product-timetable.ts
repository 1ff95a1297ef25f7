/** The first cell is slow enough to follow: a pair each 0.1 s. */
const SLOW_PAIR_MS = 100;
const FAST_PAIR_MS = 2;
/** Of long sums only so many pairs are slow. */
const SLOW_PAIRS = 24;
/** All the other cells together take no longer than this. */
const LONGEST_REST_MS = 8000;

/** Where the animation of a product stands. */
export interface ProductMoment {
  /** The cell whose pairs meet, from 0; row-major order. */
  readonly row: number;
  readonly col: number;
  /** The pair that meets now, from 0: left[row, pair] and right[pair, col]. */
  readonly pair: number;
  /** How many cells are done before this one. */
  readonly cellsDone: number;
  readonly isOver: boolean;
}

/** A product's cells in time. Nothing here is a number of the network: it only says what to show. */
export interface ProductTimetable {
  readonly totalMs: number;
  readonly firstCellMs: number;
  at(ms: number): ProductMoment;
  /** When a cell begins. */
  startOf(row: number, col: number): number;
}

/** Row meets column: the first cell slowly, the rest fast, in the order of a book. */
export function productTimetable(rows: number, inner: number, cols: number): ProductTimetable {
  const cells = rows * cols;
  const slowPairs = Math.min(inner, SLOW_PAIRS);
  const slowMs = slowPairs * SLOW_PAIR_MS;
  const firstCellMs = slowMs + (inner - slowPairs) * FAST_PAIR_MS;
  const restPairs = (cells - 1) * inner;
  const pairMs = restPairs === 0 ? 0 : Math.min(FAST_PAIR_MS, LONGEST_REST_MS / restPairs);
  const totalMs = firstCellMs + restPairs * pairMs;
  const momentOf = (cell: number, pair: number): ProductMoment => ({
    row: Math.floor(cell / cols),
    col: cell % cols,
    pair: Math.min(inner - 1, Math.max(0, pair)),
    cellsDone: cell,
    isOver: false,
  });
  return {
    totalMs,
    firstCellMs,
    at(ms) {
      if (ms >= totalMs) {
        return { row: rows - 1, col: cols - 1, pair: inner - 1, cellsDone: cells, isOver: true };
      }
      if (ms < firstCellMs) {
        const isSlow = ms < slowMs;
        const fast = slowPairs + Math.floor((ms - slowMs) / FAST_PAIR_MS);
        return momentOf(0, isSlow ? Math.floor(ms / SLOW_PAIR_MS) : fast);
      }
      const pairs = Math.min(restPairs - 1, Math.floor((ms - firstCellMs) / pairMs));
      return momentOf(1 + Math.floor(pairs / inner), pairs % inner);
    },
    startOf(row, col) {
      const cell = row * cols + col;
      return cell === 0 ? 0 : firstCellMs + (cell - 1) * inner * pairMs;
    },
  };
}
