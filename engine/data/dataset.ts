import type { Matrix } from "#engine/matrix.ts";

/** Rows as they are before split, scaling and features. */
export interface RawData {
  /** Shapes: rows x data columns (2 for generated sets, 4 iris, 64 digits in 0..1). */
  readonly inputs: Matrix;
  /** A table's or a regression's y, rows x outputs; null for class data. */
  readonly targets: Matrix | null;
  /** Class of each row, from 0; null without classes. */
  readonly classes: Uint8Array | null;
}

/** Rows as the network sees them. Shapes: X is samples x inputs, Y is samples x outputs. */
export interface Samples {
  readonly inputs: Matrix;
  readonly targets: Matrix;
}

/** What a run trains on and is tested on: a pure function of its settings and the raw data. */
export interface Dataset {
  readonly train: Samples;
  /** Null without test rows. */
  readonly test: Samples | null;
  /** Places of the rows in the raw data, from 0, ascending. */
  readonly trainRows: Uint32Array;
  readonly testRows: Uint32Array;
  /**
   * How many classes the outputs stand for (2 for one unit); null for regression. A table counts
   * as classes when all its targets are 0/1, -1/1 or one-hot.
   */
  readonly classCount: number | null;
  /** Turns raw points (rows x data columns) into what the network sees: scaling, then features. */
  transform(points: Matrix): Matrix;
}
