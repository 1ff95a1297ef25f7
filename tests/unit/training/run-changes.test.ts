import { describe, expect, test } from "vitest";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { CRAWL, expectTrue, long, noFrame, Stage } from "#tests/unit/training/run-stage.ts";

describe("ends", () => {
  test("TR-12 at its stop a run tells the final frame, then its end, and trains no further", () => {
    const stage = new Stage();
    stage.tell({ kind: "play" });
    stage.runUntilIdle();
    const [frame, ended] = stage.reports.slice(-2);
    expect(frame).toMatchObject({ kind: "frame", frame: { step: 1_000, isFinal: true } });
    expect(ended).toMatchObject({ kind: "ended", end: { reason: "steps", step: 1_000 } });
    stage.run(100);
    expect(stage.of("ended")).toHaveLength(1);
    stage.tell({ kind: "play" });
    expect(stage.of("ended")).toHaveLength(2);
  });

  test("TR-12 single steps that reach the end are answered after it was told", () => {
    const stage = new Stage();
    const request = stage.askLater((request) => ({ kind: "step", request, count: 5_000 }));
    stage.runUntilIdle();
    expect(stage.answerTo(request, "checkpoint").checkpoint.step).toBe(1_000);
    expect(stage.reports.slice(-2).map((report) => report.kind)).toEqual(["ended", "answer"]);
  });

  test("TR-12 a raised stop lets the run go on, but only when it is played", () => {
    const stage = new Stage();
    stage.tell({ kind: "play" });
    stage.runUntilIdle();
    const change: RunChange = { kind: "set-stop", stop: { steps: 1_500 } };
    const proposal = stage.change(change);
    expect(proposal).toEqual({ seq: 1, step: 1_000 });
    stage.run(100);
    expect(stage.frames.at(-1)?.step).toBe(1_000);
    stage.tell({ kind: "play" });
    stage.runUntilIdle();
    expect(stage.of("ended").at(-1)?.end).toMatchObject({ reason: "steps", step: 1_500 });
    expectTrue(stage.frames.at(-1) ?? noFrame(), ORIGIN, [{ ...proposal, change }]);
  });

  test("TR-12 a stop lowered to the past ends the run where it stands", () => {
    const stage = new Stage({ settings: long() });
    stage.tell({ kind: "play" });
    stage.run(20);
    const { step } = stage.change({ kind: "set-stop", stop: { steps: 1 } });
    expect(stage.of("ended")).toMatchObject([{ end: { reason: "steps", step } }]);
    stage.run(100);
    expect(stage.pause().step).toBe(step);
  });

  test("TR-12 a diverged run ends at its last finite step", () => {
    const settings: TrainingSettings = {
      ...long(),
      layers: ORIGIN.layers.map((layer) => ({ ...layer, activation: "linear" as const })),
      optimizer: { kind: "sgd", learningRate: 1_000 },
    };
    const stage = new Stage({ settings });
    stage.tell({ kind: "play" });
    stage.runUntilIdle();
    const [ended] = stage.of("ended");
    expect(ended?.end.reason).toBe("diverged");
    const frame = stage.frames.at(-1) ?? noFrame();
    expect(frame.step).toBe(ended?.end.step);
    expect(frame.parameters.every(Number.isFinite)).toBe(true);
  });
});

describe("changes", () => {
  test("TR-13 a proposal holds the run at its step until it is settled", () => {
    const stage = new Stage({ settings: long() });
    stage.tell({ kind: "play" });
    stage.run(20);
    const { proposal } = stage.ask(
      (request) => ({ kind: "propose", request, changes: [CRAWL] }),
      "proposal",
    );
    stage.run(1_000);
    expect(stage.of("frame").every((report) => report.frame.step <= proposal.step)).toBe(true);
    stage.ask((request) => ({ kind: "settle", request, isStored: true }), "settled");
    expect(stage.frames.at(-1)).toMatchObject({ step: proposal.step, seq: 1, isFinal: true });
    stage.run(20);
    const checkpoint = stage.pause();
    expect(checkpoint.step).toBeGreaterThan(proposal.step);
    expectTrue(stage.frames.at(-1) ?? noFrame(), long(), [{ ...proposal, change: CRAWL }]);
  });

  test("TR-13 a dropped proposal changes nothing, and its number is given again", () => {
    const stage = new Stage({ settings: long() });
    stage.tell({ kind: "play" });
    stage.run(20);
    stage.ask((request) => ({ kind: "propose", request, changes: [CRAWL] }), "proposal");
    stage.ask((request) => ({ kind: "settle", request, isStored: false }), "settled");
    stage.run(20);
    expect(stage.change(CRAWL).seq).toBe(1);
    const frame = stage.frames.at(-1) ?? noFrame();
    expectTrue(frame, long(), []);
  });

  test("TR-13 commands that come during a hold are carried out after it, in order", () => {
    const stage = new Stage({ settings: long() });
    stage.ask((request) => ({ kind: "propose", request, changes: [CRAWL] }), "proposal");
    const pause = stage.askLater((request) => ({ kind: "pause", request }));
    const step = stage.askLater((request) => ({ kind: "step", request, count: 3 }));
    const second = stage.askLater((request) => ({ kind: "propose", request, changes: [CRAWL] }));
    stage.run(50);
    expect([pause, step, second].some((request) => stage.hasAnswered(request))).toBe(false);
    stage.ask((request) => ({ kind: "settle", request, isStored: true }), "settled");
    expect(stage.answerTo(pause, "checkpoint").checkpoint).toMatchObject({ step: 0, seq: 1 });
    expect(stage.answerTo(second, "proposal").proposal).toEqual({ seq: 2, step: 0 });
    stage.ask((request) => ({ kind: "settle", request, isStored: false }), "settled");
    stage.runUntilIdle();
    expect(stage.answerTo(step, "checkpoint").checkpoint).toMatchObject({ step: 3, seq: 1 });
  });

  test("TR-13 settling without a proposal is refused", () => {
    const stage = new Stage();
    const answer = stage.ask((request) => ({ kind: "settle", request, isStored: true }), "refused");
    expect(answer.message).toMatch(/not held/);
  });
});

describe("nobody watches", () => {
  test("TR-14 a run that nobody watches for LIMITS.unwatchedMs is paused, and says so", () => {
    const stage = new Stage({ settings: long(), speed: 1 });
    stage.tell({ kind: "play" });
    stage.run(LIMITS.unwatchedMs - 2_000);
    expect(stage.of("unwatched-pause")).toHaveLength(0);
    stage.run(4_000);
    const [paused] = stage.of("unwatched-pause");
    expect(paused?.checkpoint.step).toBe(3_600);
    expect(stage.frames.at(-1)).toMatchObject({ step: 3_600, isFinal: true });
    stage.run(10_000);
    expect(stage.pause().step).toBe(3_600);
    stage.tell({ kind: "play" });
    stage.run(10_000);
    expect(stage.pause().step).toBeGreaterThan(3_605);
  });

  test("TR-14 one who looks in between starts the hour anew", () => {
    const stage = new Stage({ settings: long(), speed: 1 });
    stage.tell({ kind: "play" });
    for (let i = 0; i < 3; i++) {
      stage.run(LIMITS.unwatchedMs - 10_000);
      stage.tell({ kind: "set-viewers", count: 1 });
      stage.tell({ kind: "set-viewers", count: 0 });
    }
    expect(stage.of("unwatched-pause")).toHaveLength(0);
    stage.run(LIMITS.unwatchedMs + 2_000);
    expect(stage.of("unwatched-pause")).toHaveLength(1);
  });
});
