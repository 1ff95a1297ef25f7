import { Batches } from "#engine/batches.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { copyOf, type Matrix, zeros } from "#engine/matrix.ts";
import { type NetworkLayer, networkLayers } from "#engine/network.ts";
import { STATES_PER_PARAMETER } from "#engine/optimizer-state.ts";
import type { Products } from "#engine/products.ts";
import { BatchPasses } from "#engine/reference/batch-passes.ts";
import { plainProducts } from "#engine/reference/dense.ts";
import type { LayerExplanation, StepExplanation } from "#engine/reference/explanation.ts";
import { Optimizer } from "#engine/reference/optimizer.ts";
import type { LayerBuffers } from "#engine/reference/passes.ts";
import { addPenaltyGradient, penaltyOf } from "#engine/reference/regularization.ts";
import { ruleOfLayer } from "#engine/reference/update-rule.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What an update starts from: a keyframe, or as much of it. */
export type UpdateStart = Pick<
  Keyframe,
  "parameters" | "optimizerState" | "hyperParameters" | "batches"
>;

/** Lists as long as the parameters, from which each layer takes its own. */
interface FlatNumbers {
  readonly parameters: Float64Array;
  readonly appliedUpdate: Float64Array;
  readonly penaltyGradient: Float64Array;
  readonly direction: Float64Array;
  readonly moments: readonly Float64Array[];
  readonly next: Float64Array;
}

/**
 * Every intermediate of the update that comes next, by the same passes and the same optimiser as
 * the training.
 *
 * @param products whose bits are the same; kernels are many times as fast on large batches.
 * @throws {ShapeError} when the start is of another network or optimiser.
 * @throws {RangeError} when its batches are not of this dataset.
 */
export function explainStep(
  settings: TrainingSettings,
  dataset: Dataset,
  start: UpdateStart,
  products = plainProducts,
): StepExplanation {
  const { hyperParameters } = start;
  const { batch, regularization, updateRule, learningRate, momentum } = hyperParameters;
  const parameters = start.parameters.slice();
  const count = parameters.length;
  const optimizer = new Optimizer(settings.optimizer, count, start.optimizerState);
  const batches = batchesOf(start, dataset.train.inputs.rows);
  const batchPasses = new BatchPasses(settings, dataset.train, parameters, batch, products);
  batchPasses.load(batches);
  const passes = batchPasses.current;
  const loss = passes.forward();
  passes.backward(updateRule);

  const layers = networkLayers(settings);
  const appliedUpdate = passes.gradient.slice();
  const penaltyGradient = new Float64Array(count);
  addPenaltyGradient(regularization, layers, parameters, penaltyGradient);
  addPenaltyGradient(regularization, layers, parameters, passes.gradient);
  optimizer.prepare(passes.gradient, momentum ?? 0);
  const { direction, state } = optimizer;
  const flat: FlatNumbers = {
    parameters,
    appliedUpdate,
    penaltyGradient,
    direction,
    moments: momentsOf(settings.optimizer.kind, state, count),
    next: parameters.map((value, i) => value - learningRate * (direction[i] ?? 0)),
  };
  return {
    rows: rowsOfBatch(batches, passes.samples),
    targets: copied(passes.targets, passes.samples),
    loss,
    penalty: penaltyOf(regularization, layers, parameters),
    betaPowers:
      settings.optimizer.kind === "adam"
        ? [state[2 * count] ?? 1, state[2 * count + 1] ?? 1]
        : null,
    layers: passes.layers.map((buffers) => {
      const rule = ruleOfLayer(updateRule, buffers.layer.number);
      const numbers = explainParameters(buffers.layer, flat);
      return {
        ...explainSamples(buffers, passes.samples),
        ...numbers,
        weightGradient:
          rule === "gradient"
            ? copyOf(numbers.appliedUpdate)
            : rightGradient(buffers, passes.samples, products),
        rule,
      };
    }),
  };
}

function batchesOf({ hyperParameters, batches }: UpdateStart, rowCount: number): Batches | null {
  const { batch } = hyperParameters;
  if (batch === "full") {
    return null;
  }
  return batches === null
    ? Batches.start(batch, rowCount)
    : Batches.restore(batch, rowCount, batches);
}

function rowsOfBatch(batches: Batches | null, samples: number): Uint32Array {
  return batches === null
    ? Uint32Array.from({ length: samples }, (_, i) => i)
    : batches.order.slice(batches.position, batches.position + batches.count);
}

function momentsOf(
  kind: keyof typeof STATES_PER_PARAMETER,
  state: Float64Array,
  count: number,
): readonly Float64Array[] {
  return Array.from({ length: STATES_PER_PARAMETER[kind] }, (_, group) =>
    state.subarray(group * count, (group + 1) * count),
  );
}

type SampleNumbers = Pick<
  LayerExplanation,
  "input" | "preActivation" | "output" | "slope" | "error" | "delta"
>;

function explainSamples(buffers: LayerBuffers, samples: number): SampleNumbers {
  const { layer, input, preActivation, output, slope, error, delta } = buffers;
  // The first input may be the dataset's own; all else was made for these passes.
  const isGiven = layer.number === 1;
  return {
    input: isGiven ? copied(input, samples) : asMatrix(input, samples),
    preActivation: asMatrix(preActivation, samples),
    output: asMatrix(output, samples),
    slope: slope.length === 0 ? null : asMatrix(slope, samples),
    error: asMatrix(error, samples),
    delta: asMatrix(delta, samples),
  };
}

/** dC/dW of a layer that a wrong rule updates. */
function rightGradient(
  { layer, input, delta }: LayerBuffers,
  samples: number,
  products: Products,
): Matrix {
  const gradient = zeros(layer.inputs, layer.units);
  products.weightGradient(input, delta, gradient.data, samples);
  return gradient;
}

type ParameterNumbers = Omit<LayerExplanation, keyof SampleNumbers | "weightGradient" | "rule">;

function explainParameters(layer: NetworkLayer, flat: FlatNumbers): ParameterNumbers {
  const { weightsAt, inputs, units, end } = layer;
  const biasesAt = weightsAt + inputs * units;
  const ofWeights = (list: Float64Array) => copied(list.subarray(weightsAt, biasesAt), inputs);
  const ofBiases = (list: Float64Array) => copied(list.subarray(biasesAt, end), 1);
  return {
    number: layer.number,
    weights: ofWeights(flat.parameters),
    biases: ofBiases(flat.parameters),
    appliedUpdate: ofWeights(flat.appliedUpdate),
    biasGradient: ofBiases(flat.appliedUpdate),
    penaltyGradient: ofWeights(flat.penaltyGradient),
    weightDirection: ofWeights(flat.direction),
    biasDirection: ofBiases(flat.direction),
    weightMoments: flat.moments.map(ofWeights),
    biasMoments: flat.moments.map(ofBiases),
    nextWeights: ofWeights(flat.next),
    nextBiases: ofBiases(flat.next),
  };
}

/** A list as rows of equal length. */
function asMatrix(data: Float64Array, rows: number): Matrix {
  return { rows, cols: data.length / rows, data };
}

function copied(list: Float64Array, rows: number): Matrix {
  return asMatrix(list.slice(), rows);
}
