import type { Dataset } from "#engine/data/dataset.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { Passes } from "#engine/reference/passes.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** dC/dw of every parameter over all training rows; everything is made once for a run. */
export class Gradient {
  readonly #parameters: Float64Array;
  readonly #passes: Passes;

  constructor(settings: TrainingSettings, dataset: Dataset) {
    this.#parameters = new Float64Array(parameterCount(settings));
    this.#passes = new Passes(settings, dataset.train, this.#parameters);
  }

  /** The true gradient of the loss without the penalty, whatever rule the run updates by. */
  of(parameters: Float64Array): Float64Array {
    this.#parameters.set(parameters);
    this.#passes.forward();
    this.#passes.backward("gradient");
    return this.#passes.gradient;
  }
}

/** Multiply-adds of one gradient. */
export function gradientCost(settings: TrainingSettings, rows: number): number {
  return 3 * parameterCount(settings) * rows;
}
