import type { RunChange } from "#engine/run-events.ts";
import { ORIGIN } from "#protocol/origin.ts";

/** A run to be trained again in numpy: its settings as a document, and changes on the way. */
export interface NumpyCase {
  readonly title: string;
  readonly document: object;
  readonly moments?: readonly { readonly step: number; readonly changes: readonly RunChange[] }[];
  readonly steps?: number;
}

const SPIRAL = { kind: "generated", name: "spiral", samples: 60, noise: 0.1, seed: 3 };

function spiral(more: object): object {
  return {
    version: 1,
    data: SPIRAL,
    testShare: 0.3,
    layers: [
      { units: 6, activation: "tanh" },
      { units: 1, activation: "tanh" },
    ],
    bias: true,
    initial: { scheme: "xavier-uniform", seed: 2 },
    loss: "mean-squared-error",
    optimizer: { kind: "sgd", learningRate: 0.05 },
    batch: "full",
    stop: { steps: 1000 },
    ...more,
  };
}

function deep(activation: string, output = "tanh"): object {
  return {
    layers: [
      { units: 5, activation },
      { units: 4, activation },
      { units: 1, activation: output },
    ],
  };
}

function classes(name: string, more: object): object {
  return spiral({
    data: { kind: "bundled", name, scaling: "standardize" },
    layers: [
      { units: 7, activation: "relu" },
      { units: name === "iris" ? 3 : 10, activation: "softmax" },
    ],
    loss: "softmax-cross-entropy",
    batch: { size: 16, seed: 5 },
    ...more,
  });
}

function at(step: number, ...changes: RunChange[]) {
  return { step, changes };
}

const OPTIMIZERS: readonly NumpyCase[] = [
  {
    title: "momentum, l2, features",
    document: spiral({
      features: ["x1", "x1*x2", "sin(x2)", "x2^2"],
      optimizer: { kind: "momentum", learningRate: 0.03 },
      regularization: { kind: "l2", rate: 0.01 },
    }),
  },
  {
    title: "nesterov, l1, min-max",
    document: spiral({
      data: { ...SPIRAL, scaling: "min-max" },
      optimizer: { kind: "nesterov", learningRate: 0.02, momentum: 0.8 },
      regularization: { kind: "l1", rate: 0.001 },
    }),
  },
  {
    title: "adam, gelu, he-normal",
    document: spiral({
      ...deep("gelu"),
      optimizer: { kind: "adam", learningRate: 0.01 },
      initial: { scheme: "he-normal", seed: 9 },
    }),
  },
  {
    title: "rmsprop, elu, xavier-normal",
    document: spiral({
      ...deep("elu", "linear"),
      optimizer: { kind: "rmsprop", learningRate: 0.003 },
      initial: { scheme: "xavier-normal", seed: 4 },
    }),
  },
  {
    title: "adagrad, softplus, binary cross-entropy, he-uniform",
    document: spiral({
      ...deep("softplus", "sigmoid"),
      loss: "binary-cross-entropy",
      optimizer: { kind: "adagrad", learningRate: 0.05 },
      initial: { scheme: "he-uniform", seed: 6 },
    }),
  },
];

const GIVEN = {
  scheme: "given",
  weights: [
    [
      [0.1, -0.2],
      [0.3, 1e-9],
      [-0, 2],
    ],
    [[1], [-1]],
  ],
  biases: [[0.5, 0], [-0.25]],
};

const NETWORKS: readonly NumpyCase[] = [
  { title: "Origin", document: ORIGIN },
  {
    title: "leaky-relu, batches, uniform-1-1",
    document: spiral({
      ...deep("leaky-relu"),
      batch: { size: 8, seed: 1 },
      initial: { scheme: "uniform-1-1", seed: 7 },
    }),
  },
  { title: "iris", document: classes("iris", {}) },
  {
    title: "iris, adam with constants of its own, l2",
    document: classes("iris", {
      optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.8, beta2: 0.99, epsilon: 1e-6 },
      regularization: { kind: "l2", rate: 0.003 },
    }),
  },
  { title: "digits", document: classes("digits", {}), steps: 30 },
  {
    title: "plane, one linear layer, uniform-half",
    document: spiral({
      data: { kind: "generated", name: "plane", samples: 40, noise: 0.2, seed: 1 },
      layers: [{ units: 1, activation: "linear" }],
      initial: { scheme: "uniform-half", seed: 1 },
    }),
  },
  {
    title: "zeros, half squared error",
    document: spiral({
      loss: "half-squared-error-sum",
      optimizer: { kind: "sgd", learningRate: 0.01 },
      initial: { scheme: "zeros", seed: 1 },
    }),
  },
  {
    title: "given weights",
    document: {
      ...ORIGIN,
      layers: [
        { units: 2, activation: "sigmoid" },
        { units: 1, activation: "sigmoid" },
      ],
      bias: true,
      initial: GIVEN,
    },
  },
];

const CHANGES: readonly NumpyCase[] = [
  {
    title: "the wrong rule delta-only",
    document: { ...ORIGIN, updateRule: { layer: 2, rule: "delta-only" }, stop: { steps: 20 } },
  },
  {
    title: "changes on the way",
    document: spiral({}),
    moments: [
      at(0, { kind: "set-learning-rate", value: 0.1 }),
      at(
        40,
        { kind: "set-regularization", regularization: { kind: "l2", rate: 0.01 } },
        { kind: "set-parameter", parameter: "W1[2][3]", value: 0.5 },
      ),
      at(
        50,
        { kind: "set-batch", batch: { size: 7, seed: 3 } },
        { kind: "set-parameter", parameter: "b2[1]", value: -0.25 },
      ),
      at(63, { kind: "set-batch", batch: { size: 12, seed: 3 } }),
      at(90, { kind: "set-regularization", regularization: { kind: "l1", rate: 0.02 } }),
      at(
        100,
        { kind: "set-batch", batch: { size: 12, seed: 4 } },
        { kind: "set-stop", stop: { steps: 400 } },
      ),
      at(130, { kind: "set-batch", batch: "full" }),
      at(150, { kind: "set-regularization", regularization: { kind: "none", rate: 0 } }),
    ],
  },
  {
    title: "a rule and a momentum on the way",
    document: { ...ORIGIN, optimizer: { kind: "momentum", learningRate: 0.5, momentum: 0.3 } },
    moments: [
      at(10, { kind: "set-update-rule", updateRule: { layer: 2, rule: "delta-only" } }),
      at(14, { kind: "set-update-rule", updateRule: "gradient" }),
      at(20, { kind: "set-momentum", value: 0.1 }),
    ],
  },
];

export const NUMPY_CASES: readonly NumpyCase[] = [...NETWORKS, ...OPTIMIZERS, ...CHANGES];
