import type { Samples } from "#engine/data/dataset.ts";
import type { Products } from "#engine/products.ts";
import { slopesOf } from "#engine/reference/activation.ts";
import { biasGradient, plainProducts } from "#engine/reference/dense.ts";
import { type ForwardLayer, ForwardPass } from "#engine/reference/forward-pass.ts";
import { isCrossEntropy, lossOf, type OutputNumbers, outputError } from "#engine/reference/loss.ts";
import { ruleOfLayer, updateUnderRule } from "#engine/reference/update-rule.ts";
import type { Loss, TrainingSettings } from "#engine/settings.ts";

/** The numbers of one layer in one step; all are overwritten by the next passes. */
export interface LayerBuffers extends ForwardLayer {
  /**
   * f'(z). Shapes: samples x units; empty at the output under a cross-entropy, where it cancels:
   * there `error` is dC/dz and `delta` the same array.
   */
  readonly slope: Float64Array;
  /** dC/da and dC/dz. Shapes: samples x units, both. */
  readonly error: Float64Array;
  readonly delta: Float64Array;
  /** What stands in for dC/dW, and dC/db: views into `Passes.gradient`. */
  readonly weightUpdate: Float64Array;
  readonly biasUpdate: Float64Array;
}

/**
 * Forward and backward pass over one batch, in buffers made once: a step allocates nothing.
 * Samples and parameters belong to the caller, who changes their numbers between passes.
 */
export class Passes {
  readonly samples: number;
  readonly targets: Float64Array;
  readonly layers: readonly LayerBuffers[];
  /** dC/dW or what a rule puts in its place, and dC/db. Shapes: as parameters. */
  readonly gradient: Float64Array;
  readonly #loss: Loss;
  readonly #products: Products;
  readonly #forward: ForwardPass;
  readonly #top: LayerBuffers;
  readonly #outputNumbers: OutputNumbers;

  /** @throws {ShapeError} when the samples or the parameters are not the network's. */
  constructor(
    settings: TrainingSettings,
    samples: Samples,
    parameters: Float64Array,
    products = plainProducts,
  ) {
    const forward = new ForwardPass(settings, samples.inputs, parameters, products);
    const gradient = new Float64Array(parameters.length);
    const below = forward.layers.slice(0, -1).map((layer) => layerBuffers(layer, gradient, true));
    const top = layerBuffers(forward.top, gradient, !isCrossEntropy(settings.loss));
    this.samples = forward.samples;
    this.targets = samples.targets.data;
    this.layers = [...below, top];
    this.gradient = gradient;
    this.#loss = settings.loss;
    this.#products = products;
    this.#forward = forward;
    this.#top = top;
    this.#outputNumbers = {
      preActivation: top.preActivation,
      output: top.output,
      targets: this.targets,
      units: top.layer.units,
    };
  }

  /** Computes every `preActivation` and `output`; returns the batch's loss, without penalty. */
  forward(): number {
    this.#forward.run();
    return lossOf(this.#loss, this.#outputNumbers);
  }

  /** Computes every `error`, `delta` and `gradient` after `forward`, all with the same weights. */
  backward(updateRule: TrainingSettings["updateRule"]): void {
    outputError(this.#loss, this.#outputNumbers, this.#top.error);
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const buffers = this.layers[l] ?? this.#top;
      const { layer, input, delta } = buffers;
      computeDelta(buffers);
      const rule = ruleOfLayer(updateRule, layer.number);
      updateUnderRule(rule, input, delta, buffers.weightUpdate, this.samples, this.#products);
      biasGradient(delta, buffers.biasUpdate);
      const below = this.layers[l - 1];
      if (below !== undefined) {
        this.#products.inputError(delta, buffers.weights, below.error, this.samples);
      }
    }
  }
}

/** delta = e ∘ f'(z), where f' does not cancel. */
function computeDelta(buffers: LayerBuffers): void {
  const { layer, preActivation, output, slope, error, delta } = buffers;
  if (slope.length === 0 || layer.activation === "softmax") {
    return;
  }
  slopesOf(layer.activation, preActivation, output, slope);
  for (let i = 0; i < delta.length; i++) {
    delta[i] = (error[i] ?? 0) * (slope[i] ?? 0);
  }
}

function layerBuffers(
  forward: ForwardLayer,
  gradient: Float64Array,
  hasSlope: boolean,
): LayerBuffers {
  const { weightsAt, inputs, units, end } = forward.layer;
  const biasesAt = weightsAt + inputs * units;
  const size = forward.output.length;
  const error = new Float64Array(size);
  return {
    ...forward,
    slope: new Float64Array(hasSlope ? size : 0),
    error,
    delta: hasSlope ? new Float64Array(size) : error,
    weightUpdate: gradient.subarray(weightsAt, biasesAt),
    biasUpdate: gradient.subarray(biasesAt, end),
  };
}
