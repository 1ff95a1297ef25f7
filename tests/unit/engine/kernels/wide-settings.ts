import fc from "fast-check";
import { Mt19937 } from "#engine/random/mt19937.ts";
import type {
  Activation,
  LayerRule,
  LayerSettings,
  Loss,
  OptimizerSettings,
  TrainingSettings,
} from "#engine/settings.ts";
import { networkOf } from "#tests/unit/engine/networks.ts";

const UNITWISE = [
  "linear",
  "sigmoid",
  "tanh",
  "relu",
  "leaky-relu",
  "elu",
  "softplus",
  "gelu",
] as const satisfies readonly Activation[];

const seed = fc.integer({ min: 0, max: 0xffffffff });
const unitwise = fc.constantFrom<Activation>(...UNITWISE);
const smooth = fc.constantFrom<Activation>("sigmoid", "tanh");
const units = fc.integer({ min: 1, max: 20 });
const share = fc.double({ min: 0, max: 0.99, noNaN: true });
const learningRate = fc.double({ min: 0.0005, max: 0.1, noNaN: true });

const optimizer: fc.Arbitrary<OptimizerSettings> = fc.oneof(
  fc.record({ kind: fc.constant("sgd" as const), learningRate }),
  fc.record({ kind: fc.constantFrom("momentum", "nesterov"), learningRate, momentum: share }),
  fc.record({
    kind: fc.constant("rmsprop" as const),
    learningRate,
    decay: share,
    epsilon: fc.constantFrom(1e-8, 1e-3),
  }),
  fc.record({
    kind: fc.constant("adagrad" as const),
    learningRate,
    epsilon: fc.constantFrom(1e-10, 1e-3),
  }),
  fc.record({
    kind: fc.constant("adam" as const),
    learningRate,
    beta1: share,
    beta2: share,
    epsilon: fc.constantFrom(1e-8, 1e-3),
  }),
);

interface Output {
  readonly loss: Loss;
  readonly layer: LayerSettings;
}

const output: fc.Arbitrary<Output> = fc.oneof(
  fc.record({
    loss: fc.constantFrom<Loss>("half-squared-error-sum", "mean-squared-error"),
    layer: fc.record({ units, activation: unitwise }),
  }),
  fc.record({
    loss: fc.constant<Loss>("binary-cross-entropy"),
    layer: fc.record({ units, activation: fc.constant<Activation>("sigmoid") }),
  }),
  fc.record({
    loss: fc.constant<Loss>("softmax-cross-entropy"),
    layer: fc.record({
      units: fc.integer({ min: 2, max: 20 }),
      activation: fc.constant<Activation>("softmax"),
    }),
  }),
);

const shape = fc.record({
  inputs: units,
  hidden: fc.array(fc.record({ units, activation: unitwise }), { maxLength: 6 }),
  output,
  rowCount: fc.integer({ min: 1, max: 40 }),
  dataSeed: seed,
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

/** Rows with a few exact zeros, whose products are zeros of either sign. */
function rowsOf({ inputs, output: { loss, layer }, rowCount, dataSeed }: Shape): number[][] {
  const random = Mt19937.fromSeed(dataSeed);
  return Array.from({ length: rowCount }, () => {
    const x = Array.from({ length: inputs }, () => Math.max(-1, 3 * random.uniform() - 1.5));
    const y = Array.from({ length: layer.units }, () => random.uniform());
    const sum = y.reduce((total, value) => total + value, 0);
    return [
      ...x.map((value) => (value === -1 ? 0 : value)),
      ...(loss === "softmax-cross-entropy" ? y.map((value) => value / sum) : y),
    ];
  });
}

/** A wrong rule where one fits, by the layer's number. */
function rulesThatFit(layers: readonly LayerSettings[], inputs: number, rows: number): LayerRule[] {
  const widths = [inputs, ...layers.map((layer) => layer.units)];
  return layers.flatMap((layer, l) => {
    const width = widths[l] ?? 0;
    const isSquare = width === layer.units;
    return [
      ...(width === rows ? [{ layer: l + 1, rule: "delta-only" as const }] : []),
      ...(width === rows && isSquare ? [{ layer: l + 1, rule: "elementwise" as const }] : []),
      ...(isSquare ? [{ layer: l + 1, rule: "transposed" as const }] : []),
    ];
  });
}

/** Settings over all that kernels choose their way by: shapes, sizes, remainders, methods. */
export const wideSettings: fc.Arbitrary<TrainingSettings> = shape.chain((drawn) => {
  const { inputs, hidden, output: top, rowCount } = drawn;
  const layers = [...hidden, top.layer];
  const rules = rulesThatFit(layers, inputs, rowCount);
  return fc
    .record({
      bias: fc.boolean(),
      testShare: fc.constantFrom(0, 0, 0.3),
      initial: fc.record({
        scheme: fc.constantFrom("uniform-half" as const, "xavier-normal", "he-uniform", "zeros"),
        seed,
      }),
      optimizer,
      regularization: fc.oneof(
        fc.constant({ kind: "none" as const, rate: 0 }),
        fc.record({
          kind: fc.constantFrom("l1" as const, "l2" as const),
          rate: fc.double({ min: 0, max: 0.1, noNaN: true }),
        }),
      ),
      batch: fc.oneof(
        fc.constant("full" as const),
        fc.record({
          size: fc.integer({ min: 1, max: Math.max(1, Math.floor(0.6 * rowCount)) }),
          seed,
        }),
      ),
      rule: fc.constantFrom<LayerRule | null>(null, ...rules),
    })
    .map(({ rule, ...more }) => ({
      ...networkOf({
        widths: [inputs, ...layers.map((layer) => layer.units)],
        activations: layers.map(({ activation }) => activation),
        rows: rowsOf(drawn),
      }),
      ...more,
      loss: top.loss,
      // A rule fits one number of rows: all of them, in every step.
      ...(rule === null ? {} : { updateRule: rule, batch: "full" as const, testShare: 0 }),
      stop: { steps: 1_000_000 },
    }));
});

/** One hidden layer and one output over at most five rows, which have kernels of their own. */
export const smallSettings: fc.Arbitrary<TrainingSettings> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 17 }),
    hidden: fc.record({ units: fc.integer({ min: 1, max: 34 }), activation: smooth }),
    output: fc.record({
      loss: fc.constantFrom<Loss>("half-squared-error-sum", "mean-squared-error"),
      layer: fc.record({ units: fc.constant(1), activation: smooth }),
    }),
    rowCount: fc.integer({ min: 1, max: 5 }),
    dataSeed: seed,
    bias: fc.boolean(),
    initial: fc.record({ scheme: fc.constantFrom("uniform-1-1" as const, "zeros"), seed }),
    optimizer: fc.record({
      kind: fc.constant("sgd" as const),
      learningRate: fc.double({ min: 0.01, max: 10, noNaN: true }),
    }),
    stop: fc.record({
      steps: fc.constant(1_000_000),
      loss: fc.option(fc.double({ min: 0, max: 0.3, noNaN: true }), { nil: undefined }),
    }),
  })
  .map(({ bias, initial, optimizer: method, stop, ...drawn }) => {
    const layers = [drawn.hidden, drawn.output.layer];
    return {
      ...networkOf({
        widths: [drawn.inputs, ...layers.map((layer) => layer.units)],
        activations: layers.map(({ activation }) => activation),
        rows: rowsOf({ ...drawn, hidden: [drawn.hidden] }),
      }),
      bias,
      initial,
      optimizer: method,
      loss: drawn.output.loss,
      stop,
    };
  });

const largeUnits = fc.constantFrom(33, 61, 64, 130);

/** Layers whose weights go in panels, and batches that go in parts. */
export const largeSettings: fc.Arbitrary<TrainingSettings> = fc
  .record({
    inputs: fc.constantFrom(3, 64, 201, 400),
    hidden: fc.tuple(
      fc.record({ units: fc.oneof(largeUnits, fc.constant(512)), activation: unitwise }),
      fc.record({ units: largeUnits, activation: unitwise }),
    ),
    output,
    rowCount: fc.integer({ min: 9, max: 90 }),
    dataSeed: seed,
    weightSeed: seed,
    bias: fc.boolean(),
    optimizer,
    isFull: fc.boolean(),
  })
  .map(({ bias, optimizer: method, weightSeed, isFull, ...drawn }) => {
    const layers = [...drawn.hidden, drawn.output.layer];
    return {
      ...networkOf({
        widths: [drawn.inputs, ...layers.map((layer) => layer.units)],
        activations: layers.map(({ activation }) => activation),
        rows: rowsOf({ ...drawn, hidden: [...drawn.hidden] }),
      }),
      bias,
      initial: { scheme: "xavier-normal", seed: weightSeed },
      optimizer: method,
      loss: drawn.output.loss,
      batch: isFull ? "full" : { size: Math.ceil(drawn.rowCount * 0.7), seed: 1 },
      stop: { steps: 1_000_000 },
    };
  });
