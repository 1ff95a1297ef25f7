import { createStore } from "zustand/vanilla";
import type { SignConvention } from "#client/numpy/numpy-line.ts";

/** A matrix of the iteration, one of its rows or columns, or one number in it; counted from 0. */
export interface EntityPlace {
  /** As in `Entity.id`: "W2", "delta1", "dW2". */
  readonly entity: string;
  readonly row: number | null;
  readonly col: number | null;
}

/** Where in the mathematics of an iteration this page is: the same for all of its views. */
export interface MathsFocus {
  /** As in `MathsStep.id`; null for the first. */
  readonly stepId: string | null;
  readonly convention: SignConvention;
  /** Step 7 and 9: one weight, all as a pile, or the product. */
  readonly depth: "weight" | "pile" | "product";
  /** What the pointer or the keyboard is on: every appearance of it lights up. */
  readonly lit: EntityPlace | null;
  /** What was pressed and stays lit until something else is. */
  readonly pinned: EntityPlace | null;
}

/** One for the page, as there is one panel: picture, matrices, formula and code read and write it. */
export const mathsFocus = createStore<MathsFocus>(() => ({
  stepId: null,
  convention: "add",
  depth: "weight",
  lit: null,
  pinned: null,
}));
