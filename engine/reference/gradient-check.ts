import type { Samples } from "#engine/data/dataset.ts";
import { networkLayers } from "#engine/network.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import { penaltyOf } from "#engine/reference/regularization.ts";
import type { RegularizationSettings, TrainingSettings } from "#engine/settings.ts";

/** How far a weight is moved to each side, in float64. */
export const CHECK_STEP = 1e-5;
const AGREES_BELOW = 1e-7;
const LOOK_BELOW = 1e-4;
/** A sum of squares is wrong by some units in its last place: no difference can be told below. */
const LAST_PLACES = 32;
/** Below it two gradients are compared by their difference. */
const SMALL = 1e-6;

/**
 * How a gradient compares with the numeric one: below 1e-7, below 1e-4, or further off. What may be
 * the rounding of C alone is never called different.
 */
export type CheckVerdict = "agrees" | "look" | "differs";

/** One component of a gradient beside its central difference. */
export interface CheckedComponent {
  /** Place in the parameters. */
  readonly index: number;
  readonly claimed: number;
  /** (C(w + 1e-5) - C(w - 1e-5)) / 2e-5, the penalty included. */
  readonly numeric: number;
  /** |claimed - numeric| / max(1e-6, |claimed|, |numeric|). */
  readonly relativeError: number;
  readonly verdict: CheckVerdict;
  /** The way from w - 1e-5 to w + 1e-5 crosses a corner of C, where no derivative is right. */
  readonly kink: "none" | "activation" | "penalty";
}

/**
 * Derivatives of C, penalty included, as differences of C itself: knows nothing of
 * back-propagation. Everything is allocated once; the caller's parameters are left alone.
 *
 * @see Goodfellow, Bengio, Courville, "Deep Learning" (2016), section 11.5.
 */
export class GradientCheck {
  readonly #evaluation: Evaluation;
  readonly #parameters: Float64Array;
  readonly #regularization: RegularizationSettings;
  readonly #layers: ReturnType<typeof networkLayers>;
  /** z of every unit whose activation has a corner at 0. */
  readonly #cornered: readonly Float64Array[];
  /** Whether those were positive, from the last look. */
  readonly #signs: readonly Uint8Array[];

  /**
   * @param samples the batch of the step.
   * @throws {ShapeError} when samples or parameters are not the network's.
   */
  constructor(
    settings: TrainingSettings,
    samples: Samples,
    parameters: Float64Array,
    regularization: RegularizationSettings,
  ) {
    this.#evaluation = new Evaluation(settings, samples);
    this.#parameters = parameters.slice();
    this.#regularization = regularization;
    this.#layers = networkLayers(settings);
    this.#evaluation.run(parameters);
    this.#cornered = this.#evaluation.preActivations
      .filter((_, l) => isCornered(this.#layers[l]?.activation))
      .map(({ data }) => data);
    this.#signs = this.#cornered.map((z) => new Uint8Array(z.length));
  }

  /** C with one parameter moved by `offset`, penalty included. */
  costAt(index: number, offset: number): number {
    const before = this.#parameters[index] ?? 0;
    this.#parameters[index] = before + offset;
    const loss = this.#evaluation.run(this.#parameters);
    const penalty = penaltyOf(this.#regularization, this.#layers, this.#parameters);
    this.#parameters[index] = before;
    return loss + penalty;
  }

  /** Compares one component of a gradient that somebody claims, penalty included. */
  check(index: number, claimed: number): CheckedComponent {
    const below = this.costAt(index, -CHECK_STEP);
    this.#keepSigns();
    const above = this.costAt(index, CHECK_STEP);
    const numeric = (above - below) / (2 * CHECK_STEP);
    const size = Math.max(Math.abs(claimed), Math.abs(numeric));
    const difference = Math.abs(claimed - numeric);
    const relativeError = difference / Math.max(SMALL, size);
    const largest = Math.max(Math.abs(above), Math.abs(below));
    const rounding = (LAST_PLACES * Number.EPSILON * largest) / (2 * CHECK_STEP);
    return {
      index,
      claimed,
      numeric,
      relativeError,
      verdict: verdictOf(relativeError, difference <= rounding),
      kink: this.#kinkAt(index),
    };
  }

  #keepSigns(): void {
    for (const [i, z] of this.#cornered.entries()) {
      const signs = this.#signs[i];
      for (let at = 0; signs !== undefined && at < z.length; at++) {
        signs[at] = (z[at] ?? 0) > 0 ? 1 : 0;
      }
    }
  }

  #kinkAt(index: number): CheckedComponent["kink"] {
    const isWeight = this.#layers.some(
      ({ weightsAt, inputs, units }) => index >= weightsAt && index < weightsAt + inputs * units,
    );
    const isAtZero = Math.abs(this.#parameters[index] ?? 0) <= CHECK_STEP;
    if (this.#regularization.kind === "l1" && isWeight && isAtZero) {
      return "penalty";
    }
    const isCrossed = this.#cornered.some((z, i) =>
      z.some((value, at) => (value > 0 ? 1 : 0) !== this.#signs[i]?.[at]),
    );
    return isCrossed ? "activation" : "none";
  }
}

function isCornered(activation: string | undefined): boolean {
  return activation === "relu" || activation === "leaky-relu";
}

function verdictOf(relativeError: number, isRounding: boolean): CheckVerdict {
  if (relativeError < AGREES_BELOW) {
    return "agrees";
  }
  return relativeError < LOOK_BELOW || isRounding ? "look" : "differs";
}
