// node bench/explain.mjs [--rounds N]
// What one iteration of the maths panel costs on the 1,797 digits, in ms of CPU time: every
// intermediate of a full batch, by the kernels' products (as the panel's worker has them) and by the
// reference's own, in turns.
import { parseArgs } from "node:util";
import { loadEngine } from "./lib/load-engine.mjs";
import { median } from "./lib/measure.mjs";

const HIDDEN = [[64], [64, 64], [64, 64, 64]];
const ACTIVATIONS = ["sigmoid", "tanh", "relu", "gelu"];
const ALLOWED_MS = 50;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`bench/explain: --rounds ${values.rounds} is no whole number from 1\n`);
  process.exit(2);
}

const engine = await loadEngine();
const kernels = engine.kernelEngine(new WebAssembly.Module(engine.kernelBytes));
const contenders = { kernels: kernels.products, reference: engine.referenceEngine.products };
for (const hidden of HIDDEN) {
  for (const activation of ACTIVATIONS) {
    const times = await measure(hidden, activation);
    const shown = Object.entries(times).map(
      ([name, samples]) =>
        `${name} ${median(samples).toFixed(1)} ms (${range(samples)}, first ${samples[0].toFixed(1)})`,
    );
    const verdict = median(times.kernels) < ALLOWED_MS ? "met" : "MISSED";
    const network = `64-${hidden.join("-")}-10 ${activation}`.padEnd(24);
    process.stdout.write(`${network} ${shown.join("   ")}   < ${ALLOWED_MS} ms: ${verdict}\n`);
  }
}

async function measure(hidden, activation) {
  const settings = settingsOf(hidden, activation);
  const dataset = await engine.loadDataset(settings);
  const start = engine.referenceEngine.start(settings, dataset).keyframe();
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, products] of Object.entries(contenders)) {
      const before = process.cpuUsage();
      engine.explainStep(settings, dataset, start, products);
      const { user, system } = process.cpuUsage(before);
      times[name].push((user + system) / 1_000);
    }
  }
  return times;
}

function range(samples) {
  return `${Math.min(...samples).toFixed(1)} to ${Math.max(...samples).toFixed(1)}`;
}

function settingsOf(hidden, activation) {
  const parsed = engine.parseSettings({
    version: 1,
    data: { kind: "bundled", name: "digits", scaling: "min-max" },
    testShare: 0,
    splitSeed: 1,
    layers: [
      ...hidden.map((units) => ({ units, activation })),
      { units: 10, activation: "softmax" },
    ],
    bias: true,
    initial: { scheme: "xavier-uniform", seed: 1 },
    loss: "softmax-cross-entropy",
    optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    regularization: { kind: "l2", rate: 1e-4 },
    batch: "full",
    updateRule: "gradient",
    stop: { steps: 1000 },
  });
  if (!parsed.ok) {
    throw new Error(parsed.error.message);
  }
  return parsed.value;
}
