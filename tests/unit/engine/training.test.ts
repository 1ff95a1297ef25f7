import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprint } from "#engine/fingerprint.ts";
import { ReferenceTraining } from "#engine/reference/reference-training.ts";
import { trainingAt } from "#engine/replay.ts";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { networkOf } from "#tests/unit/engine/networks.ts";

const DEEP = networkOf({
  widths: [2, 5, 4, 3],
  activations: ["relu", "tanh", "sigmoid"],
  rows: [
    [0.5, -1, 0, 1, 0],
    [1, 0.25, 1, 0, 0],
    [-0.75, 2, 0, 0, 1],
  ],
  bias: true,
});

function bitsAt(settings: TrainingSettings, step: number): string {
  const training = ReferenceTraining.start(settings);
  training.advance(step);
  return fingerprint(training.parameters);
}

function event(seq: number, step: number, change: RunChange): EngineEvent {
  return { seq, step, change };
}

describe("determinism", () => {
  test("EN-12 a keyframe anywhere goes on with the same bits", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.constantFrom(ORIGIN, DEEP), (a, b, settings) => {
        const training = ReferenceTraining.start(settings);
        training.advance(a);
        const keyframe = training.keyframe();
        const restored = ReferenceTraining.restore(settings, keyframe);
        expect([restored.step, restored.loss, restored.end]).toEqual([
          training.step,
          training.loss,
          training.end,
        ]);
        training.advance(b);
        restored.advance(b);
        expect(fingerprint(restored.parameters)).toBe(fingerprint(training.parameters));
        expect(restored.loss).toBe(training.loss);
        // The keyframe is a copy that no training writes into.
        expect(fingerprint(keyframe.parameters)).toBe(bitsAt(settings, a));
      }),
      { numRuns: 40 },
    );
  });

  test("EN-13 advancing in any slices gives the same bits and the same losses", () => {
    const whole: number[] = [];
    const training = ReferenceTraining.start(ORIGIN);
    training.advance(300, (loss) => whole.push(loss));
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (slices) => {
        const losses: number[] = [];
        const sliced = ReferenceTraining.start(ORIGIN);
        for (const count of [...slices, 300]) {
          const made = sliced.advance(Math.min(count, 300 - sliced.step), (loss) =>
            losses.push(loss),
          );
          expect(made).toBeLessThanOrEqual(count);
        }
        expect(losses).toEqual(whole);
        expect(fingerprint(sliced.parameters)).toBe(fingerprint(training.parameters));
      }),
    );
  });

  test("EN-13 the bits of Origin and of a deep network are these, on every machine", () => {
    expect(bitsAt(ORIGIN, 1000)).toBe("a73f9fd9034a1148");
    expect(bitsAt(DEEP, 1000)).toBe("2255391121d01cd4");
  });

  test("EN-12 a keyframe of another network or engine version is refused", () => {
    const keyframe = ReferenceTraining.start(ORIGIN).keyframe();
    expect(() => ReferenceTraining.restore(DEEP, keyframe)).toThrow(RangeError);
    expect(() => ReferenceTraining.restore(ORIGIN, { ...keyframe, engineVersion: "0" })).toThrow(
      RangeError,
    );
  });
});

describe("the end of a run", () => {
  test("EN-14 a run ends at stop.steps, and raising the stop lets it go on with the same bits", () => {
    const training = ReferenceTraining.start({ ...ORIGIN, stop: { steps: 10 } });
    expect(training.advance(50)).toBe(10);
    expect(training.end).toEqual({ reason: "steps", step: 10, message: null });
    expect(training.advance(1)).toBe(0);
    training.apply(event(1, 10, { kind: "set-stop", stop: { steps: 25 } }));
    expect(training.end).toBeNull();
    expect(training.advance(50)).toBe(15);
    expect(fingerprint(training.parameters)).toBe(bitsAt(ORIGIN, 25));
  });

  test("EN-14 a run ends at the first step whose loss is at most stop.loss, step 0 included", () => {
    const losses = [ReferenceTraining.start(ORIGIN).loss];
    ReferenceTraining.start(ORIGIN).advance(1000, (loss) => losses.push(loss));
    const first = losses.findIndex((loss) => loss <= 0.3);
    expect(first).toBeGreaterThan(1);
    const training = ReferenceTraining.start({ ...ORIGIN, stop: { steps: 1000, loss: 0.3 } });
    training.advance(1000);
    expect(training.end).toEqual({ reason: "loss", step: first, message: null });
    expect(training.loss).toBe(losses[first]);

    const already = ReferenceTraining.start({ ...ORIGIN, stop: { steps: 1000, loss: 1 } });
    expect(already.end).toEqual({ reason: "loss", step: 0, message: null });
    expect(already.advance(1)).toBe(0);
  });

  test("EN-14 an event that lowers the stop ends the run at that step", () => {
    const training = ReferenceTraining.start(ORIGIN);
    training.advance(20);
    training.apply(event(1, 20, { kind: "set-stop", stop: { steps: 5 } }));
    expect(training.end).toEqual({ reason: "steps", step: 20, message: null });
  });

  test("EN-15 divergence ends at the last finite step, names the number and cannot be cleared", () => {
    const settings = networkOf({
      widths: [1, 1],
      activations: ["linear"],
      rows: [[3, 1]],
      learningRate: 1000,
    });
    const training = ReferenceTraining.start(settings);
    const losses: number[] = [];
    training.advance(1000, (loss) => losses.push(loss));
    const { end, step, parameters } = training;
    expect(end?.reason).toBe("diverged");
    expect(end?.step).toBe(step);
    expect(end?.message).toBe(`the loss became infinite at step ${step + 1}`);
    expect(losses).toHaveLength(step);
    expect([...losses, ...parameters].every(Number.isFinite)).toBe(true);
    expect(fingerprint(parameters)).toBe(bitsAt(settings, step));
    expect(training.loss).toBe(losses.at(-1));
    training.apply(event(1, step, { kind: "set-stop", stop: { steps: 5000 } }));
    training.apply(event(2, step, { kind: "set-learning-rate", value: 1e-6 }));
    expect(training.end?.reason).toBe("diverged");
    expect(training.advance(1)).toBe(0);
  });

  test.each([
    ["W1[1][2] became infinite", [[1e150, 1e15]], [[0, 0]], [[0], [1e150]]],
    ["W1[1][2] became not a number", [[0, 1e15]], [[0, 0]], [[0], [1e300]]],
    ["W2[2][1] became infinite", [[1e300, 1e15]], [[0, 1]], [[0], [0]]],
    [
      "b1[2] became infinite",
      [
        [0, 1e15],
        [0, 1e15],
      ],
      [[0, 0]],
      [[0], [1e293]],
    ],
  ])("EN-15 %s is found by name, counted as on screen", (what, rows, w1, w2) => {
    const settings = networkOf({
      widths: [1, 2, 1],
      activations: ["linear", "linear"],
      rows,
      bias: true,
      learningRate: 1,
    });
    const initial = { scheme: "given", weights: [w1, w2], biases: [[0, 0], [0]] } as const;
    const training = ReferenceTraining.start({ ...settings, initial });
    const before = fingerprint(training.parameters);
    expect(training.advance(100)).toBe(0);
    expect(training.end).toEqual({ reason: "diverged", step: 0, message: `${what} at step 1` });
    expect(fingerprint(training.parameters)).toBe(before);
  });

  test("EN-15 a run whose first loss is infinite has diverged at step 0", () => {
    const settings = networkOf({ widths: [1, 1], activations: ["linear"], rows: [[1e200, 0]] });
    const training = ReferenceTraining.start(settings);
    expect(training.end).toEqual({
      reason: "diverged",
      step: 0,
      message: "the loss became infinite at step 0",
    });
    expect(training.advance(1)).toBe(0);
  });
});

describe("events", () => {
  const EVENTS = [
    event(1, 0, { kind: "set-learning-rate", value: 2 }),
    event(2, 40, { kind: "set-stop", stop: { steps: 90 } }),
    event(3, 40, { kind: "set-learning-rate", value: 0.5 }),
    event(4, 90, { kind: "set-stop", stop: { steps: 400, loss: 0 } }),
  ] as const;

  test("EN-16 a learning rate takes effect with the next update, not before", () => {
    const training = ReferenceTraining.start(ORIGIN);
    training.advance(5);
    const loss = training.loss;
    training.apply(event(1, 5, { kind: "set-learning-rate", value: 3 }));
    expect([training.loss, training.learningRate, training.seq]).toEqual([loss, 3, 1]);
    expect(fingerprint(training.parameters)).toBe(bitsAt(ORIGIN, 5));
    training.advance(1);
    expect(fingerprint(training.parameters)).not.toBe(bitsAt(ORIGIN, 6));
  });

  test("EN-16 an event of another step or out of order is refused", () => {
    const training = ReferenceTraining.start(ORIGIN);
    const change = { kind: "set-learning-rate", value: 2 } as const;
    expect(() => training.apply(event(1, 1, change))).toThrow(RangeError);
    expect(() => training.apply(event(2, 0, change))).toThrow(RangeError);
    training.apply(event(1, 0, change));
    expect(() => training.apply(event(1, 0, change))).toThrow(RangeError);
  });

  test("EN-17 the state at a step is after all events up to it, from the start or any keyframe", () => {
    const live = ReferenceTraining.start(ORIGIN);
    const bits = new Map<number, string>();
    const keyframes = [live.keyframe()];
    for (let step = 0; step <= 200; step++) {
      live.advance(step - live.step);
      // Before, between and after the events of a step: a keyframe may hold any number of them.
      keyframes.push(live.keyframe());
      for (const next of EVENTS.filter((known) => known.step === step)) {
        live.apply(next);
        keyframes.push(live.keyframe());
      }
      bits.set(step, `${fingerprint(live.parameters)} ${live.learningRate} ${live.seq}`);
    }
    fc.assert(
      fc.property(fc.nat(200), fc.nat(keyframes.length), (step, k) => {
        const from = keyframes[k];
        const usable = from !== undefined && from.step <= step ? from : undefined;
        const found = trainingAt(ORIGIN, EVENTS, step, usable);
        expect(found.step).toBe(step);
        expect(`${fingerprint(found.parameters)} ${found.learningRate} ${found.seq}`).toBe(
          bits.get(step),
        );
      }),
    );
  });

  test("EN-17 a step that the run never reaches is refused", () => {
    const settings = { ...ORIGIN, stop: { steps: 10 } };
    expect(() => trainingAt(settings, [], 11)).toThrow(RangeError);
    const late = trainingAt(settings, [], 10).keyframe();
    expect(() => trainingAt(settings, [], 9, late)).toThrow(RangeError);
  });
});
