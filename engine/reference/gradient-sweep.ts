import type { Matrix } from "#engine/matrix.ts";
import { networkLayers } from "#engine/network.ts";
import type { LayerExplanation, StepExplanation } from "#engine/reference/explanation.ts";
import { type CheckedComponent, GradientCheck } from "#engine/reference/gradient-check.ts";
import type { RegularizationSettings, TrainingSettings } from "#engine/settings.ts";

/** What a sweep needs of an explanation: a small part of it on large batches. */
export interface SweptStep {
  /** X and Y of the batch. */
  readonly inputs: Matrix;
  readonly targets: Matrix;
  readonly layers: readonly Pick<
    LayerExplanation,
    "weights" | "biases" | "weightGradient" | "penaltyGradient" | "biasGradient"
  >[];
}

/** @throws {RangeError} without layers. */
export function sweptStep({ targets, layers }: StepExplanation): SweptStep {
  const [first] = layers;
  if (first === undefined) {
    throw new RangeError("a step without layers");
  }
  return {
    inputs: first.input,
    targets,
    layers: layers.map(({ weights, biases, weightGradient, penaltyGradient, biasGradient }) => ({
      weights,
      biases,
      weightGradient,
      penaltyGradient,
      biasGradient,
    })),
  };
}

/**
 * The gradient check of every weight and bias of one step, on the step's own batch. A worker
 * advances it slice by slice: each component costs two forward passes.
 */
export class GradientSweep {
  /** Also for one weight alone: its cost curve, secant and tangent. */
  readonly check: GradientCheck;
  /** The right gradient with the penalty's part, in the order of the parameters. */
  readonly claimed: Float64Array;
  readonly #components: CheckedComponent[] = [];

  /** @param regularization as it is at the step. */
  constructor(settings: TrainingSettings, step: SweptStep, regularization: RegularizationSettings) {
    const { parameters, claimed } = flatNumbers(settings, step);
    this.check = new GradientCheck(settings, step, parameters, regularization);
    this.claimed = claimed;
  }

  /** Those that are checked, from the first parameter on. */
  get components(): readonly CheckedComponent[] {
    return this.#components;
  }

  get isOver(): boolean {
    return this.#components.length >= this.claimed.length;
  }

  /** The largest relative error so far of a component that is not at a corner; null before one. */
  get worst(): CheckedComponent | null {
    return this.#components.reduce<CheckedComponent | null>(
      (worst, one) =>
        one.kink === "none" && one.relativeError > (worst?.relativeError ?? -1) ? one : worst,
      null,
    );
  }

  /** Checks at most `count` components further. */
  advance(count: number): void {
    const until = Math.min(this.claimed.length, this.#components.length + count);
    for (let index = this.#components.length; index < until; index++) {
      this.#components.push(this.check.check(index, this.claimed[index] ?? 0));
    }
  }
}

function flatNumbers(settings: TrainingSettings, { layers }: SweptStep) {
  const count = networkLayers(settings).at(-1)?.end ?? 0;
  const parameters = new Float64Array(count);
  const claimed = new Float64Array(count);
  let at = 0;
  for (const { weights, biases, weightGradient, penaltyGradient, biasGradient } of layers) {
    parameters.set(weights.data, at);
    claimed.set(
      weightGradient.data.map((value, i) => value + (penaltyGradient.data[i] ?? 0)),
      at,
    );
    at += weights.data.length;
    parameters.set(biases.data, at);
    claimed.set(biasGradient.data, at);
    at += biases.data.length;
  }
  return { parameters, claimed };
}
