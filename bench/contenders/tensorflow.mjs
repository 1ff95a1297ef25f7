import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

const WASM_BACKEND = "@tensorflow/tfjs-backend-wasm";

/** TensorFlow.js in this process, with its own gradients and optimiser; it knows float32 alone. */
export function tensorflowContender(backend) {
  const tf = require("@tensorflow/tfjs");
  if (backend === "wasm") {
    require(WASM_BACKEND).setWasmPaths(join(dirname(require.resolve(WASM_BACKEND)), "/"));
  }
  return {
    name: backend === "wasm" ? "TensorFlow.js" : `TensorFlow.js (${backend})`,
    about: `TensorFlow.js ${tf.version_core}, ${backend} backend, float32`,
    tolerance: 2e-3,
    async open(problem) {
      await enterBackend(tf, backend);
      return openTraining(tf, problem, () => enterBackend(tf, backend));
    },
  };
}

async function enterBackend(tf, backend) {
  if (tf.getBackend() !== backend && !(await tf.setBackend(backend))) {
    throw new Error(`TensorFlow.js has no ${backend} backend here`);
  }
  await tf.ready();
}

function openTraining(tf, problem, enterOwn) {
  const { batch, layers, bias, loss } = problem;
  const batches = [];
  for (let from = 0; from < problem.x.length; from += batch) {
    batches.push([
      tf.tensor2d(problem.x.slice(from, from + batch)),
      tf.tensor2d(problem.y.slice(from, from + batch)),
    ]);
  }
  const weights = problem.weights.map((rows) => tf.variable(tf.tensor2d(rows)));
  const biases = bias ? problem.biases.map((values) => tf.variable(tf.tensor1d(values))) : [];
  const optimizer = tf.train.sgd(problem.learningRate);
  let at = 0;
  const lossOf = ([x, y]) => {
    let a = x;
    for (const [l, { activation }] of layers.entries()) {
      const product = tf.matMul(a, weights[l]);
      const z = bias ? tf.add(product, biases[l]) : product;
      a = activation === "softmax" ? z : tf[activation](z);
    }
    return lossFrom(tf, loss, a, y);
  };
  return {
    async train(steps) {
      await enterOwn();
      const before = performance.now();
      for (let i = 0; i < steps; i++) {
        optimizer.minimize(() => lossOf(batches[at]));
        at = (at + 1) % batches.length;
      }
      await weights[0].data();
      return performance.now() - before;
    },
    async parameters() {
      await enterOwn();
      return layers.flatMap((_, l) => [
        ...weights[l].dataSync(),
        ...(bias ? biases[l].dataSync() : []),
      ]);
    },
    close() {
      tf.disposeVariables();
      tf.dispose(batches);
    },
  };
}

function lossFrom(tf, name, a, y) {
  switch (name) {
    case "softmax-cross-entropy":
      return tf.losses.softmaxCrossEntropy(y, a);
    case "mean-squared-error":
      return tf.losses.meanSquaredError(y, a);
    default:
      return tf.mul(0.5, tf.sum(tf.squaredDifference(a, y)));
  }
}
