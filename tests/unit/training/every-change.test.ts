import { expect, test } from "vitest";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Checkpoint } from "#protocol/records.ts";
import { Stage } from "#tests/unit/training/run-stage.ts";

/** 40 rows in batches of 7, which leave 5: epochs of six steps. */
const MINI_BATCHES: TrainingSettings = {
  ...ORIGIN,
  data: { kind: "generated", name: "spiral", samples: 50, noise: 0.1, seed: 3, scaling: "none" },
  testShare: 0.2,
  bias: true,
  layers: [
    { units: 4, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
  loss: "binary-cross-entropy",
  optimizer: { kind: "nesterov", learningRate: 0.05, momentum: 0.9 },
  batch: { size: 7, seed: 5 },
  stop: { steps: 500 },
};

const CHANGES: readonly RunChange[] = [
  { kind: "set-learning-rate", value: 0.02 },
  { kind: "set-momentum", value: 0.5 },
  { kind: "set-regularization", regularization: { kind: "l1", rate: 0.01 } },
  { kind: "set-batch", batch: { size: 3, seed: 5 } },
  { kind: "set-batch", batch: { size: 3, seed: 6 } },
  { kind: "set-parameter", parameter: "W1[1][2]", value: 3 },
  { kind: "set-stop", stop: { steps: 400, loss: 1e-9 } },
  { kind: "set-batch", batch: "full" },
  { kind: "set-batch", batch: { size: 4, seed: 6 } },
  { kind: "set-update-rule", updateRule: { layer: 2, rule: "delta-only" } },
  { kind: "set-parameter", parameter: "b2[1]", value: -3 },
  { kind: "set-update-rule", updateRule: "gradient" },
];

test("TR-8 from before and after every kind of change a run goes on to the same state and curve", () => {
  const stage = new Stage({ settings: MINI_BATCHES });
  const checkpoints: (Checkpoint | null)[] = [null, stage.pause()];
  const events: EngineEvent[] = [];
  for (const [i, change] of CHANGES.entries()) {
    checkpoints.push(stage.trainSteps(1 + ((i * 5) % 13)));
    events.push({ ...stage.change(change), change });
    checkpoints.push(stage.pause());
  }
  const last = stage.trainSteps(20);
  expect(last.seq).toBe(CHANGES.length);
  for (const checkpoint of checkpoints) {
    const again = new Stage({
      settings: MINI_BATCHES,
      events,
      checkpoint,
      atLeastStep: last.step,
    });
    again.runUntilIdle();
    expect(again.pause()).toEqual(last);
  }
});
