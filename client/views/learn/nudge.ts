import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { inputIdOf } from "#client/maths/weight-sum.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { networkLayers } from "#engine/network.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";

/** One weight of a network; layer from 1, row and column of its matrix from 0. */
export interface WeightPlace {
  readonly layer: number;
  readonly row: number;
  readonly col: number;
}

/** Computes what the batch of an iteration would give with one weight turned. */
export class WeightProbe {
  readonly value: number;
  readonly #parameters: Float64Array;
  readonly #evaluation: Evaluation;
  readonly #place: WeightPlace;
  readonly #at: number;

  /** @throws {RangeError} when the network has no such weight. */
  constructor(model: MathsModel, place: WeightPlace) {
    const layer = networkLayers(model.settings)[place.layer - 1];
    const { matrix } = entityOf(model, `W${place.layer}`);
    if (layer === undefined || place.row >= matrix.rows || place.col >= matrix.cols) {
      throw new RangeError(`no weight [${place.row}][${place.col}] in layer ${place.layer}`);
    }
    this.#place = place;
    this.#at = layer.weightsAt + place.row * layer.units + place.col;
    this.#parameters = parametersOf(model);
    this.value = this.#parameters[this.#at] ?? 0;
    this.#evaluation = new Evaluation(model.settings, {
      inputs: entityOf(model, "X").matrix,
      targets: entityOf(model, "Y").matrix,
    });
  }

  /** C with another value of the weight; everything else stays. */
  costWith(value: number): number {
    return this.#run(value);
  }

  /** z of the weight's layer for one row of the batch, at the weight's column. */
  sumWith(value: number, sample: number): number {
    this.#run(value);
    const { layer, col } = this.#place;
    const sums = this.#evaluation.preActivations[layer - 1];
    return sums?.data[sample * sums.cols + col] ?? Number.NaN;
  }

  #run(value: number): number {
    const parameters = Float64Array.from(this.#parameters);
    parameters[this.#at] = value;
    return this.#evaluation.run(parameters);
  }
}

/** What a weight is multiplied by in the row of one sample: a of the layer below, or x. */
export function multiplierOf(
  model: MathsModel,
  { layer, row }: WeightPlace,
  sample: number,
): number {
  const { matrix } = entityOf(model, inputIdOf(layer));
  return matrix.data[sample * matrix.cols + row] ?? Number.NaN;
}

/** dC/dw, whatever the sign convention on the screen. */
export function slopeOf(model: MathsModel, { layer, row, col }: WeightPlace): number {
  const gradient = model.explanation.layers[layer - 1]?.weightGradient;
  return gradient?.data[row * gradient.cols + col] ?? Number.NaN;
}

/** The state of the iteration as the engine lays it out. */
function parametersOf(model: MathsModel): Float64Array {
  const parameters = new Float64Array(parameterCount(model.settings));
  for (const [l, { weightsAt, biasesAt }] of networkLayers(model.settings).entries()) {
    const layer = model.explanation.layers[l];
    if (layer !== undefined) {
      parameters.set(layer.weights.data, weightsAt);
      if (biasesAt !== null) {
        parameters.set(layer.biases.data, biasesAt);
      }
    }
  }
  return parameters;
}
