import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";

/** Names of the documents to begin with, in the order in which they are offered. */
export const PRESET_IDS = [
  "origin",
  "trask",
  "playground",
  "spiral",
  "iris",
  "digits",
  "saturated-sigmoids",
  "all-zeros",
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** @see Andrew Trask, "A Neural Network in 11 lines of Python (Part 1)" (2015): weights 2u - 1. */
const TRASK: TrainingSettings = {
  ...ORIGIN,
  initial: { scheme: "uniform-1-1", seed: 1 },
  stop: { steps: 60_000 },
};

/**
 * TensorFlow Playground as it opens. It averages 1/2 (y - a)^2, so its rate of 0.03 is 0.015
 * here; its biases start at 0.1, ours at 0. All points are told apart after 5,000 steps.
 */
const PLAYGROUND: TrainingSettings = {
  version: 1,
  data: { kind: "generated", name: "circle", samples: 500, noise: 0, seed: 1, scaling: "none" },
  testShare: 0.5,
  splitSeed: 1,
  features: ["x1", "x2"],
  layers: [
    { units: 4, activation: "tanh" },
    { units: 2, activation: "tanh" },
    { units: 1, activation: "tanh" },
  ],
  bias: true,
  initial: { scheme: "uniform-half", seed: 1 },
  loss: "mean-squared-error",
  optimizer: { kind: "sgd", learningRate: 0.015 },
  regularization: { kind: "none", rate: 0 },
  batch: { size: 10, seed: 1 },
  updateRule: "gradient",
  stop: { steps: 5_000 },
};

/** The two arms, with what Playground's users find in the end: sines as inputs. 99.6 % of test points. */
const SPIRAL: TrainingSettings = {
  ...PLAYGROUND,
  data: { kind: "generated", name: "spiral", samples: 500, noise: 0, seed: 1, scaling: "none" },
  features: ["x1", "x2", "sin(x1)", "sin(x2)"],
  layers: [
    { units: 8, activation: "tanh" },
    { units: 8, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
  initial: { scheme: "xavier-uniform", seed: 1 },
  loss: "binary-cross-entropy",
  optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  stop: { steps: 3_000 },
};

/** Three flowers by four measurements: 44 of the 45 test flowers. */
const IRIS: TrainingSettings = {
  version: 1,
  data: { kind: "bundled", name: "iris", scaling: "standardize" },
  testShare: 0.3,
  splitSeed: 1,
  layers: [
    { units: 8, activation: "tanh" },
    { units: 3, activation: "softmax" },
  ],
  bias: true,
  initial: { scheme: "xavier-uniform", seed: 1 },
  loss: "softmax-cross-entropy",
  optimizer: { kind: "momentum", learningRate: 0.05, momentum: 0.9 },
  regularization: { kind: "l2", rate: 0.01 },
  batch: { size: 15, seed: 1 },
  updateRule: "gradient",
  stop: { steps: 1_000 },
};

/** Written digits of 8 x 8 pixels through 64-32-10: 97 % of the 359 test digits. */
const DIGITS: TrainingSettings = {
  version: 1,
  data: { kind: "bundled", name: "digits", scaling: "none" },
  testShare: 0.2,
  splitSeed: 1,
  layers: [
    { units: 32, activation: "relu" },
    { units: 10, activation: "softmax" },
  ],
  bias: true,
  initial: { scheme: "he-normal", seed: 1 },
  loss: "softmax-cross-entropy",
  optimizer: { kind: "adam", learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  regularization: { kind: "none", rate: 0 },
  batch: { size: 32, seed: 1 },
  updateRule: "gradient",
  stop: { steps: 1_500 },
};

/**
 * Origin with weights so large that every unit says 0 or 1 on every row, |z| >= 10: half of the
 * answers are wrong, and sigmoid's slope of at most 5e-5 leaves nothing to learn by.
 */
const SATURATED_SIGMOIDS: TrainingSettings = {
  ...ORIGIN,
  initial: {
    scheme: "given",
    weights: [
      [
        [20, -20, 20, -20],
        [20, 20, -20, -20],
        [10, 10, 10, 10],
      ],
      [[12], [3], [3], [3]],
    ],
    biases: [[], []],
  },
};

/**
 * Origin with weights of 0: the hidden units start equal, get equal gradients and stay equal, so
 * that four do no more than one. The second row comes twice; otherwise the rows' gradients would
 * cancel out and nothing would move at all.
 */
const ALL_ZEROS: TrainingSettings = {
  ...ORIGIN,
  data: {
    kind: "table",
    inputs: ["x1", "x2", "x3"],
    outputs: ["y"],
    rows: [
      [0, 0, 1, 0],
      [0, 1, 1, 1],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 0],
    ],
    scaling: "none",
  },
  initial: { scheme: "zeros", seed: 1 },
  stop: { steps: 5_000 },
};

/** Complete documents to begin with: each parses to itself. */
export const PRESETS: Readonly<Record<PresetId, TrainingSettings>> = {
  origin: ORIGIN,
  trask: TRASK,
  playground: PLAYGROUND,
  spiral: SPIRAL,
  iris: IRIS,
  digits: DIGITS,
  "saturated-sigmoids": SATURATED_SIGMOIDS,
  "all-zeros": ALL_ZEROS,
};
