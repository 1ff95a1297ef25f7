import { expect, test } from "vitest";
import { networkLayers, parameterIndex } from "#engine/network.ts";
import { predict } from "#engine/reference/predict.ts";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { OptimizerSettings, TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { bitsOf, datasetFor, startOf } from "#tests/unit/engine/networks.ts";

function event(seq: number, step: number, change: RunChange): EngineEvent {
  return { seq, step, change };
}

const MOMENTUM: OptimizerSettings = { kind: "momentum", learningRate: 0.5, momentum: 0.9 };

/** Every change but that of the stop, and settings with which it shows in the next step. */
const CHANGES: readonly (readonly [Partial<TrainingSettings>, RunChange])[] = [
  [{}, { kind: "set-learning-rate", value: 3 }],
  [{ optimizer: MOMENTUM }, { kind: "set-momentum", value: 0.1 }],
  [{}, { kind: "set-regularization", regularization: { kind: "l2", rate: 0.1 } }],
  [{}, { kind: "set-batch", batch: { size: 2, seed: 1 } }],
  [{ batch: { size: 2, seed: 1 } }, { kind: "set-batch", batch: { size: 3, seed: 1 } }],
  [{ batch: { size: 2, seed: 1 } }, { kind: "set-batch", batch: "full" }],
  [{}, { kind: "set-update-rule", updateRule: { layer: 2, rule: "delta-only" } }],
  [
    { updateRule: { layer: 2, rule: "delta-only" } },
    { kind: "set-update-rule", updateRule: "gradient" },
  ],
];

/** EN-16, EN-31, EN-21: what may change in a run. */
export function eventSuite(engine: Engine): void {
  test.each(CHANGES)(
    "EN-16 with %o, %o takes effect with the next update, not before",
    (more, change) => {
      const settings = { ...ORIGIN, ...more };
      const training = startOf(engine, settings);
      training.advance(5);
      const { loss } = training;
      const before = training.parameters.slice();
      training.apply(event(1, 5, change));
      expect(training.loss).toBe(loss);
      expect(training.parameters).toEqual(before);
      training.advance(1);
      const unchanged = startOf(engine, settings);
      unchanged.advance(6);
      expect(training.parameters).not.toEqual(unchanged.parameters);
      expect([training.seq, training.step]).toEqual([1, 6]);
    },
  );

  test("EN-16 after an event a run is the one that was always so", () => {
    const settings = { ...ORIGIN, optimizer: MOMENTUM };
    const changed = startOf(engine, settings);
    const changes: RunChange[] = [
      { kind: "set-learning-rate", value: 0.25 },
      { kind: "set-momentum", value: 0.5 },
      { kind: "set-regularization", regularization: { kind: "l1", rate: 0.01 } },
      { kind: "set-batch", batch: { size: 3, seed: 7 } },
      { kind: "set-stop", stop: { steps: 40, loss: 0.001 } },
    ];
    for (const [i, change] of changes.entries()) {
      changed.apply(event(i + 1, 0, change));
    }
    const always = startOf(engine, {
      ...settings,
      optimizer: { kind: "momentum", learningRate: 0.25, momentum: 0.5 },
      regularization: { kind: "l1", rate: 0.01 },
      batch: { size: 3, seed: 7 },
      stop: { steps: 40, loss: 0.001 },
    });
    changed.advance(50);
    always.advance(50);
    expect({ ...JSON.parse(bitsOf(changed)), seq: 0 }).toEqual(JSON.parse(bitsOf(always)));
  });

  test("EN-16 an event of another step or out of order is refused", () => {
    const training = startOf(engine, ORIGIN);
    const change = { kind: "set-learning-rate", value: 2 } as const;
    expect(() => training.apply(event(1, 1, change))).toThrow(RangeError);
    expect(() => training.apply(event(2, 0, change))).toThrow(RangeError);
    training.apply(event(1, 0, change));
    expect(() => training.apply(event(1, 0, change))).toThrow(RangeError);
  });

  test.each<[string, RunChange]>([
    ["a momentum without one", { kind: "set-momentum", value: 0.5 }],
    ["a batch of 5 of 4 rows", { kind: "set-batch", batch: { size: 5, seed: 1 } }],
    ["an empty batch", { kind: "set-batch", batch: { size: 0, seed: 1 } }],
    ["half a row", { kind: "set-batch", batch: { size: 1.5, seed: 1 } }],
    ["a seed below 0", { kind: "set-batch", batch: { size: 2, seed: -1 } }],
    [
      "a rule that does not fit W",
      { kind: "set-update-rule", updateRule: { layer: 1, rule: "delta-only" } },
    ],
    [
      "a rule of no layer",
      { kind: "set-update-rule", updateRule: { layer: 3, rule: "delta-only" } },
    ],
    ["a weight beside W", { kind: "set-parameter", parameter: "W1[4][1]", value: 1 }],
    ["a bias without biases", { kind: "set-parameter", parameter: "b1[1]", value: 1 }],
    ["no name", { kind: "set-parameter", parameter: "W1", value: 1 }],
    ["an infinite weight", { kind: "set-parameter", parameter: "W1[1][1]", value: 1 / 0 }],
    ["a rate that is none", { kind: "set-learning-rate", value: Number.NaN }],
    [
      "a penalty that is none",
      { kind: "set-regularization", regularization: { kind: "l1", rate: Number.NaN } },
    ],
    ["an endless run", { kind: "set-stop", stop: { steps: Number.POSITIVE_INFINITY } }],
  ])("EN-31 %s does not fit the run, and nothing changes", (_, change) => {
    const training = startOf(engine, ORIGIN);
    training.advance(3);
    const before = bitsOf(training);
    expect(() => training.apply(event(1, 3, change))).toThrow(RangeError);
    expect(bitsOf(training)).toBe(before);
    training.apply(event(1, 3, { kind: "set-learning-rate", value: 2 }));
    expect(training.seq).toBe(1);
  });

  test("EN-31 a rule and batches that do not fit each other are refused, whichever comes later", () => {
    const rule = { kind: "set-update-rule", updateRule: { layer: 2, rule: "delta-only" } } as const;
    const batch = { kind: "set-batch", batch: { size: 2, seed: 1 } } as const;
    const ruled = startOf(engine, ORIGIN);
    ruled.apply(event(1, 0, rule));
    expect(() => ruled.apply(event(2, 0, batch))).toThrow(RangeError);
    const batched = startOf(engine, ORIGIN);
    batched.apply(event(1, 0, batch));
    expect(() => batched.apply(event(2, 0, rule))).toThrow(RangeError);
    // A batch that is all rows fits; its remainder is none.
    ruled.apply(event(2, 0, { kind: "set-batch", batch: { size: 4, seed: 1 } }));
    expect(ruled.advance(3)).toBe(3);
  });

  test("EN-21 a weight by hand answers at once and leaves the optimiser's state alone", () => {
    const settings: TrainingSettings = {
      ...ORIGIN,
      bias: true,
      optimizer: { kind: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    };
    const dataset = datasetFor(settings);
    const layers = networkLayers(settings);
    const training = engine.start(settings, dataset);
    training.advance(7);
    const { optimizerState } = training.keyframe();
    const names = ["W1[3][4]", "b1[2]", "W2[4][1]", "b2[1]"];
    for (const [i, parameter] of names.entries()) {
      const expected = training.parameters.slice();
      expected[parameterIndex(layers, parameter) ?? -1] = 0.125 * (i + 1);
      const { loss } = training;
      training.apply(event(i + 1, 7, { kind: "set-parameter", parameter, value: 0.125 * (i + 1) }));
      expect(training.parameters).toEqual(expected);
      expect(training.loss).not.toBe(loss);
      const outputs = predict(settings, dataset.train, expected).data;
      const squares = [...outputs].reduce(
        (sum, a, row) => sum + (a - (dataset.train.targets.data[row] ?? 0)) ** 2,
        0,
      );
      expect(training.loss).toBe(0.5 * squares);
      expect(training.stepLoss).toBe(training.loss);
    }
    expect(training.keyframe().optimizerState).toEqual(optimizerState);
  });
}
