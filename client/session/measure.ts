import type { Dataset } from "#engine/data/dataset.ts";
import { type Metrics, metricsOf } from "#engine/metrics.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { RegularizationSettings, TrainingSettings } from "#engine/settings.ts";

/** How good a network is on all of its rows; `test` is null without test rows. */
export interface Measured {
  readonly train: Metrics | null;
  readonly test: Metrics | null;
}

/** Measures one run's network again and again; everything is made once. */
export class Measure {
  readonly #settings: TrainingSettings;
  readonly #dataset: Dataset;
  readonly #evaluations: Readonly<Record<"train" | "test", Evaluation | null>>;

  constructor(settings: TrainingSettings, dataset: Dataset) {
    this.#settings = settings;
    this.#dataset = dataset;
    this.#evaluations = {
      train: new Evaluation(settings, dataset.train),
      test: dataset.test === null ? null : new Evaluation(settings, dataset.test),
    };
  }

  /** @param regularization in force at that step. */
  of(parameters: Float64Array, regularization: RegularizationSettings): Measured {
    const settings = { ...this.#settings, regularization };
    const part = (name: "train" | "test") => {
      const evaluation = this.#evaluations[name];
      if (evaluation === null) {
        return null;
      }
      const loss = evaluation.run(parameters);
      const { outputs } = evaluation;
      return metricsOf(settings, this.#dataset, name, { parameters, outputs, loss });
    };
    return { train: part("train"), test: part("test") };
  }
}
