import { expect, test } from "vitest";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { long, noFrame, Stage } from "#tests/unit/training/run-stage.ts";

test("TR-20 looks at all rows take a bounded share of a run's time, and none is in vain", () => {
  const settings: TrainingSettings = { ...long(), batch: { size: 2, seed: 1 } };
  const stage = new Stage({ settings, evaluationMs: 30 });
  stage.tell({ kind: "set-viewers", count: 1 });
  stage.tell({ kind: "play" });
  stage.run(10_000);
  const shownMs = stage.frames.length * 30;
  expect(shownMs).toBeGreaterThan(1_500);
  expect(shownMs).toBeLessThanOrEqual(2_100);
  const paced = new Stage({ settings, evaluationMs: 30, speed: 30 });
  paced.tell({ kind: "set-viewers", count: 1 });
  paced.tell({ kind: "play" });
  paced.run(10_000);
  expect(paced.frames.length).toBeLessThanOrEqual(70);
  expect(paced.pause().step).toBeGreaterThanOrEqual(299);
});

test("TR-10 a curve of mini-batches holds the loss of each step's next batch, a frame that of all rows", () => {
  const settings: TrainingSettings = { ...long(), batch: { size: 3, seed: 5 } };
  const stage = new Stage({ settings });
  stage.trainSteps(20);
  const truth = truthAt(settings, [], 0);
  const losses = [truth.stepLoss];
  truth.advance(20, (stepLoss) => losses.push(stepLoss));
  const { bytes } = stage.ask((request) => ({ kind: "curve", request, fromStep: 0 }), "curve");
  expect([...decodeCurve(bytes).last]).toEqual(losses);
  const frame = stage.frames.at(-1) ?? noFrame();
  expect(frame.loss).toBe(truth.loss);
  expect(frame.lossTail.at(-1)).toBe(truth.stepLoss);
  const change: RunChange = { kind: "set-parameter", parameter: "W2[1][1]", value: 3 };
  const event = { ...stage.change(change), change };
  const after = truthAt(settings, [event], 20);
  expect(stage.frames.at(-1)).toMatchObject({ step: 20, seq: 1, loss: after.loss });
  expect([...(stage.frames.at(-1)?.lossTail ?? [])]).toEqual([after.stepLoss]);
});

test("TR-10 frames come at most 30 times a second; losses between them ride along or are left out", () => {
  const stage = new Stage({ settings: long(), speed: 100 });
  stage.tell({ kind: "play" });
  stage.run(10_000);
  expect(stage.frames.length).toBeLessThanOrEqual(302);
  expect(stage.frames.length).toBeGreaterThan(240);
  const losses = stage.frames.flatMap((frame) => [...frame.lossTail]);
  const truth = truthAt(long(), [], 0);
  const expected = [truth.loss];
  truth.advance(losses.length - 1, (loss) => expected.push(loss));
  expect(losses).toEqual(expected);
  const caughtUp = new Stage({ settings: long(), atLeastStep: 200 });
  caughtUp.runUntilIdle();
  expect(caughtUp.frames.map((frame) => frame.lossTail.length)).toEqual([0]);
});

test("TR-10 a large network's frames are float32 thumbnails, its checkpoints exact", () => {
  const hidden = { units: 700, activation: "tanh" as const };
  const output = { units: 1, activation: "sigmoid" as const };
  const settings: TrainingSettings = { ...long(), layers: [hidden, output] };
  const stage = new Stage({ settings });
  const checkpoint = stage.trainSteps(2);
  const truth = truthAt(settings, [], 2).parameters;
  const frame = stage.frames.at(-1) ?? noFrame();
  expect(frame.isExact).toBe(false);
  expect(frame.parameters).toEqual(Float64Array.from(Float32Array.from(truth)));
  expect(decodeKeyframe(checkpoint.keyframe).parameters).toEqual(truth);
});
