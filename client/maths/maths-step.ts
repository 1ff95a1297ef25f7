import type { Entity } from "#client/maths/entity.ts";
import type { ProductShape } from "#client/maths/product-shape.ts";
import type { NumpyLine, SignConvention } from "#client/numpy/numpy-line.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { Activation, Loss, TrainingSettings, UpdateRule } from "#engine/settings.ts";

export type StepKind = "pre-activation" | "output" | "loss" | "delta" | "gradient" | "update";

/** A piece of a line of numpy: plain, or the name of a matrix. */
export interface CodeToken {
  readonly text: string;
  readonly entity: string | null;
}

/** A line of numpy with its matrices. The code is the tokens' texts in a row. */
export interface LinkedLine extends NumpyLine {
  readonly tokens: readonly CodeToken[];
}

/** What there is to say at a step, in words of `text/en/maths.ts`. */
export type StepNote =
  | { readonly kind: "sign"; readonly convention: SignConvention }
  | { readonly kind: "slope-of-output"; readonly activation: Activation }
  | { readonly kind: "slope-cancels"; readonly loss: Loss; readonly activation: Activation }
  | { readonly kind: "slope-is-one" }
  | { readonly kind: "slope-at-corner"; readonly activation: Activation }
  | { readonly kind: "batch"; readonly size: number }
  | { readonly kind: "bias-broadcast" }
  | { readonly kind: "bias-sum" }
  | { readonly kind: "transpose"; readonly samples: number }
  | { readonly kind: "wrong-rule"; readonly rule: UpdateRule }
  | { readonly kind: "old-weights" }
  | { readonly kind: "mean"; readonly loss: Loss }
  | { readonly kind: "penalty"; readonly penalty: "l1" | "l2" }
  | { readonly kind: "optimizer"; readonly optimizer: TrainingSettings["optimizer"]["kind"] };

/** One step of an iteration in all four views. */
export interface MathsStep {
  /** "pre-activation1", "loss", "gradient2", "update": unique in the iteration, fit for a link. */
  readonly id: string;
  /** Counts from 1. */
  readonly number: number;
  readonly kind: StepKind;
  /** The layer that it is about, from 1; 0 for the loss and the update. */
  readonly layer: number;
  /** KaTeX; terms are linked by \htmlData{entity=...}. The first says it all, the others explain. */
  readonly formulas: readonly string[];
  readonly numpy: readonly LinkedLine[];
  /** Ids of what goes in, in the order of the formula, and of what comes out. */
  readonly operands: readonly string[];
  readonly results: readonly string[];
  /** Of the step's product of two matrices; null without one. */
  readonly product: ProductShape | null;
  readonly notes: readonly StepNote[];
}

/** What steps are made from. */
export interface StepSource {
  readonly settings: TrainingSettings;
  readonly hyperParameters: HyperParameters;
  readonly convention: SignConvention;
  readonly entities: ReadonlyMap<string, Entity>;
}
