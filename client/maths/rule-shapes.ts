import { type AxisPair, transposed } from "#client/maths/axis.ts";
import { ruleFormula } from "#client/maths/backward-steps.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import {
  type AxisMatch,
  additionMatch,
  type ProductShape,
  productShape,
} from "#client/maths/product-shape.ts";
import { termsOf } from "#client/maths/term.ts";
import { inputIdOf } from "#client/maths/weight-sum.ts";
import { ruleCode } from "#client/numpy/numpy-passes.ts";
import { networkLayers } from "#engine/network.ts";
import { type ShapeVerdict, shapeVerdict } from "#engine/reference/rule-verdicts.ts";
import type { UpdateRule } from "#engine/settings.ts";

/** A rule's result on a layer: its axes by name, beside those of W, and what numpy makes of it. */
export interface RuleShapes {
  readonly rule: UpdateRule;
  readonly verdict: ShapeVerdict;
  readonly weights: AxisPair;
  /** By name; null where the rule has no axes to give: a∘delta of unlike columns. */
  readonly update: AxisPair | null;
  readonly product: ProductShape | null;
  /** W - update, rows and columns: equal sizes of unlike things are no fit. */
  readonly addition: readonly [AxisMatch, AxisMatch] | null;
  /** The rule as numpy code, and in KaTeX with its terms linked. */
  readonly code: string;
  readonly formula: string;
}

/**
 * @param network its matrices give their names alone: no number of them is looked at.
 * @throws {RangeError} when the network has no such layer.
 */
export function ruleShapes(
  { settings, axes, entities }: Pick<MathsModel, "settings" | "axes" | "entities">,
  layer: number,
  rule: UpdateRule,
): RuleShapes {
  const [below, units] = [axes.widths[layer - 1], axes.widths[layer]];
  const [found] = networkLayers(settings).slice(layer - 1);
  if (below === undefined || units === undefined) {
    throw new RangeError(`the network has no layer ${layer}`);
  }
  const input: AxisPair = { rows: axes.samples, cols: below };
  const delta: AxisPair = { rows: axes.samples, cols: units };
  const weights: AxisPair = { rows: below, cols: units };
  const product = productOf(rule, input, delta);
  const update = rule === "delta-only" ? delta : rule === "elementwise" ? input : product?.result;
  const isUnlike = rule === "elementwise" && input.cols.size !== delta.cols.size;
  const named = isUnlike ? null : (update ?? null);
  return {
    rule,
    verdict: shapeVerdict(rule, {
      samples: input.rows.size,
      inputs: input.cols.size,
      units: delta.cols.size,
    }),
    weights,
    update: named,
    product,
    addition: named === null ? null : additionMatch(weights, named),
    code: found === undefined ? "" : ruleCode(found, rule),
    formula: ruleFormula(rule, termsOf(entities), inputIdOf(layer), layer),
  };
}

function productOf(rule: UpdateRule, input: AxisPair, delta: AxisPair): ProductShape | null {
  switch (rule) {
    case "gradient":
      return productShape(transposed(input), delta);
    case "transposed":
      return productShape(transposed(delta), input);
    case "delta-only":
    case "elementwise":
      return null;
  }
}
