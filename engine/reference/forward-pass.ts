import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import { type Matrix, ShapeError } from "#engine/matrix.ts";
import { biasesOf, type NetworkLayer, networkLayers, weightsOf } from "#engine/network.ts";
import type { Products } from "#engine/products.ts";
import { activate } from "#engine/reference/activation.ts";
import { plainProducts } from "#engine/reference/dense.ts";
import { lossOf } from "#engine/reference/loss.ts";
import type { Loss, TrainingSettings } from "#engine/settings.ts";

/** The numbers of one layer on the way up; all but the parameters are overwritten by a pass. */
export interface ForwardLayer {
  readonly layer: NetworkLayer;
  /** Views into the parameters. Shapes: inputs x units; units or empty. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  /** What the layer gets: X or the `output` of the layer below. Shapes: samples x inputs. */
  readonly input: Float64Array;
  /** z and a. Shapes: samples x units, both. */
  readonly preActivation: Float64Array;
  readonly output: Float64Array;
}

/**
 * From inputs to outputs, in buffers made once. Inputs and parameters belong to the caller, who
 * changes their numbers between passes.
 */
export class ForwardPass {
  readonly samples: number;
  readonly layers: readonly ForwardLayer[];
  /** The output layer. */
  readonly top: ForwardLayer;
  readonly #loss: Loss;
  readonly #products: Products;

  /** @throws {ShapeError} when the inputs or the parameters are not the network's. */
  constructor(
    settings: TrainingSettings,
    inputs: Matrix,
    parameters: Float64Array,
    products = plainProducts,
  ) {
    const [width = 0] = layerWidths(settings);
    if (parameters.length !== parameterCount(settings) || inputs.cols !== width) {
      throw new ShapeError(
        `${parameters.length} parameters and ${inputs.cols} inputs, the network has ` +
          `${parameterCount(settings)} and ${width}`,
      );
    }
    this.samples = inputs.rows;
    this.#loss = settings.loss;
    this.#products = products;
    const layers: ForwardLayer[] = [];
    let input = inputs.data;
    for (const layer of networkLayers(settings)) {
      const buffers = forwardLayer(layer, input, parameters, inputs.rows * layer.units);
      layers.push(buffers);
      input = buffers.output;
    }
    const top = layers.at(-1);
    if (top === undefined) {
      throw new ShapeError("a network has at least one layer");
    }
    this.layers = layers;
    this.top = top;
  }

  /** Computes every `preActivation` and `output`. */
  run(): void {
    for (const { layer, input, weights, biases, preActivation, output } of this.layers) {
      this.#products.preActivations(input, weights, biases, preActivation, layer.inputs);
      activate(layer.activation, preActivation, output, layer.units);
    }
  }

  /** The loss of the last `run`. Shapes: `targets` is samples x outputs. */
  lossAgainst(targets: Float64Array): number {
    const { preActivation, output, layer } = this.top;
    return lossOf(this.#loss, { preActivation, output, targets, units: layer.units });
  }
}

function forwardLayer(
  layer: NetworkLayer,
  input: Float64Array,
  parameters: Float64Array,
  size: number,
): ForwardLayer {
  return {
    layer,
    weights: weightsOf(layer, parameters).data,
    biases: biasesOf(layer, parameters),
    input,
    preActivation: new Float64Array(size),
    output: new Float64Array(size),
  };
}
