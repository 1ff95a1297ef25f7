import type { Dataset } from "#engine/data/dataset.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { fingerprint } from "#engine/fingerprint.ts";
import type { GeneratedSet, LayerSettings, TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";
import { ORIGIN } from "#protocol/origin.ts";

const GOLDEN_STEPS = 10_000;

function generated(name: GeneratedSet, samples: number): TrainingSettings["data"] {
  return { kind: "generated", name, samples, noise: 0.1, seed: 7, scaling: "none" };
}

function layers(activation: LayerSettings["activation"], ...units: number[]): LayerSettings[] {
  return units.map((count) => ({ units: count, activation }));
}

const PLANE: TrainingSettings = {
  ...ORIGIN,
  data: generated("circle", 60),
  layers: [...layers("tanh", 8), ...layers("tanh", 1)],
  bias: true,
  initial: { scheme: "xavier-uniform", seed: 3 },
  loss: "mean-squared-error",
  optimizer: { kind: "sgd", learningRate: 0.05 },
  batch: { size: 10, seed: 5 },
  stop: { steps: 1_000_000 },
};

/** One run for each way that numbers can take: shapes, batches, activations, losses, methods. */
const RUNS: Readonly<Record<string, TrainingSettings>> = {
  origin: { ...ORIGIN, stop: { steps: 1_000_000 } },
  "origin, biases and tanh": {
    ...ORIGIN,
    layers: [...layers("tanh", 5), ...layers("sigmoid", 1)],
    bias: true,
    stop: { steps: 1_000_000 },
  },
  "circle, playground's network": { ...PLANE, layers: layers("tanh", 8, 8, 8, 1) },
  "spiral, all seven features, relu, adam": {
    ...PLANE,
    data: generated("spiral", 90),
    features: ["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)"],
    layers: [...layers("relu", 7, 5), ...layers("tanh", 1)],
    optimizer: { kind: "adam", learningRate: 0.003, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    batch: { size: 32, seed: 1 },
  },
  "moons, gelu, binary cross-entropy, momentum": {
    ...PLANE,
    data: generated("moons", 50),
    layers: [...layers("gelu", 6), ...layers("sigmoid", 1)],
    loss: "binary-cross-entropy",
    optimizer: { kind: "momentum", learningRate: 0.02, momentum: 0.9 },
    batch: "full",
  },
  "xor, softplus, softmax, nesterov, l2": {
    ...PLANE,
    data: generated("xor", 41),
    layers: [...layers("softplus", 9), ...layers("softmax", 2)],
    loss: "softmax-cross-entropy",
    optimizer: { kind: "nesterov", learningRate: 0.02, momentum: 0.8 },
    regularization: { kind: "l2", rate: 0.001 },
    batch: { size: 12, seed: 2 },
  },
  "gauss, elu, rmsprop, l1": {
    ...PLANE,
    data: generated("gauss", 33),
    layers: [...layers("elu", 4, 3), ...layers("tanh", 1)],
    optimizer: { kind: "rmsprop", learningRate: 0.002, decay: 0.9, epsilon: 1e-8 },
    regularization: { kind: "l1", rate: 0.0005 },
    batch: { size: 7, seed: 9 },
  },
  "plane, leaky relu, adagrad": {
    ...PLANE,
    data: generated("plane", 40),
    layers: [...layers("leaky-relu", 10), ...layers("linear", 1)],
    optimizer: { kind: "adagrad", learningRate: 0.02, epsilon: 1e-10 },
    batch: "full",
  },
  "multi-gauss, wide, sums of squares": {
    ...PLANE,
    data: generated("multi-gauss", 37),
    layers: [...layers("sigmoid", 19, 18), ...layers("linear", 1)],
    loss: "half-squared-error-sum",
    optimizer: { kind: "sgd", learningRate: 0.001 },
    testShare: 0.3,
  },
  "circle, six hidden layers, no biases": {
    ...PLANE,
    layers: [...layers("tanh", 6, 5, 4, 3, 2, 3), ...layers("tanh", 1)],
    bias: false,
    initial: { scheme: "xavier-normal", seed: 11 },
  },
  "saturated sigmoids": {
    ...PLANE,
    data: { ...generated("circle", 30), scaling: "standardize" },
    layers: [...layers("sigmoid", 12), ...layers("sigmoid", 1)],
    initial: { scheme: "uniform-0-1", seed: 1 },
    optimizer: { kind: "sgd", learningRate: 20 },
    batch: { size: 1, seed: 4 },
  },
  "a wrong rule in the second layer": {
    ...ORIGIN,
    layers: [...layers("sigmoid", 4), ...layers("sigmoid", 1)],
    updateRule: { layer: 2, rule: "delta-only" },
    stop: { steps: 1_000_000 },
  },
};

function datasetFor(settings: TrainingSettings): Dataset {
  const { data } = settings;
  if (data.kind !== "table" && data.kind !== "generated") {
    throw new Error(`the rows of ${data.kind} data are elsewhere`);
  }
  return datasetOf(settings, rawDataOf(data));
}

/** The fingerprint of every run's parameters after `GOLDEN_STEPS`, by the run's name. */
export function fingerprintsOf(engine: Engine): Record<string, string> {
  return Object.fromEntries(
    Object.entries(RUNS).map(([name, settings]) => {
      const training = engine.start(settings, datasetFor(settings));
      training.advance(GOLDEN_STEPS);
      if (training.step !== GOLDEN_STEPS) {
        throw new Error(`${name} ended at step ${training.step}: ${training.end?.message}`);
      }
      return [name, fingerprint(training.parameters)];
    }),
  );
}
