import { describe, expect, test } from "vitest";
import { loadDataset } from "#engine/data/load-dataset.ts";
import { metricsOf } from "#engine/metrics.ts";
import { networkLayers, weightsOf } from "#engine/network.ts";
import { predict } from "#engine/reference/predict.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESET_IDS, PRESETS } from "#protocol/presets.ts";
import { roomFault } from "#protocol/room-fault.ts";
import { parseSettings } from "#protocol/settings.ts";

/** The run of these settings after all its steps. */
async function trained(settings: TrainingSettings) {
  const dataset = await loadDataset(settings);
  const training = referenceEngine.start(settings, dataset);
  training.advance(settings.stop.steps);
  const accuracyOn = (part: "train" | "test") => {
    const rows = dataset[part];
    if (rows === null) {
      return null;
    }
    const { parameters } = training;
    const outputs = predict(settings, rows, parameters);
    return metricsOf(settings, dataset, part, { parameters, outputs, loss: 0 })?.accuracy ?? null;
  };
  return { training, train: accuracyOn("train"), test: accuracyOn("test") };
}

describe("documents to begin with", () => {
  test.each(PRESET_IDS)("PS-1 %s parses to itself and fits a room", (id) => {
    expect(parseSettings(JSON.parse(JSON.stringify(PRESETS[id])))).toEqual({
      ok: true,
      value: PRESETS[id],
    });
    expect(roomFault(PRESETS[id])).toBeNull();
  });

  test.each([
    ["trask", 1, null],
    ["playground", 1, 0.99],
    ["spiral", 0.99, 0.99],
    ["iris", 0.97, 0.95],
    ["digits", 0.99, 0.97],
  ] as const)(
    "PS-2 %s learns: %d of its training rows, %d of its test rows",
    async (id, least, leastTest) => {
      const { training, train, test: tested } = await trained(PRESETS[id]);
      expect(training.end?.reason).toBe("steps");
      expect(train).toBeGreaterThanOrEqual(least);
      if (leastTest === null) {
        expect(tested).toBeNull();
      } else {
        expect(tested).toBeGreaterThanOrEqual(leastTest);
      }
    },
  );

  test("PS-3 saturated sigmoids hardly move and stay wrong", async () => {
    const settings = PRESETS["saturated-sigmoids"];
    const before = referenceEngine.start(settings, await loadDataset(settings)).parameters.slice();
    const { training, train } = await trained(settings);
    const moved = training.parameters.map((value, i) => Math.abs(value - (before[i] ?? 0)));
    // The slope is not 0 to the last bit: it is there, and too small to use.
    expect(Math.max(...moved)).toBeGreaterThan(0);
    expect(Math.max(...moved)).toBeLessThan(1e-4);
    expect(training.loss).toBeGreaterThan(0.999);
    expect(train).toBe(0.5);
  });

  test("PS-4 weights of 0 move, and stay equal to the bit from unit to unit", async () => {
    const settings = PRESETS["all-zeros"];
    const training = referenceEngine.start(settings, await loadDataset(settings));
    const first = training.loss;
    const [hidden, output] = networkLayers(settings);
    if (hidden === undefined || output === undefined) {
      throw new RangeError("the preset has no hidden layer");
    }
    const { data: w1 } = weightsOf(hidden, training.parameters);
    const { data: w2 } = weightsOf(output, training.parameters);
    for (const steps of [1, 1, 98, 900, 4000]) {
      training.advance(steps);
      for (let i = 0; i < w1.length; i++) {
        expect(w1[i]).toBe(w1[i - (i % 4)]);
      }
      expect([...new Set(w2)]).toHaveLength(1);
    }
    expect(w1.every((weight) => weight !== 0)).toBe(true);
    expect(training.loss).toBeLessThan(first * 0.7);
    // One unit's worth: with weights that differ the same four units answer every row.
    expect(training.loss).toBeGreaterThan(0.3);
    const different = await trained({ ...settings, initial: ORIGIN.initial });
    expect(different.training.loss).toBeLessThan(0.01);
  });
});
