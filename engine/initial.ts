import { parameterCount } from "#engine/layer-widths.ts";
import { type NetworkLayer, networkLayers } from "#engine/network.ts";
import { Mt19937 } from "#engine/random/mt19937.ts";
import type { DrawnScheme, GivenInitial, TrainingSettings } from "#engine/settings.ts";

/**
 * The parameters at step 0: one random stream over all layers, W1 first, row by row. Biases
 * start at 0 and draw nothing.
 *
 * Shapes: every layer in turn, W then b. A fresh array.
 * @see Glorot and Bengio (2010) for xavier; He, Zhang, Ren, Sun (2015) for he.
 */
export function initialParameters(settings: TrainingSettings): Float64Array {
  const parameters = new Float64Array(parameterCount(settings));
  const layers = networkLayers(settings);
  const { initial } = settings;
  if (initial.scheme === "given") {
    copyGiven(initial, layers, parameters);
    return parameters;
  }
  const random = Mt19937.fromSeed(initial.seed);
  for (const layer of layers) {
    const draw = drawWeight(initial.scheme, layer, random);
    for (let i = 0; i < layer.inputs * layer.units; i++) {
      parameters[layer.weightsAt + i] = draw();
    }
  }
  return parameters;
}

function copyGiven(
  given: GivenInitial,
  layers: readonly NetworkLayer[],
  parameters: Float64Array,
): void {
  for (const [l, layer] of layers.entries()) {
    parameters.set((given.weights[l] ?? []).flat(), layer.weightsAt);
    if (layer.biasesAt !== null) {
      parameters.set(given.biases[l] ?? [], layer.biasesAt);
    }
  }
}

function drawWeight(scheme: DrawnScheme, layer: NetworkLayer, random: Mt19937): () => number {
  const fanIn = layer.inputs;
  const fanSum = layer.inputs + layer.units;
  switch (scheme) {
    case "uniform-0-1":
      return () => random.uniform();
    case "uniform-1-1":
      return () => 2 * random.uniform() - 1;
    case "uniform-half":
      return () => random.uniform() - 0.5;
    case "xavier-uniform":
      return uniformWithin(Math.sqrt(6 / fanSum), random);
    case "xavier-normal":
      return scaledNormal(Math.sqrt(2 / fanSum), random);
    case "he-uniform":
      return uniformWithin(Math.sqrt(6 / fanIn), random);
    case "he-normal":
      return scaledNormal(Math.sqrt(2 / fanIn), random);
    case "zeros":
      return () => 0;
  }
}

function uniformWithin(limit: number, random: Mt19937): () => number {
  return () => -limit + 2 * limit * random.uniform();
}

function scaledNormal(deviation: number, random: Mt19937): () => number {
  return () => deviation * random.normal();
}
