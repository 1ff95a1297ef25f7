import {
  type Bench,
  withOneMoreSample,
  withOneMoreUnit,
  withShuffledSamples,
} from "#client/maths/bench.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

/** Weights and bias that a unit brings at most. */
const WIDEST_NEIGHBOURS = 2 * LIMITS.unitsPerLayer + 1;

/** The bench and what has been done on it since it took a step of the run. */
export interface BenchState {
  /** The step of the run that it took. */
  readonly step: number;
  readonly bench: Bench;
  readonly moreSamples: number;
  readonly moreUnits: number;
  readonly shuffles: number;
}

export type BenchAction =
  | { readonly kind: "reset"; readonly model: MathsModel }
  | { readonly kind: "add-sample" }
  | { readonly kind: "add-unit"; readonly hiddenLayer: number }
  | { readonly kind: "shuffle" };

/** A copy of the run at a step: all its samples, as it is updated now but by the right rule. */
export function benchState(model: MathsModel): BenchState {
  const { settings, hyperParameters, dataset, explanation, step } = model;
  const { learningRate, momentum, regularization } = hyperParameters;
  const { optimizer } = settings;
  const now: TrainingSettings = {
    ...settings,
    optimizer: {
      ...optimizer,
      learningRate,
      ...("momentum" in optimizer && momentum !== null ? { momentum } : {}),
    },
    regularization,
    batch: "full",
    updateRule: "gradient",
  };
  const parameters = new Float64Array(parameterCount(settings));
  let at = 0;
  for (const { data } of explanation.layers.flatMap(({ weights, biases }) => [weights, biases])) {
    parameters.set(data, at);
    at += data.length;
  }
  const bench = { settings: now, dataset, parameters };
  return { step, bench, moreSamples: 0, moreUnits: 0, shuffles: 0 };
}

export function benchAfter(state: BenchState, action: BenchAction): BenchState {
  const { bench, moreSamples, moreUnits, shuffles } = state;
  switch (action.kind) {
    case "reset":
      return benchState(action.model);
    case "add-sample":
      return { ...state, bench: withOneMoreSample(bench), moreSamples: moreSamples + 1 };
    case "add-unit":
      return {
        ...state,
        bench: withOneMoreUnit(bench, action.hiddenLayer),
        moreUnits: moreUnits + 1,
      };
    case "shuffle":
      return {
        ...state,
        bench: withShuffledSamples(bench, shuffles + 1),
        shuffles: shuffles + 1,
      };
  }
}

/**
 * The hidden layer that gets one more unit when a layer is on the bench: the one that feeds it, so
 * that W gets a row; the first layer's own. Null where there is none or no room for more.
 */
export function growingLayer({ settings }: Bench, layer: number): number | null {
  const hidden = Math.max(1, layer - 1);
  const units = settings.layers[hidden - 1]?.units;
  const isHidden = hidden < settings.layers.length && units !== undefined;
  const hasRoom =
    isHidden &&
    units < LIMITS.unitsPerLayer &&
    parameterCount(settings) + WIDEST_NEIGHBOURS <= LIMITS.parameters;
  return hasRoom ? hidden : null;
}

/** Whether it is no more what it took from the run. */
export function isChanged({ moreSamples, moreUnits, shuffles }: BenchState): boolean {
  return moreSamples + moreUnits + shuffles > 0;
}
