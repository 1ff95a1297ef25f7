import { copyOf, type Matrix, zeros } from "#engine/matrix.ts";
import { biasesOf, weightsOf } from "#engine/network.ts";
import { weightGradient } from "#engine/reference/dense.ts";
import { type LayerBuffers, Passes } from "#engine/reference/passes.ts";
import type { TrainingSettings, UpdateRule } from "#engine/settings.ts";

/**
 * Everything that one layer computes in one step. Shapes: a matrix of samples has one row per
 * sample, W and its gradient have one row per input unit and one column per unit.
 */
export interface LayerExplanation {
  /** Counts from 1. */
  readonly number: number;
  readonly rule: UpdateRule;
  /** a of the layer below, or X. Shapes: samples x inputs. */
  readonly input: Matrix;
  readonly weights: Matrix;
  /** Shapes: 1 x units, or 1 x 0 without biases. */
  readonly biases: Matrix;
  /** z = input W + b. Shapes: samples x units. */
  readonly preActivation: Matrix;
  /** a = f(z). Shapes: samples x units. */
  readonly output: Matrix;
  /** e = dC/da: a - y at the output, delta Wᵀ of the layer above elsewhere. */
  readonly error: Matrix;
  /** delta = dC/dz = e ∘ f'(z). Shapes: samples x units. */
  readonly delta: Matrix;
  /** dC/dW = inputᵀ delta, whatever the rule says. Shapes: inputs x units. */
  readonly weightGradient: Matrix;
  /** What the rule puts in its place: the step is W - learningRate * appliedUpdate. */
  readonly appliedUpdate: Matrix;
  /** dC/db. Shapes: 1 x units, or 1 x 0 without biases. */
  readonly biasGradient: Matrix;
}

export interface StepExplanation {
  readonly loss: number;
  /** Shapes: samples x outputs. */
  readonly targets: Matrix;
  readonly layers: readonly LayerExplanation[];
}

/**
 * Every intermediate of the update that starts from `parameters`, by the same passes as the
 * training. Nothing is shared with the caller's array.
 */
export function explainStep(settings: TrainingSettings, parameters: Float64Array): StepExplanation {
  const own = parameters.slice();
  const passes = new Passes(settings, own);
  const loss = passes.forward();
  passes.backward();
  return {
    loss,
    targets: { rows: passes.samples, cols: settings.data.outputs.length, data: passes.targets },
    layers: passes.layers.map((buffers) => explainLayer(buffers, own, passes.samples)),
  };
}

function explainLayer(
  buffers: LayerBuffers,
  parameters: Float64Array,
  samples: number,
): LayerExplanation {
  const { layer, rule, input, delta, biasUpdate } = buffers;
  const { inputs, units } = layer;
  const bySample = (data: Float64Array): Matrix => ({ rows: samples, cols: units, data });
  const asRow = (data: Float64Array): Matrix => ({
    rows: 1,
    cols: data.length,
    data: data.slice(),
  });
  const gradient = zeros(inputs, units);
  weightGradient(input, delta, gradient.data, samples);
  return {
    number: layer.number,
    rule,
    input: { rows: samples, cols: inputs, data: input },
    weights: copyOf(weightsOf(layer, parameters)),
    biases: asRow(biasesOf(layer, parameters)),
    preActivation: bySample(buffers.preActivation),
    output: bySample(buffers.output),
    error: bySample(buffers.error),
    delta: bySample(delta),
    weightGradient: gradient,
    appliedUpdate: { rows: inputs, cols: units, data: buffers.weightUpdate.slice() },
    biasGradient: asRow(biasUpdate),
  };
}
