import { plainProducts } from "#engine/reference/dense.ts";
import type { TrainingSettings, UpdateRule } from "#engine/settings.ts";

/** The shapes that meet in a layer's update. */
export interface RuleShape {
  readonly samples: number;
  readonly inputs: number;
  readonly units: number;
}

/** The rule of a layer, counted from 1. */
export function ruleOfLayer(updateRule: TrainingSettings["updateRule"], layer: number): UpdateRule {
  return updateRule !== "gradient" && updateRule.layer === layer ? updateRule.rule : "gradient";
}

/**
 * Why a rule's result has not exactly W's shape, in words; null when it has. There is no
 * broadcasting: numpy would add a 1x4 to a 4x1 and give 4x4.
 */
export function ruleMisfit(rule: UpdateRule, shape: RuleShape): string | null {
  const { samples, inputs, units } = shape;
  const weights = `W is ${inputs}x${units}`;
  switch (rule) {
    case "gradient":
      return null;
    case "delta-only":
      return samples === inputs ? null : `delta is ${samples}x${units}, ${weights}`;
    case "elementwise":
      if (inputs !== units) {
        return `a is ${samples}x${inputs}, delta is ${samples}x${units}`;
      }
      return samples === inputs ? null : `a∘delta is ${samples}x${units}, ${weights}`;
    case "transposed":
      return inputs === units ? null : `deltaᵀa is ${units}x${inputs}, ${weights}`;
  }
}

/**
 * What stands in for dC/dW under a rule.
 *
 * Shapes: `a` is samples x inputs, `delta` samples x units; `update`, inputs x units, is
 * overwritten. The shapes fit the rule: see `ruleMisfit`.
 */
export function updateUnderRule(
  rule: UpdateRule,
  a: Float64Array,
  delta: Float64Array,
  update: Float64Array,
  samples: number,
  products = plainProducts,
): void {
  switch (rule) {
    case "gradient":
      products.weightGradient(a, delta, update, samples);
      return;
    case "delta-only":
      update.set(delta);
      return;
    case "elementwise":
      for (let i = 0; i < update.length; i++) {
        update[i] = (a[i] ?? 0) * (delta[i] ?? 0);
      }
      return;
    case "transposed":
      // deltaᵀ a: the gradient with its two factors exchanged.
      products.weightGradient(delta, a, update, samples);
      return;
  }
}
