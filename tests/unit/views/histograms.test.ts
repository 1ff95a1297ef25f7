import { expect, test } from "vitest";
import {
  histogramOf,
  SYMLOG_EDGES,
  symlogBin,
  widened,
} from "#client/views/histograms/histogram.ts";
import { type Bin, type BinKind, histogramPlot } from "#client/views/histograms/histogram-plot.ts";
import { lookAtHistograms } from "#client/views/histograms/histogram-sample.ts";
import { networkLayers } from "#engine/network.ts";
import { explainStep } from "#engine/reference/explain.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";

/** Numbers of all sizes and both signs, the same every time. */
const VALUES = Float64Array.from({ length: 500 }, (_, i) =>
  i % 50 === 0 ? 0 : (i % 2 === 0 ? 1 : -1) * 10 ** ((i % 97) / 8 - 9),
);

function countBetween(values: Float64Array, low: number, high: number): number {
  return values.filter((value) => value >= low && value < high).length;
}

test("UI-124 each number is in one bin of each kind, and bins put together lose none", () => {
  const { count, min, max, mean, linear, symlog } = histogramOf(VALUES);
  expect([count, min, max]).toEqual([500, Math.min(...VALUES), Math.max(...VALUES)]);
  expect(mean).toBeCloseTo(VALUES.reduce((sum, value) => sum + value, 0) / 500, 12);
  for (const each of [1, 2, 4, 16]) {
    const { first, counts } = widened(linear, linear.width * each);
    for (const [i, inBin] of counts.entries()) {
      const low = (first + i) * linear.width * each;
      expect(inBin).toBe(countBetween(VALUES, low, low + linear.width * each));
    }
  }
  expect(symlog.counts.reduce((sum, inBin) => sum + inBin, 0)).toBe(500);
  expect(SYMLOG_EDGES.slice(0, 4)).toEqual([1e-7, 2e-7, 5e-7, 1e-6]);
  expect([0, 9e-8, -9e-8, 1e-7, -1e-7, 2e-7, -1e300].map(symlogBin)).toEqual([
    0,
    0,
    0,
    1,
    -1,
    2,
    -SYMLOG_EDGES.length,
  ]);
});

/** As the table says it: towards 0 an edge belongs to the bin that is further out. */
function isIn(value: number, { low, high }: Bin, kind: BinKind): boolean {
  if (kind === "linear" || low >= 0) {
    return value >= low && value < high;
  }
  return high > 0 ? Math.abs(value) < high : value > low && value <= high;
}

test.for(["linear", "symlog"] as const)(
  "UI-125 a picture's histograms share their %s bins, whose edges say what is in them",
  (kind) => {
    const parts = [VALUES, VALUES.map((value) => 3 * value), Float64Array.of(0, 0)];
    const { bins, counts, most } = histogramPlot(parts.map(histogramOf), kind);
    expect(bins.length).toBeLessThanOrEqual(86);
    for (const [i, values] of parts.entries()) {
      const expected = bins.map((bin) => values.filter((value) => isIn(value, bin, kind)).length);
      expect(counts[i]).toEqual(expected);
      expect(expected.reduce((sum, inBin) => sum + inBin, 0)).toBe(values.length);
    }
    expect(most).toBe(Math.max(...counts.flat()));
    expect(histogramPlot([], kind).bins).toEqual([]);
  },
);

test("UI-124 a run's histograms are of its weights, its biases and its true gradient", () => {
  const settings: TrainingSettings = { ...PRESETS.playground, batch: "full" };
  const dataset = datasetNow(settings);
  const training = truthAt(settings, [], 12);
  const sample = lookAtHistograms(settings, dataset)(training);
  expect([sample.step, sample.seq, sample.layers.length]).toEqual([12, 0, 3]);
  const { parameters } = training;
  const steps = explainStep(settings, dataset, training.keyframe());
  for (const [l, layer] of networkLayers(settings).entries()) {
    const weights = parameters.subarray(layer.weightsAt, layer.biasesAt ?? layer.end);
    expect(sample.layers[l]?.weights).toEqual(histogramOf(weights));
    const gradient = steps.layers[l]?.weightGradient.data;
    expect(gradient).toBeDefined();
    expect(sample.layers[l]?.["weight-gradients"]).toEqual(histogramOf(gradient ?? weights));
  }
});
