// What is trained: networks, data drawn once with a fixed seed, and the ratios to reach. Each peer
// trains the same rows in batches of the same size from the same initial weights.

/** A small generator of uniform numbers in [0, 1): the same data for every peer and every run. */
function uniforms(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const dense = (units, activation) => ({ units, activation });

const ORIGIN_ROWS = [
  [0, 0, 1, 0],
  [0, 1, 1, 1],
  [1, 0, 1, 1],
  [1, 1, 1, 0],
];

function drawnRows(count, inputs, targetsOf, seed) {
  const next = uniforms(seed);
  return Array.from({ length: count }, () => {
    const x = Array.from({ length: inputs }, () => 2 * next() - 1);
    return [...x, ...targetsOf(x, next)];
  });
}

const insideCircle = ([x1, x2]) => [x1 * x1 + x2 * x2 < 0.5 ? 1 : 0];
const signOfProduct = ([x1, x2]) => [x1 * x2 >= 0 ? 1 : -1];
const oneOfTen = (_x, next) => {
  const chosen = Math.floor(next() * 10);
  return Array.from({ length: 10 }, (_, i) => (i === chosen ? 1 : 0));
};

/** `targets` are least ratios of the peer's time to ours. */
export const WORKS = [
  {
    id: "origin",
    title: "Origin: 3-4-1 sigmoid, 4 rows, full batch",
    rows: ORIGIN_ROWS,
    outputs: 1,
    batch: 4,
    layers: [dense(4, "sigmoid"), dense(1, "sigmoid")],
    bias: false,
    loss: "half-squared-error-sum",
    learningRate: 1,
    targets: { numpy: 60, "plain JavaScript": 2.5, "TensorFlow.js": 400 },
  },
  {
    id: "2-8-1",
    title: "2-8-1 sigmoid, batch 32",
    rows: drawnRows(320, 2, insideCircle, 1),
    outputs: 1,
    batch: 32,
    layers: [dense(8, "sigmoid"), dense(1, "sigmoid")],
    bias: true,
    loss: "mean-squared-error",
    learningRate: 0.5,
    targets: { numpy: 6, "TensorFlow.js": 25 },
  },
  {
    id: "2-8-8-8-1",
    title: "2-8-8-8-1 tanh, batch 10",
    rows: drawnRows(250, 2, signOfProduct, 2),
    outputs: 1,
    batch: 10,
    layers: [dense(8, "tanh"), dense(8, "tanh"), dense(8, "tanh"), dense(1, "tanh")],
    bias: true,
    loss: "mean-squared-error",
    learningRate: 0.03,
    targets: { "Playground's algorithm": 8 },
  },
  {
    id: "64-32-10",
    title: "64-32-10 relu, softmax, batch 32",
    rows: drawnRows(320, 64, oneOfTen, 3),
    outputs: 10,
    batch: 32,
    layers: [dense(32, "relu"), dense(10, "softmax")],
    bias: true,
    loss: "softmax-cross-entropy",
    learningRate: 0.05,
    targets: { numpy: 1, "TensorFlow.js": 6 },
  },
  {
    id: "784-128-10",
    title: "784-128-10 relu, softmax, batch 32",
    rows: drawnRows(96, 784, oneOfTen, 4),
    outputs: 10,
    batch: 32,
    layers: [dense(128, "relu"), dense(10, "softmax")],
    bias: true,
    loss: "softmax-cross-entropy",
    learningRate: 0.02,
    targets: { "TensorFlow.js": 4 },
  },
];

/**
 * The settings document of a work; with `rows` it is cut to its first batch and trained whole, so
 * that no shuffle stands between two peers that are compared.
 */
export function settingsOf(work, { isWhole = false } = {}) {
  const rows = isWhole ? work.rows.slice(0, work.batch) : work.rows;
  const inputs = rows[0].length - work.outputs;
  const isFull = rows.length === work.batch;
  return {
    version: 1,
    data: {
      kind: "table",
      inputs: Array.from({ length: inputs }, (_, i) => `x${i + 1}`),
      outputs: Array.from({ length: work.outputs }, (_, i) => `y${i + 1}`),
      rows,
      scaling: "none",
    },
    testShare: 0,
    splitSeed: 1,
    layers: work.layers,
    bias: work.bias,
    initial: { scheme: work.id === "origin" ? "uniform-0-1" : "xavier-uniform", seed: 1 },
    loss: work.loss,
    optimizer: { kind: "sgd", learningRate: work.learningRate },
    regularization: { kind: "none", rate: 0 },
    batch: isFull ? "full" : { size: work.batch, seed: 1 },
    updateRule: "gradient",
    stop: { steps: 100_000_000 },
  };
}
