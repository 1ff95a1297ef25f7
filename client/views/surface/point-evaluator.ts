import type { Moment } from "#client/views/moment/moment-clock.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/**
 * Rule UI-32: what a network answers to numbers that are no row of its data: a place in the plane,
 * a drawn digit; to the engine's last bit.
 */
export class PointEvaluator {
  #of: readonly [TrainingSettings["layers"], Dataset] | null = null;
  #inputs: Matrix = zeros(1, 0);
  #evaluation: Evaluation | null = null;

  /**
   * Shapes: 1 x outputs, overwritten by the next call.
   *
   * @param point a row of the data's input columns, before scaling and features.
   */
  at({ settings, dataset, parameters }: Moment, point: Float64Array): Matrix {
    const seen = dataset.transform({ rows: 1, cols: point.length, data: point });
    if (this.#evaluation === null || this.#of?.[0] !== settings.layers || this.#of[1] !== dataset) {
      this.#inputs = seen;
      this.#evaluation = new Evaluation(settings, { inputs: seen });
      this.#of = [settings.layers, dataset];
    }
    this.#inputs.data.set(seen.data);
    this.#evaluation.run(parameters);
    return this.#evaluation.outputs;
  }
}
