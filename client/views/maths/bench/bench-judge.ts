import { type Bench, shuffledOrder } from "#client/maths/bench.ts";
import { benchRace } from "#client/maths/bench-race.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import {
  type GradientVerdict,
  type OrderVerdict,
  orderVerdict,
  RuleComparison,
  shapeVerdict,
} from "#engine/reference/rule-verdicts.ts";
import type { RaceLane } from "#engine/rule-race.ts";
import type { UpdateRule } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";

/** What is judged: a rule for a layer, from 1, on the bench. */
export interface BenchQuestion {
  readonly bench: Bench;
  readonly layer: number;
  readonly rule: UpdateRule;
  /** Of the order in which the samples are tried again. */
  readonly seed: number;
  /** How long the training is that is tried. */
  readonly steps: number;
}

/** How a rule's update compares with the numeric gradient, as far as that is known. */
export interface ComparedSoFar extends Omit<GradientVerdict, "components"> {
  readonly checked: number;
  readonly of: number;
  /** Of those checked: further off than rounding, and not at a corner of C. */
  readonly different: number;
}

/** A verdict, or as much of it as there is. */
export type BenchNews =
  | { readonly kind: "order"; readonly order: Pick<OrderVerdict, "isUnchanged" | "worstChange"> }
  | { readonly kind: "gradient"; readonly gradient: ComparedSoFar }
  | { readonly kind: "race"; readonly lanes: readonly RaceLane[]; readonly step: number };

/** About so many multiply-adds between two pieces of news: some 30 ms. */
const SLICE = 10_000_000;

/**
 * The verdicts but the first, the dear ones by turns in slices: whoever asks may stop
 * anywhere. Nothing comes of a rule that cannot be formed.
 */
export function* judgeBench(engine: Engine, question: BenchQuestion): Generator<BenchNews> {
  const { bench, layer, rule, seed, steps } = question;
  const { settings, dataset, parameters } = bench;
  const samples = dataset.train.inputs.rows;
  const [inputs = 0, units = 0] = layerWidths(settings).slice(layer - 1);
  const verdict = shapeVerdict(rule, { samples, inputs, units });
  if (verdict.misfit !== null) {
    return;
  }
  const place = { settings, samples: dataset.train, parameters, layer };
  const { isUnchanged, worstChange } = orderVerdict(rule, place, shuffledOrder(samples, seed));
  yield { kind: "order", order: { isUnchanged, worstChange } };
  const passCost = Math.max(1, parameterCount(settings) * samples);
  const race = benchRace(engine, bench, { rule, verdict }, layer, steps);
  const comparison = new RuleComparison(rule, place);
  while (race?.isOver === false || !comparison.isOver) {
    if (!comparison.isOver) {
      comparison.advance(Math.max(1, Math.floor(SLICE / (2 * passCost))));
      yield { kind: "gradient", gradient: comparedSoFar(comparison) };
    }
    if (race?.isOver === false) {
      race.advance(Math.max(1, Math.floor(SLICE / passCost)));
      yield { kind: "race", step: race.step, lanes: race.lanes.map(copyOfLane) };
    }
  }
}

/** The race goes on in its own lists. */
function copyOfLane({ updateRule, losses, divergedAt }: RaceLane): RaceLane {
  return { updateRule, losses: losses.slice(), divergedAt };
}

function comparedSoFar(comparison: RuleComparison): ComparedSoFar {
  const { components, wrongSigns, worstError, cosine } = comparison.verdict;
  const different = components.filter(
    ({ verdict, kink }) => verdict === "differs" && kink === "none",
  ).length;
  return {
    wrongSigns,
    worstError,
    cosine,
    different,
    checked: components.length,
    of: comparison.count,
  };
}
