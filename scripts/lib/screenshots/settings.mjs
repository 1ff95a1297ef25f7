import { ORIGIN } from "../origin-settings.mjs";

// Settings documents of rooms that look different; whole, because the server validates them whole.
const ADAM = { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

const SPIRAL = {
  ...ORIGIN,
  data: { kind: "generated", name: "spiral", samples: 500, noise: 0.05, seed: 1, scaling: "none" },
  testShare: 0.5,
  splitSeed: 1,
  features: ["x1", "x2", "sin(x1)", "sin(x2)"],
  layers: [
    { units: 8, activation: "tanh" },
    { units: 8, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
  bias: true,
  initial: { scheme: "xavier-uniform", seed: 1 },
  loss: "binary-cross-entropy",
  optimizer: ADAM,
  batch: { size: 10, seed: 1 },
  stop: { steps: 3_000 },
};

const PLANE = {
  ...SPIRAL,
  data: {
    kind: "generated",
    name: "multi-gauss",
    samples: 500,
    noise: 0,
    seed: 1,
    scaling: "none",
  },
  features: ["x1", "x2"],
  layers: [
    { units: 6, activation: "tanh" },
    { units: 1, activation: "linear" },
  ],
  loss: "mean-squared-error",
};

const IRIS = {
  ...SPIRAL,
  data: { kind: "bundled", name: "iris", scaling: "standardize" },
  testShare: 0.3,
  features: undefined,
  layers: [
    { units: 8, activation: "tanh" },
    { units: 3, activation: "softmax" },
  ],
  loss: "softmax-cross-entropy",
  batch: { size: 15, seed: 1 },
};

const DIGITS = {
  ...IRIS,
  data: { kind: "bundled", name: "digits", scaling: "none" },
  layers: [
    { units: 32, activation: "relu" },
    { units: 10, activation: "softmax" },
  ],
  initial: { scheme: "he-normal", seed: 1 },
  batch: { size: 32, seed: 1 },
};

const wide = (units) => ({
  ...SPIRAL,
  layers: [
    { units, activation: "tanh" },
    { units, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
});

/** By the name of the state that shows them. */
export const ROOMS = {
  origin: ORIGIN,
  still: ORIGIN,
  slow: ORIGIN,
  restricted: ORIGIN,
  presented: ORIGIN,
  left: ORIGIN,
  table: ORIGIN,
  spiral: SPIRAL,
  "spiral-slow": {
    ...SPIRAL,
    layers: [{ units: 4, activation: "tanh" }, ...SPIRAL.layers.slice(1)],
    optimizer: { ...ADAM, learningRate: 0.003 },
  },
  plane: PLANE,
  iris: IRIS,
  digits: DIGITS,
  "digits-done": { ...DIGITS, stop: { steps: 100 } },
  "wide-16": wide(16),
  "wide-64": wide(64),
  grouped: wide(200),
  // Grows without end from its second step on.
  diverging: {
    ...PLANE,
    layers: [
      { units: 4, activation: "relu" },
      { units: 1, activation: "linear" },
    ],
    optimizer: { kind: "sgd", learningRate: 500 },
    batch: "full",
  },
};
