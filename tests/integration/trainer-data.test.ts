import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { fingerprint } from "#engine/fingerprint.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";
import { encodeTable } from "#protocol/table-codec.ts";
import type { TrainingHandle } from "#server/training/trainer.ts";
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

const SHUFFLED: TrainingSettings = {
  ...ENDLESS,
  data: { kind: "generated", name: "spiral", samples: 200, noise: 0.1, seed: 3, scaling: "none" },
  testShare: 0.3,
  layers: [6, 6, 1].map((units) => ({ units, activation: "tanh" })),
  bias: true,
  initial: { scheme: "xavier-normal", seed: 4 },
  loss: "mean-squared-error",
  optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  batch: { size: 9, seed: 2 },
};
const GOAL = 2_000;

test("TR-9 in a crowded worker neither speed nor pauses, viewers nor neighbours change a bit", async () => {
  pool = bundle.open(1);
  for (let i = 0; i < 8; i++) {
    const neighbour = pool.open(specOf({}), new Witness());
    neighbour.setViewers(i % 2);
    neighbour.play();
  }
  const lives: ((run: TrainingHandle) => Promise<unknown>)[] = [
    async () => undefined,
    async (run) => {
      run.setViewers(3);
      run.setSpeed(100);
      run.play();
      await run.curve(0);
      await run.pause();
    },
    async (run) => {
      run.setSpeed("max");
      run.play();
      await run.pause();
      for (let i = 0; i < 5; i++) {
        await run.step(1 + i * 7);
        run.setViewers(i % 2);
      }
    },
    async (run) => {
      await run.propose([{ kind: "set-learning-rate", value: 9 }]);
      await run.settle(false);
      await run.step(333);
    },
  ];
  const ends = await Promise.all(
    lives.map(async (live) => {
      const run = pool.open(specOf({ settings: SHUFFLED, speed: 30 }), new Witness());
      await live(run);
      const { step } = await run.pause();
      return await run.step(GOAL - step);
    }),
  );
  const truth = truthAt(SHUFFLED, [], GOAL);
  for (const { keyframe, curve } of ends) {
    const state = decodeKeyframe(keyframe);
    expect(fingerprint(state.parameters)).toBe(fingerprint(truth.parameters));
    expect(state).toEqual(truth.keyframe());
    expect(keyframe).toEqual(ends[0]?.keyframe);
    expect(curve).toEqual(ends[0]?.curve);
  }
});
