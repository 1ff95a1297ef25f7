import { samplesOf } from "#engine/data/table.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { ShapeError } from "#engine/matrix.ts";
import { type NetworkLayer, networkLayers } from "#engine/network.ts";
import { activate, deltaOf } from "#engine/reference/activation.ts";
import { biasGradient, inputError, preActivations } from "#engine/reference/dense.ts";
import { halfSquaredErrorSum, outputError } from "#engine/reference/loss.ts";
import { ruleOfLayer, updateUnderRule } from "#engine/reference/update-rule.ts";
import type { TrainingSettings, UpdateRule } from "#engine/settings.ts";

/** The numbers of one layer in one step; all are overwritten by the next pass. */
export interface LayerBuffers {
  readonly layer: NetworkLayer;
  readonly rule: UpdateRule;
  /** Views into the parameters. Shapes: inputs x units; units or empty. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  /** What the layer gets: X or the `output` of the layer below. Shapes: samples x inputs. */
  readonly input: Float64Array;
  /** Shapes: samples x units, all four. */
  readonly preActivation: Float64Array;
  readonly output: Float64Array;
  readonly error: Float64Array;
  readonly delta: Float64Array;
  /** What stands in for dC/dW, and dC/db: views into `Passes.update`. */
  readonly weightUpdate: Float64Array;
  readonly biasUpdate: Float64Array;
}

/**
 * Forward and backward pass over all training rows, in buffers made once: a step allocates
 * nothing. `parameters` belongs to the caller, who changes it between passes.
 */
export class Passes {
  readonly samples: number;
  readonly targets: Float64Array;
  readonly layers: readonly LayerBuffers[];
  /** What is subtracted from the parameters, times the learning rate. Shapes: as parameters. */
  readonly update: Float64Array;
  readonly #top: LayerBuffers;

  /** @throws {ShapeError} when the parameters are not as many as the network's. */
  constructor(settings: TrainingSettings, parameters: Float64Array) {
    if (parameters.length !== parameterCount(settings)) {
      throw new ShapeError(
        `${parameters.length} parameters, the network has ${parameterCount(settings)}`,
      );
    }
    const { inputs, targets } = samplesOf(settings.data);
    this.samples = inputs.rows;
    this.targets = targets.data;
    this.update = new Float64Array(parameters.length);
    const layers: LayerBuffers[] = [];
    let input = inputs.data;
    for (const layer of networkLayers(settings)) {
      const rule = ruleOfLayer(settings, layer.number);
      const buffers = layerBuffers(layer, rule, input, parameters, this.update);
      layers.push(buffers);
      input = buffers.output;
    }
    const top = layers.at(-1);
    if (top === undefined) {
      throw new RangeError("a network has at least one layer");
    }
    this.layers = layers;
    this.#top = top;
  }

  /** Computes every `preActivation` and `output`; returns the loss. */
  forward(): number {
    for (const { layer, input, weights, biases, preActivation, output } of this.layers) {
      preActivations(input, weights, biases, preActivation, layer.inputs);
      activate(layer.activation, preActivation, output);
    }
    return halfSquaredErrorSum(this.#top.output, this.targets);
  }

  /** Computes every `error`, `delta` and update after `forward`, all with the same weights. */
  backward(): void {
    outputError(this.#top.output, this.targets, this.#top.error);
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const buffers = this.layers[l] ?? this.#top;
      const { layer, rule, input, output, error, delta } = buffers;
      deltaOf(layer.activation, output, error, delta);
      updateUnderRule(rule, input, delta, buffers.weightUpdate, this.samples);
      biasGradient(delta, buffers.biasUpdate);
      const below = this.layers[l - 1];
      if (below !== undefined) {
        inputError(delta, buffers.weights, below.error, this.samples);
      }
    }
  }
}

function layerBuffers(
  layer: NetworkLayer,
  rule: UpdateRule,
  input: Float64Array,
  parameters: Float64Array,
  update: Float64Array,
): LayerBuffers {
  const { weightsAt, inputs, units, end } = layer;
  const biasesAt = weightsAt + inputs * units;
  const size = (input.length / inputs) * units;
  return {
    layer,
    rule,
    weights: parameters.subarray(weightsAt, biasesAt),
    biases: parameters.subarray(biasesAt, end),
    input,
    preActivation: new Float64Array(size),
    output: new Float64Array(size),
    error: new Float64Array(size),
    delta: new Float64Array(size),
    weightUpdate: update.subarray(weightsAt, biasesAt),
    biasUpdate: update.subarray(biasesAt, end),
  };
}
