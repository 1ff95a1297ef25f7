import type { Dataset } from "#engine/data/dataset.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** The losses over all training and all test rows, computed once each when they are asked for. */
export class DatasetLosses {
  readonly #settings: TrainingSettings;
  readonly #dataset: Dataset;
  #trainEvaluation: Evaluation | null = null;
  #testEvaluation: Evaluation | null = null;
  #train: number | null = null;
  #test: number | null = null;

  constructor(settings: TrainingSettings, dataset: Dataset) {
    this.#settings = settings;
    this.#dataset = dataset;
  }

  train(parameters: Float64Array): number {
    this.#trainEvaluation ??= new Evaluation(this.#settings, this.#dataset.train);
    this.#train ??= this.#trainEvaluation.run(parameters);
    return this.#train;
  }

  /** Null without test rows. */
  test(parameters: Float64Array): number | null {
    const { test } = this.#dataset;
    if (test === null) {
      return null;
    }
    this.#testEvaluation ??= new Evaluation(this.#settings, test);
    this.#test ??= this.#testEvaluation.run(parameters);
    return this.#test;
  }

  /** To be called whenever the parameters have changed. */
  forget(): void {
    this.#train = null;
    this.#test = null;
  }
}
