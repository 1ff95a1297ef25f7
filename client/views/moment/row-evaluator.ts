import { sampleRows } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/**
 * What a network makes of a few rows, moment after moment: everything is made once for the rows of
 * a run. The result is overwritten by the next moment.
 */
export class RowEvaluator {
  #evaluation: Evaluation | null = null;
  #of: readonly [TrainingSettings, Dataset, number, number] | null = null;

  /** The rows `from` up to but not including `to`, counted as in the data. */
  at({ settings, dataset, parameters }: Moment, from: number, to: number): Evaluation {
    const wanted = [settings, dataset, from, to] as const;
    if (this.#evaluation === null || !wanted.every((part, i) => part === this.#of?.[i])) {
      this.#evaluation = new Evaluation(settings, sampleRows(dataset, from, to));
      this.#of = wanted;
    }
    this.#evaluation.run(parameters);
    return this.#evaluation;
  }
}
