import fc from "fast-check";
import { expect, test } from "vitest";
import { curvePoints, lossRange } from "#client/draw/curve-points.ts";
import { LossSeries } from "#engine/loss-series.ts";

function seriesOf(losses: readonly number[], limit?: number): LossSeries {
  const series = LossSeries.empty(limit);
  for (const loss of losses) {
    series.push(loss);
  }
  return series;
}

test("UI-7 a drawn curve keeps its first and last step and every peak, however few its points", () => {
  const losses = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), {
    minLength: 1,
    maxLength: 500,
  });
  fc.assert(
    fc.property(losses, fc.integer({ min: 2, max: 50 }), (values, most) => {
      const points = curvePoints(seriesOf(values, 64), most);
      expect(points.length).toBeLessThanOrEqual(most);
      expect(points[0]?.fromStep).toBe(0);
      expect(points.at(-1)?.toStep).toBe(values.length - 1);
      expect(points.at(-1)?.last).toBe(values.at(-1));
      expect(Math.max(...points.map((point) => point.max))).toBe(Math.max(...values));
      expect(Math.min(...points.map((point) => point.min))).toBe(Math.min(...values));
    }),
  );
});

test("UI-7 the range of a curve leaves zero out for the logarithm and infinity for both", () => {
  expect(lossRange(curvePoints(seriesOf([0, 0.5, 2]), 10))).toEqual({ min: 0.5, max: 2 });
  expect(lossRange(curvePoints(seriesOf([1, Number.POSITIVE_INFINITY]), 10))).toEqual({
    min: 1,
    max: 1,
  });
  expect(lossRange([])).toBeNull();
});
