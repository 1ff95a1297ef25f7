import type { TrainingSettings } from "#engine/settings.ts";

/** The example that every room opens with: 3-4-1 sigmoid on four rows, y = x1 xor x2. */
export const ORIGIN: TrainingSettings = {
  version: 1,
  data: {
    kind: "table",
    inputs: ["x1", "x2", "x3"],
    outputs: ["y"],
    rows: [
      [0, 0, 1, 0],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 0],
    ],
    scaling: "none",
  },
  testShare: 0,
  splitSeed: 1,
  layers: [
    { units: 4, activation: "sigmoid" },
    { units: 1, activation: "sigmoid" },
  ],
  bias: false,
  initial: { scheme: "uniform-0-1", seed: 1 },
  loss: "half-squared-error-sum",
  optimizer: { kind: "sgd", learningRate: 1 },
  regularization: { kind: "none", rate: 0 },
  batch: "full",
  updateRule: "gradient",
  stop: { steps: 1000 },
};
