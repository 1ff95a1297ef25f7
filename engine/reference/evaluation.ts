import type { Samples } from "#engine/data/dataset.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { type Matrix, ShapeError } from "#engine/matrix.ts";
import { ForwardPass } from "#engine/reference/forward-pass.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Rows to look at: with targets there is a loss, without only outputs. */
export type EvaluatedRows = Pick<Samples, "inputs"> & Partial<Pick<Samples, "targets">>;

/**
 * What a network makes of given rows, again and again with other parameters: everything is
 * allocated once. All results are overwritten by the next `run`.
 */
export class Evaluation {
  /** a of every layer, X first and the output last. Shapes: rows x that layer's width. */
  readonly activations: readonly Matrix[];
  /** z of every layer. Shapes: rows x units. */
  readonly preActivations: readonly Matrix[];
  /** The last of `activations`. Shapes: rows x outputs. */
  readonly outputs: Matrix;
  readonly #pass: ForwardPass;
  readonly #parameters: Float64Array;
  readonly #targets: Float64Array | null;

  /** @throws {ShapeError} when the rows are not as wide as the network. */
  constructor(settings: TrainingSettings, rows: EvaluatedRows) {
    const { inputs, targets } = rows;
    this.#parameters = new Float64Array(parameterCount(settings));
    this.#pass = new ForwardPass(settings, inputs, this.#parameters);
    const { layers, top } = this.#pass;
    const asMatrix = (data: Float64Array, cols: number): Matrix => ({
      rows: inputs.rows,
      cols,
      data,
    });
    this.outputs = asMatrix(top.output, top.layer.units);
    this.activations = [
      inputs,
      ...layers.slice(0, -1).map(({ output, layer }) => asMatrix(output, layer.units)),
      this.outputs,
    ];
    this.preActivations = layers.map(({ preActivation, layer }) =>
      asMatrix(preActivation, layer.units),
    );
    if (targets !== undefined && targets.data.length !== top.output.length) {
      throw new ShapeError(`${targets.data.length} targets for ${top.output.length} outputs`);
    }
    this.#targets = targets?.data ?? null;
  }

  /**
   * Computes everything for these parameters; returns the loss, without penalty, or NaN for rows
   * without targets.
   *
   * @throws {ShapeError} when the parameters are not as many as the network's.
   */
  run(parameters: Float64Array): number {
    if (parameters.length !== this.#parameters.length) {
      throw new ShapeError(
        `${parameters.length} parameters, the network has ${this.#parameters.length}`,
      );
    }
    this.#parameters.set(parameters);
    this.#pass.run();
    return this.#targets === null ? Number.NaN : this.#pass.lossAgainst(this.#targets);
  }
}
