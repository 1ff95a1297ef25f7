import type { Moment } from "#client/views/moment/moment-clock.ts";
import type { PlanePoint } from "#client/views/surface/surface-plot.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Rule UI-32: what a network answers at a place, to the engine's last bit. */
export class PointEvaluator {
  #of: readonly [TrainingSettings["layers"], Dataset] | null = null;
  #inputs: Matrix = zeros(1, 0);
  #evaluation: Evaluation | null = null;

  /** Shapes: 1 x outputs, overwritten by the next call. */
  at({ settings, dataset, parameters }: Moment, { x, y }: PlanePoint): Matrix {
    const seen = dataset.transform({ rows: 1, cols: 2, data: Float64Array.of(x, y) });
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
