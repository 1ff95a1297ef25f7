import { expect, test } from "vitest";
import { rowsOfSteps } from "#client/draw/rows-of-step.ts";
import { dataRow, rowAt, rowCountOf, sampleRows } from "#client/views/moment/data-rows.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";

const IRIS: TrainingSettings = {
  ...PRESETS.iris,
  data: { kind: "bundled", name: "iris", scaling: "none" },
  testShare: 0.3,
  batch: { size: 20, seed: 4 },
};

test("UI-15 every row of the data stands once in the run, in training or in test", () => {
  const whole = datasetNow({ ...IRIS, testShare: 0 });
  const split = datasetNow(IRIS);
  const rows = Array.from({ length: rowCountOf(split) }, (_, row) => row);
  expect(rows).toHaveLength(150);
  expect(rows.filter((row) => dataRow(split, row).isTest)).toEqual([...split.testRows]);
  for (const row of rows) {
    const { samples, at } = dataRow(split, row);
    expect(rowAt(samples.inputs, at)).toEqual(rowAt(whole.train.inputs, row));
    expect(rowAt(samples.targets, at)).toEqual(rowAt(whole.train.targets, row));
  }
  expect(dataRow(split, 1_000)).toEqual(dataRow(split, 149));
  expect(sampleRows(split, 40, 60).inputs.data).toEqual(
    whole.train.inputs.data.slice(40 * 4, 60 * 4),
  );
});

test("UI-15 what a row's numbers become follows the weights, the rows and the run", () => {
  const evaluator = new RowEvaluator();
  const dataset = datasetNow(ORIGIN);
  const moment = (step: number) => {
    const { parameters, loss } = truthAt(ORIGIN, [], step);
    return {
      settings: ORIGIN,
      dataset,
      step,
      loss,
      testLoss: null,
      parameters,
      isExact: true,
      isFinal: false,
      curve: null,
    };
  };
  const first = evaluator.at(moment(0), 1, 2).outputs.data[0];
  const later = evaluator.at(moment(1000), 1, 2).outputs.data[0];
  expect(first).toBeLessThan(later ?? 0);
  expect(later).toBeGreaterThan(0.8);
  expect(evaluator.at(moment(1000), 0, 4).outputs.data[1]).toBe(later);
});

test("UI-16 a step's loss per row is divided by the rows that its batch has", () => {
  const events: readonly EngineEvent[] = [
    { seq: 1, step: 3, change: { kind: "set-batch", batch: { size: 50, seed: 4 } } },
    { seq: 2, step: 9, change: { kind: "set-batch", batch: "full" } },
    { seq: 3, step: 12, change: { kind: "set-batch", batch: { size: 8, seed: 9 } } },
  ];
  const rowsOfStep = rowsOfSteps({ settings: IRIS, events });
  for (let step = 0; step < 60; step++) {
    const { hyperParameters, batches } = truthAt(IRIS, events, step).keyframe();
    const { batch } = hyperParameters;
    const rows =
      batch === "full" || batches === null
        ? 105
        : Math.min(batch.size, 105 - (batches.position === 105 ? 0 : batches.position));
    expect([step, rowsOfStep(step)]).toEqual([step, rows]);
  }
});
