import type { Dataset, Samples } from "#engine/data/dataset.ts";
import { initialParameters } from "#engine/initial.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";
import { networkLayers } from "#engine/network.ts";
import { Mt19937 } from "#engine/random/mt19937.ts";
import { samplesInOrder } from "#engine/reference/rule-verdicts.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What the bench works on: a copy of the run at a step, changed at will; the run is left alone. */
export interface Bench {
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  readonly parameters: Float64Array;
}

/**
 * One more sample: a training row between the first two, so that no table is left and no target
 * impossible. A single row is taken twice. Its number is one above the largest.
 */
export function withOneMoreSample(bench: Bench): Bench {
  const { dataset } = bench;
  const { train, trainRows, testRows } = dataset;
  const largest = Math.max(last(trainRows), last(testRows));
  return {
    ...bench,
    // Mini-batches would hide the change: the bench always looks at all samples.
    settings: { ...bench.settings, batch: "full", updateRule: "gradient" },
    dataset: {
      ...dataset,
      train: { inputs: withMeanRow(train.inputs), targets: withFirstRow(train.targets) },
      trainRows: Uint32Array.from([...trainRows, largest + 1]),
    },
  };
}

/**
 * One more hidden unit in a layer: the weights that are there stay, those of the new unit are
 * drawn as the run draws its first ones; given weights get halves.
 *
 * @param hiddenLayer from 1; the output layer cannot grow.
 * @throws {RangeError} when there is no such hidden layer.
 */
export function withOneMoreUnit(bench: Bench, hiddenLayer: number): Bench {
  const { settings } = bench;
  if (hiddenLayer < 1 || hiddenLayer >= settings.layers.length) {
    throw new RangeError(`there is no hidden layer ${hiddenLayer}`);
  }
  const layers = settings.layers.map((layer, l) =>
    l === hiddenLayer - 1 ? { ...layer, units: layer.units + 1 } : layer,
  );
  const drawn = {
    ...settings,
    layers,
    initial: drawnInitial(settings),
    updateRule: "gradient" as const,
  };
  const parameters = initialParameters(drawn);
  const before = networkLayers(settings);
  for (const [l, layer] of networkLayers(drawn).entries()) {
    const old = before[l];
    if (old === undefined) {
      continue;
    }
    for (let i = 0; i < old.inputs; i++) {
      for (let o = 0; o < old.units; o++) {
        parameters[layer.weightsAt + i * layer.units + o] =
          bench.parameters[old.weightsAt + i * old.units + o] ?? 0;
      }
    }
    if (layer.biasesAt !== null && old.biasesAt !== null) {
      parameters.set(bench.parameters.subarray(old.biasesAt, old.end), layer.biasesAt);
    }
  }
  return { ...bench, settings: drawn, parameters };
}

/** The same samples in another order, drawn by numpy's generator; never the order they have. */
export function withShuffledSamples(bench: Bench, seed: number): Bench {
  const order = shuffledOrder(bench.dataset.train.inputs.rows, seed);
  const { dataset } = bench;
  return {
    ...bench,
    dataset: {
      ...dataset,
      train: samplesInOrder(dataset.train, order),
      trainRows: Uint32Array.from(order, (from) => dataset.trainRows[from] ?? from),
    },
  };
}

/** Places of samples in another order than theirs: as drawn, or one further where that is it. */
export function shuffledOrder(count: number, seed: number): readonly number[] {
  const order = Array.from(Mt19937.fromSeed(seed).permutation(count));
  const isAsBefore = order.every((from, to) => from === to);
  return isAsBefore ? order.map((from) => (from + 1) % count) : order;
}

function drawnInitial({ initial }: TrainingSettings): TrainingSettings["initial"] {
  return initial.scheme === "given" ? { scheme: "uniform-1-1", seed: 1 } : initial;
}

function last(rows: Uint32Array): number {
  return rows.at(-1) ?? -1;
}

/** The inputs, and below them the mean of the first two rows. */
function withMeanRow(inputs: Matrix): Matrix {
  const grown = withFirstRow(inputs);
  const { rows, cols, data } = inputs;
  for (let i = 0; rows > 1 && i < cols; i++) {
    grown.data[rows * cols + i] = ((data[i] ?? 0) + (data[cols + i] ?? 0)) / 2;
  }
  return grown;
}

/** The rows, and the first of them once more. */
function withFirstRow({ rows, cols, data }: Matrix): Samples["targets"] {
  const grown = zeros(rows + 1, cols);
  grown.data.set(data);
  grown.data.set(data.subarray(0, cols), rows * cols);
  return grown;
}
