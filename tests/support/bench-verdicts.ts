import { type Bench, shuffledOrder } from "#client/maths/bench.ts";
import { type MathsModel, mathsModel } from "#client/maths/maths-model.ts";
import { type RuleShapes, ruleShapes } from "#client/maths/rule-shapes.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import { hyperParametersOf } from "#engine/hyper-parameters.ts";
import { initialOptimizerState } from "#engine/optimizer-state.ts";
import {
  type GradientVerdict,
  gradientVerdict,
  type OrderVerdict,
  orderVerdict,
} from "#engine/reference/rule-verdicts.ts";
import type { UpdateRule } from "#engine/settings.ts";

/** Three of the four verdicts on a rule, as the page comes to them in slices; the fourth is a race. */
export interface BenchVerdicts {
  readonly shapes: RuleShapes;
  /** Null where the rule cannot be formed: there is nothing to compare. */
  readonly gradient: GradientVerdict | null;
  readonly order: OrderVerdict | null;
}

/** The iteration of a bench: all samples at once, the optimiser without a past. */
export function benchModel(
  { settings, dataset, parameters }: Bench,
  convention: SignConvention,
): MathsModel {
  const full = { ...settings, batch: "full" as const, updateRule: "gradient" as const };
  const optimizerState = initialOptimizerState(settings.optimizer.kind, parameters.length);
  const hyperParameters = hyperParametersOf(full);
  const start = { parameters, optimizerState, hyperParameters, batches: null };
  return mathsModel({ settings: full, dataset, start, step: 0, convention });
}

/**
 * What becomes of a layer's weights under a rule.
 *
 * @param model of the bench, from `benchModel`.
 * @param seed of the order in which the samples are tried again.
 */
export function benchVerdicts(
  bench: Bench,
  model: MathsModel,
  layer: number,
  rule: UpdateRule,
  seed: number,
): BenchVerdicts {
  const shapes = ruleShapes(model, layer, rule);
  if (shapes.verdict.misfit !== null) {
    return { shapes, gradient: null, order: null };
  }
  const { settings, dataset, parameters } = bench;
  const place = { settings, samples: dataset.train, parameters, layer };
  const order = shuffledOrder(dataset.train.inputs.rows, seed);
  return {
    shapes,
    gradient: gradientVerdict(rule, place),
    order: orderVerdict(rule, place, order),
  };
}
