import { expect } from "@playwright/test";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import { predict } from "#engine/reference/predict.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import type { Shown } from "#tests/support/room-page.ts";

/** The engine's own numbers at a step, named as the page names them. */
function engineNumbers(
  settings: TrainingSettings,
  events: readonly EngineEvent[],
  step: number,
): Shown {
  const training = truthAt(settings, events, step);
  const values: Record<string, number> = {};
  for (const layer of networkLayers(settings)) {
    const { data, cols } = weightsOf(layer, training.parameters);
    for (const [i, value] of data.entries()) {
      values[`weight-${layer.number}-${Math.floor(i / cols) + 1}-${(i % cols) + 1}`] = value;
    }
    for (const [unit, value] of biasesOf(layer, training.parameters).entries()) {
      values[`bias-${layer.number}-${unit + 1}`] = value;
    }
  }
  // Rows have their numbers in the data, whether they are for training or for testing.
  const { train, test, trainRows, testRows } = datasetNow(settings);
  const parts = [
    { samples: train, rows: trainRows },
    { samples: test, rows: testRows },
  ];
  for (const { samples, rows } of parts) {
    if (samples !== null) {
      const { cols, data } = predict(settings, samples, training.parameters);
      for (const [i, value] of data.entries()) {
        values[`output-${(rows[Math.floor(i / cols)] ?? 0) + 1}-${(i % cols) + 1}`] = value;
      }
    }
  }
  return { step, loss: training.loss, values };
}

/** What a page showed is what the engine computes, to the last bit. */
export function expectEngineNumbers(
  seen: Shown,
  settings: TrainingSettings,
  events: readonly EngineEvent[] = [],
): void {
  const expected = engineNumbers(settings, events, seen.step);
  expect(seen.loss).toBe(expected.loss);
  expect(Object.keys(seen.values).length).toBeGreaterThan(0);
  for (const [id, value] of Object.entries(seen.values)) {
    expect(value, `${id} at step ${seen.step}`).toBe(expected.values[id]);
  }
}
