import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { TrainingSettings } from "#engine/settings.ts";
import { encodeTable } from "#protocol/table-codec.ts";
import type { TrainerPool } from "#server/training/trainer-pool.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { bundleTrainer, type TrainerBundle } from "#tests/support/trainer-bundle.ts";
import { ENDLESS, specOf, Witness } from "#tests/support/trainer-witness.ts";

let bundle: TrainerBundle;
let pool: TrainerPool;

beforeAll(async () => {
  bundle = await bundleTrainer();
});

afterAll(async () => {
  await bundle.remove();
});

afterEach(async () => {
  await pool.close();
});

test("TR-21 commands that come while a run's data are loaded are carried out in order", async () => {
  const rows = [
    [0, 1, 1],
    [1, 0, 0],
    [1, 1, 1],
  ];
  const inputs = ["a", "b"];
  const outputs = ["y"];
  const hash = "ab".repeat(32);
  pool = bundle.open(1, { [hash]: encodeTable({ inputCount: 2, outputCount: 1, rows }) });
  const bundled: TrainingSettings = {
    ...ENDLESS,
    data: { kind: "bundled", name: "iris", scaling: "standardize" },
    layers: [{ units: 3, activation: "softmax" }],
    loss: "softmax-cross-entropy",
    batch: { size: 16, seed: 2 },
  };
  const table: TrainingSettings = {
    ...ENDLESS,
    data: { kind: "table", inputs, outputs, rows, scaling: "none" },
  };
  const stored: TrainingSettings = {
    ...table,
    data: { kind: "stored", hash, inputs, outputs, rowCount: 3, scaling: "none" },
  };
  for (const [settings, inline] of [
    [bundled, bundled],
    [stored, table],
  ] as const) {
    const witness = new Witness();
    const run = pool.open(specOf({ settings }), witness);
    const [first, change, second] = await Promise.all([
      run.pause(),
      run.propose([{ kind: "set-learning-rate", value: 0.5 }]),
      run.settle(true).then(() => run.step(42)),
    ]);
    expect([first.step, change.step, second.step]).toEqual([0, 0, 42]);
    const event = { ...change, change: { kind: "set-learning-rate", value: 0.5 } as const };
    expect(witness.last.parameters).toEqual(truthAt(inline, [event], 42).parameters);
  }
});

test("TR-21 a run whose table is not there fails alone", async () => {
  pool = bundle.open(1);
  const witness = new Witness();
  const data = {
    kind: "stored",
    hash: "cd".repeat(32),
    inputs: ["a"],
    outputs: ["y"],
    rowCount: 3,
    scaling: "none",
  } as const;
  const run = pool.open(specOf({ settings: { ...ENDLESS, data } }), witness);
  await expect(run.step(3)).rejects.toThrow("table");
  await witness.until(({ failures }) => failures.length > 0);
  expect(witness.failures).toHaveLength(1);
});
