import { expect, test } from "vitest";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { RunLoop } from "#server/training/run-loop.ts";
import { Scheduler } from "#server/training/scheduler.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";
import { fastEngine } from "#tests/support/kernels.ts";

const RUNS = 50;
/** Enough for every run to have had several slices. */
const SLICES = 8 * RUNS;

const SMALL: TrainingSettings = { ...ORIGIN, stop: { steps: 100_000_000 } };
const SPIRAL: TrainingSettings = {
  ...SMALL,
  data: { kind: "generated", name: "spiral", samples: 500, noise: 0, seed: 1, scaling: "none" },
  testShare: 0.5,
  layers: [8, 8, 1].map((units) => ({ units, activation: "tanh" })),
  bias: true,
  initial: { scheme: "xavier-uniform", seed: 1 },
  loss: "mean-squared-error",
  optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  batch: { size: 10, seed: 1 },
};
const DIGITS: TrainingSettings = {
  ...SPIRAL,
  data: { kind: "bundled", name: "digits", scaling: "none" },
  testShare: 0.2,
  layers: [
    { units: 32, activation: "relu" },
    { units: 10, activation: "softmax" },
  ],
  loss: "softmax-cross-entropy",
  batch: "full",
};

test("TR-18 of 50 real trainings of all sizes in one worker the slowest gets at least half of the mean CPU time", () => {
  const clock = () => performance.now();
  const computings = [SMALL, SPIRAL, DIGITS].map((settings) => ({
    engine: fastEngine,
    settings,
    dataset: datasetNow(settings),
  }));
  const scheduler = new Scheduler<RunLoop>(clock());
  const chargedMs = new Map<RunLoop, number>();
  const reached = new Map<number, number>();
  for (let i = 0; i < RUNS; i++) {
    const computing = computings[i % computings.length];
    if (computing === undefined) {
      throw new Error("there are settings for every run");
    }
    const run = new RunLoop(specOf(computing.settings), computing, clock(), (report) => {
      if (report.kind === "frame") {
        reached.set(i, report.frame.step);
      }
    });
    run.handle({ kind: "set-viewers", count: 1 }, clock());
    run.handle({ kind: "play" }, clock());
    scheduler.add(run);
    chargedMs.set(run, 0);
  }
  for (let i = 0; i < SLICES; i++) {
    const choice = scheduler.choose(clock());
    if (choice.kind === "wait") {
      throw new Error("a run at full speed is always due");
    }
    const startMs = clock();
    choice.run.runSlice(choice.budgetMs, clock);
    const usedMs = clock() - startMs;
    scheduler.charge(choice.run, usedMs);
    chargedMs.set(choice.run, (chargedMs.get(choice.run) ?? 0) + usedMs);
  }
  const charged = [...chargedMs.values()];
  const mean = charged.reduce((sum, ms) => sum + ms, 0) / RUNS;
  expect(Math.min(...charged) / mean).toBeGreaterThanOrEqual(0.5);
  for (const run of chargedMs.keys()) {
    run.handle({ kind: "pause", request: 1 }, clock());
  }
  expect([...reached.values()].filter((step) => step > 0)).toHaveLength(RUNS);
});

function specOf(settings: TrainingSettings) {
  return {
    run: {
      id: "run",
      number: 1,
      name: "#1",
      parent: null,
      settings,
      events: [],
      engineVersion: ENGINE_VERSION,
      startedAtMs: 0,
    },
    epoch: 1,
    speed: "max" as const,
    checkpoint: null,
    atLeastStep: 0,
  };
}
