import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Checkpoint } from "#protocol/records.ts";
import type { Speed } from "#protocol/room.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { CRAWL, expectTrue, long, noFrame, Stage } from "#tests/unit/training/run-stage.ts";

describe("opening", () => {
  test("TR-7 an opened run shows its state at once in one final frame, and trains nothing", () => {
    const stage = new Stage();
    expect(stage.reports.map((report) => report.kind)).toEqual(["ready", "frame"]);
    expect(stage.frames).toMatchObject([{ epoch: 5, step: 0, seq: 0, isFinal: true }]);
    expect([...(stage.frames[0]?.lossTail ?? [])]).toEqual([stage.frames[0]?.loss]);
    stage.run(1_000);
    expect(stage.frames).toHaveLength(1);
  });

  test("TR-7 events of step 0 are in force before the first frame", () => {
    const events = [{ seq: 1, step: 0, change: CRAWL }];
    const stage = new Stage({ events });
    stage.trainSteps(3);
    expectTrue(stage.frames.at(-1) ?? noFrame(), ORIGIN, events);
  });

  test("TR-8 a checkpoint goes on to the bits of the uninterrupted run, through later events", () => {
    const anyGap = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(anyGap, { maxLength: 5 }), anyGap, anyGap, (gaps, at, extra) => {
        const events: EngineEvent[] = [];
        let step = 0;
        for (const [i, gap] of gaps.entries()) {
          step += gap;
          events.push({ seq: i + 1, step, change: { kind: "set-learning-rate", value: i + 0.5 } });
        }
        const settings = long();
        const before = new Stage({
          settings,
          events: events.filter((event) => event.step <= at),
          atLeastStep: at,
        });
        before.runUntilIdle();
        const checkpoint = before.pause();
        expect(checkpoint.step).toBe(at);
        const after = new Stage({
          settings,
          events,
          checkpoint,
          atLeastStep: at + extra,
          batchMs: 0.01,
        });
        after.runUntilIdle();
        const frame = after.frames[0] ?? noFrame();
        expect(frame.step).toBe(Math.max(at + extra, step));
        expect(frame.seq).toBe(events.length);
        expect(frame.isFinal).toBe(true);
        expectTrue(frame, settings, events);
      }),
      { numRuns: 40 },
    );
  });

  test("TR-8 while it catches up it shows no old frames and answers no stepping command", () => {
    const stage = new Stage({ settings: long(), atLeastStep: 2_000, speed: 1 });
    stage.slice(0.02);
    const request = stage.askLater((request) => ({ kind: "pause", request }));
    expect(stage.frames).toEqual([]);
    expect(stage.hasAnswered(request)).toBe(false);
    stage.runUntilIdle();
    expect(stage.frames.map((frame) => frame.step)).toEqual([2_000]);
    expect(stage.answerTo(request, "checkpoint").checkpoint.step).toBe(2_000);
  });

  test("TR-8 the curve of a run that was opened again has every step from 0 on", () => {
    const first = new Stage({ settings: long() });
    first.trainSteps(300);
    const second = new Stage({ settings: long(), checkpoint: first.pause(), atLeastStep: 700 });
    second.runUntilIdle();
    const curve = decodeCurve(
      second.ask((request) => ({ kind: "curve", request, fromStep: 0 }), "curve").bytes,
    );
    const truth = [truthAt(long(), [], 0)];
    const losses = [truth[0]?.loss];
    truth[0]?.advance(700, (loss) => losses.push(loss));
    expect([...curve.last]).toEqual(losses);
  });

  test("TR-24 a curve that is ahead of the keyframe is gone on with where it ends", () => {
    const events = [
      { seq: 1, step: 150, change: CRAWL },
      { seq: 2, step: 300, change: { ...CRAWL, value: 2 } },
    ];
    const first = new Stage({ settings: long(), atLeastStep: 100 });
    first.runUntilIdle();
    const keyframe = first.pause();
    const whole = new Stage({ settings: long(), events: events.slice(0, 1), atLeastStep: 256 });
    whole.runUntilIdle();
    const { curve } = whole.pause();
    const second = new Stage({
      settings: long(),
      events,
      checkpoint: { ...keyframe, curve },
      atLeastStep: 400,
    });
    second.runUntilIdle();
    const straight = new Stage({ settings: long(), events, atLeastStep: 400 });
    straight.runUntilIdle();
    expect(second.pause().curve).toEqual(straight.pause().curve);
    expect(second.pause().keyframe).toEqual(straight.pause().keyframe);
  });

  test("TR-8 a damaged checkpoint or one with too short a curve is refused", () => {
    const stage = new Stage({ settings: long(), atLeastStep: 10 });
    stage.runUntilIdle();
    const checkpoint = stage.pause();
    const early = new Stage({ settings: long() }).pause();
    const open = (damaged: Checkpoint) => () => new Stage({ checkpoint: damaged });
    expect(open({ ...checkpoint, keyframe: new Uint8Array(9) })).toThrow();
    expect(open({ ...checkpoint, curve: new Uint8Array(3) })).toThrow();
    expect(open({ ...checkpoint, curve: early.curve })).toThrow(/curve of 1 steps/);
  });

  test("TR-8 a stored event that the run never reaches is an error, not a hang", () => {
    const events = [{ seq: 1, step: 2_000, change: CRAWL }];
    const stage = new Stage({ events });
    expect(() => stage.runUntilIdle()).toThrow(/before event 1 at step 2000/);
  });
});

describe("stepping", () => {
  test("TR-9 whatever the speed, slices, pauses and viewers: every frame is the engine's, to the bit", () => {
    const anyAction = fc.oneof(
      fc.record({ kind: fc.constant("run" as const), ms: fc.integer({ min: 1, max: 400 }) }),
      fc.record({
        kind: fc.constant("speed" as const),
        speed: fc.constantFrom<Speed>(1, 10, 100, "max"),
      }),
      fc.record({ kind: fc.constant("viewers" as const), count: fc.nat(3) }),
      fc.record({ kind: fc.constant("step" as const), count: fc.integer({ min: 1, max: 50 }) }),
      fc.record({ kind: fc.constant("pause" as const) }),
      fc.record({ kind: fc.constant("play" as const) }),
      fc.record({
        kind: fc.constant("change" as const),
        value: fc.double({ min: 0.1, max: 3, noNaN: true }),
      }),
    );
    const anySettings = fc.constantFrom<Partial<TrainingSettings>>(
      {},
      {
        batch: { size: 3, seed: 5 },
        optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      },
    );
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 25 }), anySettings, (actions, more) => {
        const settings = { ...long(), ...more };
        const stage = new Stage({ settings, speed: 10 });
        const events: EngineEvent[] = [];
        stage.tell({ kind: "play" });
        for (const action of actions) {
          switch (action.kind) {
            case "run":
              stage.run(action.ms);
              break;
            case "speed":
              stage.tell({ kind: "set-speed", speed: action.speed });
              break;
            case "viewers":
              stage.tell({ kind: "set-viewers", count: action.count });
              break;
            case "step":
              stage.askLater((request) => ({ kind: "step", request, count: action.count }));
              break;
            case "pause":
              stage.pause();
              break;
            case "play":
              stage.tell({ kind: "play" });
              break;
            case "change": {
              const change: RunChange = { kind: "set-learning-rate", value: action.value };
              events.push({ ...stage.change(change), change });
              break;
            }
          }
        }
        stage.pause();
        for (const frame of stage.frames.filter((_, i, all) => i % 7 === 0 || i > all.length - 5)) {
          expectTrue(frame, settings, events);
        }
        const steps = stage.frames.map((frame) => frame.step);
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
        const keyframes = [...stage.of("keyframe"), ...stage.of("checkpoint")].map((report) =>
          decodeKeyframe(
            report.kind === "keyframe" ? report.keyframe.bytes : report.checkpoint.keyframe,
          ),
        );
        for (const keyframe of keyframes.slice(-3)) {
          const known = events.filter(({ seq }) => seq <= keyframe.seq);
          expect(keyframe).toEqual(truthAt(settings, known, keyframe.step).keyframe());
        }
      }),
      { numRuns: 50 },
    );
  });

  test("TR-9 pause answers at the step of the final frame that came before the answer", () => {
    const stage = new Stage({ settings: long() });
    stage.tell({ kind: "play" });
    stage.run(20);
    const checkpoint = stage.pause();
    const [frame, answer] = stage.reports.slice(-2);
    expect(answer?.kind).toBe("answer");
    expect(frame).toMatchObject({ kind: "frame", frame: { step: checkpoint.step, isFinal: true } });
    expect(decodeKeyframe(checkpoint.keyframe).step).toBe(checkpoint.step);
    stage.run(100);
    expect(stage.pause().step).toBe(checkpoint.step);
    expect(
      stage.of("frame").filter((report) => report.frame.step === checkpoint.step),
    ).toHaveLength(1);
  });

  test("TR-9 single steps train exactly their count, one after the other, and pause", () => {
    const stage = new Stage({ settings: long(), speed: 1 });
    const first = stage.askLater((request) => ({ kind: "step", request, count: 7 }));
    const second = stage.askLater((request) => ({ kind: "step", request, count: 1_000 }));
    stage.runUntilIdle();
    expect(stage.answerTo(first, "checkpoint").checkpoint.step).toBe(7);
    expect(stage.answerTo(second, "checkpoint").checkpoint.step).toBe(1_007);
    expect(stage.frames.filter((frame) => frame.isFinal).map((frame) => frame.step)).toEqual([
      0, 7, 1_007,
    ]);
    stage.run(5_000);
    expect(stage.pause().step).toBe(1_007);
  });

  test("TR-9 a pause in the middle of single steps answers both where the run stands", () => {
    const stage = new Stage({ settings: long() });
    const step = stage.askLater((request) => ({ kind: "step", request, count: 1_000_000 }));
    stage.slice(1);
    const checkpoint = stage.pause();
    expect(checkpoint.step).toBeGreaterThan(0);
    expect(stage.answerTo(step, "checkpoint").checkpoint.step).toBe(checkpoint.step);
  });

  test("TR-9 at 10 steps/s ten seconds are a hundred steps, each with its frame", () => {
    const stage = new Stage({ settings: long(), speed: 10 });
    stage.tell({ kind: "set-viewers", count: 1 });
    stage.tell({ kind: "play" });
    stage.run(9_995);
    expect(stage.frames.map((frame) => frame.step)).toEqual(
      Array.from({ length: 101 }, (_, i) => i),
    );
  });

  test("TR-11 keyframes come every 200 ms of computing or 2 s of time, checkpoints every 2 s", () => {
    const fast = new Stage({ settings: long() });
    fast.tell({ kind: "play" });
    fast.run(4_100);
    expect(fast.of("keyframe").length).toBeGreaterThanOrEqual(19);
    expect(fast.of("keyframe").length).toBeLessThanOrEqual(21);
    expect(fast.of("checkpoint")).toHaveLength(2);
    const slow = new Stage({ settings: long(), speed: 10 });
    slow.tell({ kind: "play" });
    slow.run(10_100);
    expect(slow.of("keyframe")).toHaveLength(5);
    expect(slow.of("checkpoint")).toHaveLength(5);
    slow.pause();
    slow.run(10_000);
    expect(slow.of("checkpoint")).toHaveLength(5);
  });
});
