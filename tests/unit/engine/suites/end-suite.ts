import fc from "fast-check";
import { expect, test } from "vitest";
import { Mt19937 } from "#engine/random/mt19937.ts";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { bitsOf, datasetFor, networkOf, startOf } from "#tests/unit/engine/networks.ts";
import { anySettings } from "#tests/unit/engine/suites/any-settings.ts";

function event(seq: number, step: number, change: RunChange): EngineEvent {
  return { seq, step, change };
}

/** One weight whose rate is far too large: w alternates and grows until the loss overflows. */
const GROWING = networkOf({
  widths: [1, 1],
  activations: ["linear"],
  rows: [[3, 1]],
  learningRate: 1000,
});

/** EN-14, EN-15: when a run ends, why, and what is left of it. */
export function endSuite(engine: Engine): void {
  test("EN-14 a run ends at stop.steps, and raising the stop lets it go on with the same bits", () => {
    const training = startOf(engine, { ...ORIGIN, stop: { steps: 10 } });
    expect(training.advance(50)).toBe(10);
    expect(training.end).toEqual({ reason: "steps", step: 10, message: null });
    expect(training.advance(1)).toBe(0);
    training.apply(event(1, 10, { kind: "set-stop", stop: { steps: 25 } }));
    expect(training.end).toBeNull();
    expect(training.advance(50)).toBe(15);
    const uninterrupted = startOf(engine, ORIGIN);
    uninterrupted.advance(25);
    expect(training.parameters).toEqual(uninterrupted.parameters);
  });

  test("EN-14 a run ends at the first step whose loss is at most stop.loss, step 0 included", () => {
    const losses = [startOf(engine, ORIGIN).loss];
    startOf(engine, ORIGIN).advance(1000, (loss) => losses.push(loss));
    const first = losses.findIndex((loss) => loss <= 0.3);
    expect(first).toBeGreaterThan(1);
    const training = startOf(engine, { ...ORIGIN, stop: { steps: 1000, loss: 0.3 } });
    training.advance(1000);
    expect(training.end).toEqual({ reason: "loss", step: first, message: null });
    expect(training.loss).toBe(losses[first]);

    const already = startOf(engine, { ...ORIGIN, stop: { steps: 1000, loss: 1 } });
    expect(already.end).toEqual({ reason: "loss", step: 0, message: null });
    expect(already.advance(1)).toBe(0);
  });

  test("EN-14 with mini-batches the loss over all rows is tested where an epoch ends, only", () => {
    const settings: TrainingSettings = { ...ORIGIN, batch: { size: 3, seed: 5 } };
    const training = startOf(engine, settings);
    const losses: number[] = [];
    for (let step = 0; step <= 600; step++) {
      losses.push(training.loss);
      training.advance(1);
    }
    // An epoch is a batch of three rows and one of one row. The threshold is reached in the
    // middle of an epoch first, so that a test at every step would end the run too early.
    const epochEnds = losses.filter((_, step) => step % 2 === 0);
    const dips = losses.flatMap((loss, step) =>
      step % 2 === 1 && losses.slice(0, step).every((before) => before > loss) ? [loss] : [],
    );
    const threshold = dips.find((loss) => epochEnds.some((end) => end <= loss));
    if (threshold === undefined) {
      throw new Error("no loss of this run is reached inside an epoch first");
    }
    const expected = losses.findIndex((loss, step) => step % 2 === 0 && loss <= threshold);
    expect(losses.findIndex((loss) => loss <= threshold)).toBeLessThan(expected);
    const stopping = startOf(engine, { ...settings, stop: { steps: 1000, loss: threshold } });
    expect(stopping.advance(1000)).toBe(expected);
    expect(stopping.end).toEqual({ reason: "loss", step: expected, message: null });
  });

  test("EN-14 an event that lowers the stop ends the run at that step", () => {
    const training = startOf(engine, ORIGIN);
    training.advance(20);
    training.apply(event(1, 20, { kind: "set-stop", stop: { steps: 5 } }));
    expect(training.end).toEqual({ reason: "steps", step: 20, message: null });
    training.apply(event(2, 20, { kind: "set-stop", stop: { steps: 500, loss: training.loss } }));
    expect(training.end).toEqual({ reason: "loss", step: 20, message: null });
  });

  test("EN-15 divergence ends at the last finite step, names the number and cannot be cleared", () => {
    const training = startOf(engine, GROWING);
    const losses: number[] = [];
    training.advance(1000, (loss) => losses.push(loss));
    const { end, step, parameters } = training;
    expect(end?.reason).toBe("diverged");
    expect(end?.step).toBe(step);
    expect(end?.message).toBe(`the loss became infinite at step ${step + 1}`);
    expect(losses).toHaveLength(step);
    expect([...losses, ...parameters].every(Number.isFinite)).toBe(true);
    expect(training.loss).toBe(losses.at(-1));
    training.apply(event(1, step, { kind: "set-stop", stop: { steps: 5000 } }));
    training.apply(event(2, step, { kind: "set-learning-rate", value: 1e-6 }));
    expect(training.end?.reason).toBe("diverged");
    expect(training.advance(1)).toBe(0);
  });

  test("EN-15 what is left of a diverged run is its last finite state, with optimiser and batches", () => {
    let diverged = 0;
    fc.assert(
      fc.property(anySettings, fc.constantFrom(1e3, 1e150, 1e300), (settings, learningRate) => {
        const wild = { ...settings, optimizer: { ...settings.optimizer, learningRate } };
        const training = startOf(engine, wild);
        training.advance(60);
        if (training.end?.reason !== "diverged" || training.step === 0) {
          return;
        }
        diverged += 1;
        expect(training.end.message).toMatch(
          new RegExp(
            `^(the loss|W\\d\\[\\d\\]\\[\\d\\]|b\\d\\[\\d\\]) became (infinite|not a number) at step ${training.step + 1}$`,
          ),
        );
        const before = startOf(engine, { ...wild, stop: { steps: 60 } });
        before.advance(training.step);
        const withoutEnd = (bits: string) => ({ ...JSON.parse(bits), end: null });
        const state = withoutEnd(bitsOf(training));
        const expected = withoutEnd(bitsOf(before));
        expect({ ...state, hyperParameters: null }).toEqual({ ...expected, hyperParameters: null });
      }),
      { numRuns: 600 },
    );
    expect(diverged).toBeGreaterThan(20);
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
      more: { initial: { scheme: "given", weights: [w1, w2], biases: [[0, 0], [0]] } },
    });
    const training = startOf(engine, settings);
    const before = training.parameters.slice();
    expect(training.advance(100)).toBe(0);
    expect(training.end).toEqual({ reason: "diverged", step: 0, message: `${what} at step 1` });
    expect(training.parameters).toEqual(before);
  });

  test.each([0, 1, 2])(
    "EN-15 a batch that overflows, number %d of its epoch, ends the run before it is trained with",
    (place) => {
      const order = Mt19937.fromSeed(3).permutation(3);
      const training = startOf(
        engine,
        networkOf({
          widths: [1, 1],
          activations: ["linear"],
          rows: [0, 1, 2].map((row) => [row === order[place] ? 1e200 : 1, 0]),
          more: { batch: { size: 1, seed: 3 } },
        }),
      );
      const last = Math.max(0, place - 1);
      expect(training.advance(100)).toBe(last);
      expect(training.end?.message).toBe(`the loss became infinite at step ${place}`);
      expect([training.step, training.keyframe().batches?.position]).toEqual([last, last]);
    },
  );

  test("EN-15 a run whose first loss is infinite has diverged at step 0", () => {
    const settings = networkOf({ widths: [1, 1], activations: ["linear"], rows: [[1e200, 0]] });
    const training = startOf(engine, settings);
    const end = {
      reason: "diverged",
      step: 0,
      message: "the loss became infinite at step 0",
    };
    expect(training.end).toEqual(end);
    expect(training.advance(1)).toBe(0);
    const restarted = engine.restore(settings, datasetFor(settings), training.keyframe());
    expect(restarted.end).toEqual(end);
  });

  test("EN-15 a weight by hand that makes the loss infinite ends the run; another one clears that", () => {
    const training = startOf(engine, GROWING);
    const set = (value: number) =>
      ({ kind: "set-parameter", parameter: "W1[1][1]", value }) as const;
    training.apply(event(1, 0, set(1e300)));
    expect(training.end?.message).toBe("the loss became infinite at step 0");
    training.apply(event(2, 0, set(0.5)));
    expect(training.end).toBeNull();
    expect(training.advance(1)).toBe(1);
  });
}
