import { expect, test } from "vitest";
import { curvePoints } from "#client/draw/curve-points.ts";
import { bucketAt, curveWindow, exactCurve, lastStepOf } from "#client/draw/curve-window.ts";
import { LossSeries } from "#engine/loss-series.ts";

function seriesOf(count: number, limit: number): LossSeries {
  const series = LossSeries.empty(limit);
  for (let step = 0; step < count; step++) {
    series.push(Math.sin(step) + 1);
  }
  return series;
}

test("UI-7 a part of a curve has all buckets of its window, and one neighbour at each side", () => {
  const series = seriesOf(100, 64);
  const points = curvePoints(curveWindow(series, { from: 20, to: 39 }), 100);
  expect(points[0]?.fromStep).toBe(18);
  expect(points.at(-1)?.toStep).toBe(41);
  expect(curveWindow(series, { from: 0, to: 99 }).bucketCount).toBe(series.bucketCount);
  expect(curveWindow(LossSeries.empty(), { from: 0, to: 9 }).bucketCount).toBe(0);
});

test("UI-7 a step is found in its bucket, and nowhere behind the end", () => {
  const series = seriesOf(99, 64);
  expect(bucketAt(series, 21)).toMatchObject({ fromStep: 20, toStep: 21 });
  expect(bucketAt(series, 100)).toBeNull();
  expect(lastStepOf(series)).toBe(98);
  const exact = exactCurve(40, Float64Array.of(3, 1, 2));
  expect(bucketAt(exact, 41)).toEqual({ fromStep: 41, toStep: 41, min: 1, max: 1, last: 1 });
  expect(bucketAt(exact, 39)).toBeNull();
});

test("UI-7 10,000 points are thinned well within a frame", () => {
  const series = seriesOf(10_000, 10_000);
  const startMs = performance.now();
  for (let i = 0; i < 20; i++) {
    curvePoints(curveWindow(series, { from: 0, to: 9_999 }), 400);
  }
  expect((performance.now() - startMs) / 20).toBeLessThan(8);
});
