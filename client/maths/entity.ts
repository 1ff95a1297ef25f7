import type { AxisPair } from "#client/maths/axis.ts";
import type { Matrix } from "#engine/matrix.ts";

/** What a matrix of an iteration is. */
export type EntityKind =
  | "inputs"
  | "targets"
  | "weights"
  | "biases"
  | "pre-activation"
  | "output"
  | "slope"
  | "error"
  | "delta"
  | "gradient"
  | "rule-update"
  | "penalty-gradient"
  | "total-gradient"
  | "old-moment"
  | "moment"
  | "direction"
  | "next";

/** One matrix of an iteration: the same in the picture, the table, the formula and the code. */
export interface Entity {
  /** Letters and digits alone: "W2", "delta1", "dW2", "nextW2", "oldvW2". */
  readonly id: string;
  readonly kind: EntityKind;
  /** Counts from 1; 0 for X and Y. */
  readonly layer: number;
  /** Plain, as in a sentence: "δ2", "dW2". */
  readonly name: string;
  readonly tex: string;
  /** Its name in the script; several entities may have one name at different times. */
  readonly numpy: string;
  /** As it is read aloud: "d W 2". */
  readonly spoken: string;
  readonly axes: AxisPair;
  /** As shown: with e = y - a the error and all that follows from it has the other sign. */
  readonly matrix: Matrix;
}
