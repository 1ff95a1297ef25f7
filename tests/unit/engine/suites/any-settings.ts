import fc from "fast-check";
import type { RunChange } from "#engine/run-events.ts";
import type {
  Activation,
  BatchSettings,
  Loss,
  OptimizerSettings,
  RegularizationSettings,
  TrainingSettings,
} from "#engine/settings.ts";
import { networkOf } from "#tests/unit/engine/networks.ts";

const HIDDEN = ["linear", "sigmoid", "tanh", "relu", "leaky-relu", "elu", "softplus", "gelu"];
const unitwise = fc.constantFrom(...(HIDDEN as Exclude<Activation, "softmax">[]));
const seed = fc.integer({ min: 0, max: 0xffffffff });
const share = fc.double({ min: 0, max: 0.99, noNaN: true });
const learningRate = fc.double({ min: 0.001, max: 0.2, noNaN: true });

const optimizer: fc.Arbitrary<OptimizerSettings> = fc.oneof(
  fc.record({ kind: fc.constant("sgd" as const), learningRate }),
  fc.record({ kind: fc.constant("momentum" as const), learningRate, momentum: share }),
  fc.record({ kind: fc.constant("nesterov" as const), learningRate, momentum: share }),
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

const regularization: fc.Arbitrary<RegularizationSettings> = fc.oneof(
  fc.constant({ kind: "none" as const, rate: 0 }),
  fc.record({
    kind: fc.constantFrom("l1" as const, "l2" as const),
    rate: fc.double({ min: 0, max: 0.1, noNaN: true }),
  }),
);

function batchOf(rowCount: number): fc.Arbitrary<BatchSettings> {
  return fc.oneof(
    fc.constant("full" as const),
    fc.record({ size: fc.integer({ min: 1, max: rowCount }), seed }),
  );
}

/** What goes together at the output: a loss, an activation, and targets that it can meet. */
const output = fc.oneof(
  fc.record({
    loss: fc.constantFrom<Loss>("half-squared-error-sum", "mean-squared-error"),
    activation: unitwise,
    units: fc.integer({ min: 1, max: 3 }),
    target: fc.constant("any" as const),
  }),
  fc.record({
    loss: fc.constant<Loss>("binary-cross-entropy"),
    activation: fc.constant("sigmoid" as const),
    units: fc.integer({ min: 1, max: 3 }),
    target: fc.constant("share" as const),
  }),
  fc.record({
    loss: fc.constant<Loss>("softmax-cross-entropy"),
    activation: fc.constant("softmax" as const),
    units: fc.integer({ min: 2, max: 4 }),
    target: fc.constant("shares" as const),
  }),
);

function targetsFor(kind: "any" | "share" | "shares", units: number): fc.Arbitrary<number[]> {
  const from = (min: number, max: number) =>
    fc.array(fc.double({ min, max, noNaN: true }), { minLength: units, maxLength: units });
  switch (kind) {
    case "any":
      return from(-1.5, 1.5);
    case "share":
      return from(0, 1);
    case "shares":
      return from(0.01, 1).map((row) => {
        const sum = row.reduce((total, value) => total + value, 0);
        return row.map((value) => value / sum);
      });
  }
}

/** Settings of every kind that the engine computes, on tables of 1 to 9 rows. */
export const anySettings: fc.Arbitrary<TrainingSettings> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 4 }),
    hidden: fc.array(fc.record({ units: fc.integer({ min: 1, max: 5 }), activation: unitwise }), {
      maxLength: 3,
    }),
    output,
    rowCount: fc.integer({ min: 1, max: 9 }),
    testShare: fc.constantFrom(0, 0, 0.3),
  })
  .chain(({ inputs, hidden, output: top, rowCount, testShare }) => {
    const testRows = Math.min(Math.floor(testShare * rowCount + 0.5), rowCount - 1);
    const row = fc
      .tuple(
        fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), {
          minLength: inputs,
          maxLength: inputs,
        }),
        targetsFor(top.target, top.units),
      )
      .map((parts) => parts.flat());
    return fc
      .record({
        rows: fc.array(row, { minLength: rowCount, maxLength: rowCount }),
        bias: fc.boolean(),
        weightSeed: seed,
        scheme: fc.constantFrom("uniform-1-1" as const, "xavier-normal", "he-uniform"),
        optimizer,
        regularization,
        batch: batchOf(rowCount - testRows),
      })
      .map(({ rows, bias, weightSeed, scheme, ...more }) =>
        networkOf({
          widths: [inputs, ...hidden.map(({ units }) => units), top.units],
          activations: [...hidden.map(({ activation }) => activation), top.activation],
          rows,
          bias,
          more: {
            ...more,
            testShare,
            loss: top.loss,
            initial: { scheme, seed: weightSeed },
            stop: { steps: 1_000_000 },
          },
        }),
      );
  });

/** A change that fits a run of these settings, whatever else has changed in it. */
export function anyChange(settings: TrainingSettings, rowCount: number): fc.Arbitrary<RunChange> {
  const changes: fc.Arbitrary<RunChange>[] = [
    learningRate.map((value) => ({ kind: "set-learning-rate", value })),
    regularization.map((changed) => ({ kind: "set-regularization", regularization: changed })),
    batchOf(rowCount).map((batch) => ({ kind: "set-batch", batch })),
    fc.constant({ kind: "set-update-rule", updateRule: "gradient" }),
    fc
      .double({ min: -1, max: 1, noNaN: true })
      .map((value) => ({ kind: "set-parameter", parameter: "W1[1][1]", value })),
    fc
      .integer({ min: 10_000, max: 20_000 })
      .map((steps) => ({ kind: "set-stop", stop: { steps } })),
  ];
  if ("momentum" in settings.optimizer) {
    changes.push(share.map((value) => ({ kind: "set-momentum", value })));
  }
  return fc.oneof(...changes);
}
