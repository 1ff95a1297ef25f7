import { expect, test } from "vitest";
import type { MetricSample } from "#client/views/loss/samples/metric-sample.ts";
import { MeasuredPoints } from "#client/views/loss/series/measured-points.ts";
import {
  FIRST_CHOICE,
  isChosen,
  seriesOf,
  withPressed,
} from "#client/views/loss/series/series-kinds.ts";
import { seriesLines } from "#client/views/loss/series/series-lines.ts";
import { seriesOverlay } from "#client/views/loss/series/series-overlay.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";

function sampleAt(step: number, accuracy = 0.5): MetricSample {
  return {
    step,
    seq: 0,
    train: { loss: 10 + step, accuracy, r2: null },
    test: { loss: 20 + step, accuracy: accuracy / 2, r2: null },
    penalty: 2,
  };
}

const SOURCE = {
  samples: [sampleAt(0), sampleAt(8), sampleAt(16)],
  measured: [sampleAt(12, 0.9), sampleAt(18, 0.75)],
  seen: [
    { step: 3, train: 1, test: 2 },
    { step: 20, train: 3, test: 4 },
  ],
  units: { train: 10, test: 5 },
};

test("UI-122 a line has the recomputed places, and behind the newest of them what came since", () => {
  const choice = { isTestShown: true, isPenalisedShown: true, right: "accuracy" } as const;
  const lines = Object.fromEntries(
    seriesLines(SOURCE, choice, true).map(({ name, points }) => [
      name,
      points.map(({ step, value }) => [step, value]),
    ]),
  );
  expect(lines["train"]).toEqual([
    [0, 1],
    [8, 1.8],
    [16, 2.6],
    [20, 3],
  ]);
  expect(lines["test"]).toEqual([
    [0, 4],
    [8, 5.6],
    [16, 7.2],
    [20, 4],
  ]);
  expect(lines["penalised"]).toEqual([
    [0, 1.2],
    [8, 2],
    [16, 2.8],
    [18, 3],
  ]);
  expect(lines["right-train"]).toEqual([
    [0, 0.5],
    [8, 0.5],
    [16, 0.5],
    [18, 0.75],
  ]);
  expect(lines["right-test"]?.at(-1)).toEqual([18, 0.375]);
});

test("UI-122 the values under the cursor name their step where it is another one", () => {
  const choice = { ...FIRST_CHOICE, right: "accuracy" } as const;
  const overlay = seriesOverlay({ ...SOURCE, choice, hasBatches: false, isWhole: true });
  expect(overlay.valuesAt(8, 2)?.words).toBe("accuracy 50.0 %  test 25.0 %");
  expect(overlay.valuesAt(9, 2)?.words).toBe("accuracy 50.0 %  test 25.0 % (step 8)");
  expect(overlay.valuesAt(17.8, 2)?.data).toMatchObject({ accuracy: 0.75, at: 18 });
  expect(overlay.valuesAt(40, 2)).toBeNull();
  expect(overlay.seenAt(8, 0)).toEqual({ step: 8, train: null, test: 5.6 });
});

test("UI-123 a run offers the series that it has; the right axis has one at a time", () => {
  const offered = (name: keyof typeof PRESETS, wasPenalised = false) =>
    seriesOf(PRESETS[name], datasetNow(PRESETS[name]), wasPenalised);
  expect(offered("origin")).toEqual(["accuracy"]);
  expect(offered("iris")).toEqual(["test", "penalised", "accuracy", "penalty"]);
  expect(offered("origin", true)).toEqual(["penalised", "accuracy", "penalty"]);
  const accuracy = withPressed(FIRST_CHOICE, "accuracy");
  expect(isChosen(accuracy, "accuracy")).toBe(true);
  const penalty = withPressed(accuracy, "penalty");
  expect([isChosen(penalty, "accuracy"), isChosen(penalty, "penalty")]).toEqual([false, true]);
  expect(withPressed(penalty, "penalty").right).toBeNull();
  expect(withPressed(FIRST_CHOICE, "test").isTestShown).toBe(false);
});

test("UI-122 what is measured is kept by step, in bounded memory, and begins anew further back", () => {
  const measured = new MeasuredPoints();
  for (let step = 0; step < 2_000; step++) {
    measured.add(sampleAt(step));
  }
  expect(measured.points.length).toBeLessThanOrEqual(1_000);
  expect(measured.points.at(-1)?.step).toBe(1_999);
  measured.add(sampleAt(1_900, 0.1));
  expect(measured.points.at(-1)).toEqual(sampleAt(1_900, 0.1));
});
