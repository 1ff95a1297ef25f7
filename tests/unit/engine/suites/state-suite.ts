import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "#engine/fingerprint.ts";
import { trainingAt } from "#engine/replay.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { bitsOf, datasetFor, networkOf, restored, startOf } from "#tests/unit/engine/networks.ts";
import { anyChange, anySettings } from "#tests/unit/engine/suites/any-settings.ts";

const STEPS = 40;

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

interface RunWithEvents {
  readonly settings: TrainingSettings;
  readonly events: readonly EngineEvent[];
}

/** Settings with up to five events at random steps, several of them perhaps at one step. */
const runWithEvents: fc.Arbitrary<RunWithEvents> = anySettings.chain((settings) => {
  const rowCount = datasetFor(settings).train.inputs.rows;
  return fc
    .array(fc.tuple(fc.nat(STEPS), anyChange(settings, rowCount)), { maxLength: 5 })
    .map((changes) => ({
      settings,
      events: changes
        .toSorted(([a], [b]) => a - b)
        .map(([step, change], i) => ({ seq: i + 1, step, change })),
    }));
});

/** Goes on to a step, applying events as they come; stops where the run ends. */
function play(training: Training, events: readonly EngineEvent[], to: number): void {
  for (const event of events) {
    if (event.seq > training.seq && event.step <= to) {
      training.advance(event.step - training.step);
      if (training.step === event.step) {
        training.apply(event);
      }
    }
  }
  training.advance(to - training.step);
}

/** EN-12, EN-13, EN-17: a state is a function of settings and events, to the last bit. */
export function stateSuite(engine: Engine): void {
  test("EN-12 a keyframe anywhere, inside an epoch too, goes on with the same bits", () => {
    fc.assert(
      fc.property(runWithEvents, fc.nat(STEPS), ({ settings, events }, at) => {
        const training = startOf(engine, settings);
        play(training, events, at);
        const keyframe = training.keyframe();
        const kept = structuredClone(keyframe);
        const other = restored(engine, settings, keyframe);
        if (training.end?.reason !== "diverged") {
          expect(bitsOf(other)).toBe(bitsOf(training));
        }
        play(training, events, STEPS);
        play(other, events, STEPS);
        if (training.end?.reason !== "diverged") {
          expect(bitsOf(other)).toBe(bitsOf(training));
        }
        expect(keyframe, "a copy that no training writes into").toEqual(kept);
      }),
      { numRuns: 200 },
    );
  });

  test("EN-12 a keyframe of other settings or another engine version is refused", () => {
    const keyframe = startOf(engine, ORIGIN).keyframe();
    const batch = { size: 2, seed: 1 };
    const inBatches = startOf(engine, { ...ORIGIN, batch }).keyframe();
    const { batches } = inBatches;
    if (batches === null) {
      throw new Error("mini-batches without an order");
    }
    const wrong = [
      { ...keyframe, engineVersion: "0" },
      { ...keyframe, parameters: new Float64Array(15) },
      { ...keyframe, optimizerState: new Float64Array(16) },
      { ...keyframe, hyperParameters: { ...keyframe.hyperParameters, momentum: 0.5 } },
      { ...keyframe, batches },
      { ...inBatches, batches: null },
      { ...inBatches, batches: { ...batches, position: 1 } },
      { ...inBatches, batches: { ...batches, position: 4 } },
      { ...inBatches, batches: { ...batches, order: Uint32Array.of(0, 1, 2) } },
      { ...inBatches, batches: { ...batches, order: Uint32Array.of(0, 1, 2, 2) } },
      { ...inBatches, batches: { ...batches, order: Uint32Array.of(0, 1, 2, 4) } },
      {
        ...inBatches,
        batches: { ...batches, generator: { ...batches.generator, position: 625 } },
      },
    ];
    for (const [i, bad] of wrong.entries()) {
      expect(() => restored(engine, ORIGIN, bad), `number ${i}`).toThrow(RangeError);
    }
    expect(restored(engine, ORIGIN, inBatches).keyframe()).toEqual(inBatches);
  });

  test("EN-13 advancing in any slices gives the same bits and the same losses", () => {
    const slices = fc.array(fc.nat(15), { maxLength: 12 });
    fc.assert(
      fc.property(anySettings, slices, (settings, counts) => {
        const whole: number[] = [];
        const training = startOf(engine, settings);
        training.advance(STEPS, (loss) => whole.push(loss));
        const losses: number[] = [];
        const sliced = startOf(engine, settings);
        for (const count of [...counts, STEPS]) {
          const wanted = Math.min(count, STEPS - sliced.step);
          const made = sliced.advance(wanted, (loss) => losses.push(loss));
          expect(made).toBe(sliced.end === null ? wanted : made);
          // Looking at a run changes nothing.
          expect(sliced.loss).toBe(sliced.loss);
          expect(sliced.testLoss).toBe(sliced.testLoss);
        }
        expect(losses).toEqual(whole);
        expect(bitsOf(sliced)).toBe(bitsOf(training));
        expect(losses).toHaveLength(training.step);
        if (losses.length > 0) {
          expect(training.stepLoss).toBe(losses.at(-1));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("EN-13 the bits of Origin and of a deep network are these, on every machine", () => {
    const bitsAfter = (settings: TrainingSettings, steps: number) => {
      const training = startOf(engine, settings);
      expect(training.advance(steps)).toBe(steps);
      return fingerprint(training.parameters);
    };
    expect(bitsAfter(ORIGIN, 1000)).toBe("6fcfc0cf439daca9");
    expect(bitsAfter(DEEP, 1000)).toBe("9258d48aff5ee1da");
  });

  test("EN-17 the state at a step is after all events up to it, from the start or any keyframe", () => {
    fc.assert(
      fc.property(runWithEvents, fc.nat(STEPS), fc.nat(200), ({ settings, events }, step, k) => {
        const dataset = datasetFor(settings);
        const live = engine.start(settings, dataset);
        const keyframes = [live.keyframe()];
        // Before, between and after the events of a step: a keyframe may hold any number of them.
        for (let at = 0; at <= step; at++) {
          live.advance(at - live.step);
          fc.pre(live.step === at);
          keyframes.push(live.keyframe());
          for (const event of events.filter((known) => known.step === at)) {
            live.apply(event);
            keyframes.push(live.keyframe());
          }
        }
        const from = keyframes[k % keyframes.length];
        const found = trainingAt(engine, settings, dataset, events, step, from);
        expect(bitsOf(found)).toBe(bitsOf(live));
      }),
      { numRuns: 150 },
    );
  });

  test("EN-17 a step that the run never reaches is refused", () => {
    const settings = { ...ORIGIN, stop: { steps: 10 } };
    const dataset = datasetFor(settings);
    expect(() => trainingAt(engine, settings, dataset, [], 11)).toThrow(RangeError);
    const late = trainingAt(engine, settings, dataset, [], 10).keyframe();
    expect(() => trainingAt(engine, settings, dataset, [], 9, late)).toThrow(RangeError);
  });
}
