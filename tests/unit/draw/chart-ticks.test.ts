import fc from "fast-check";
import { expect, test } from "vitest";
import { axisScale } from "#client/draw/chart-scale.ts";
import { chartTicks, fittedDomain, tickText } from "#client/draw/chart-ticks.ts";

test("UI-61 a zoomed axis fits its values with some air, linear and logarithmic", () => {
  const [bottom, top] = fittedDomain("linear", 0.2, 0.3);
  expect(bottom).toBeCloseTo(0.192, 9);
  expect(top).toBeCloseTo(0.308, 9);
  const [low, high] = fittedDomain("log", 0.01, 0.1);
  expect(low).toBeCloseTo(10 ** -2.08, 9);
  expect(high).toBeCloseTo(10 ** -0.92, 9);
});

test("UI-61 ticks stand inside the axis, ascending, at least two, each with a text of its own", () => {
  const value = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  const ratio = fc.double({ min: 1.0001, max: 1e8, noNaN: true });
  fc.assert(
    fc.property(value, ratio, fc.constantFrom("linear", "log"), (min, times, kind) => {
      const scale = axisScale(kind, fittedDomain(kind, min, min * times), [200, 0]);
      const ticks = chartTicks(scale, 4);
      const [bottom, top] = scale.domain;
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(12);
      for (const [i, tick] of ticks.entries()) {
        expect(tick).toBeGreaterThanOrEqual(bottom - Math.abs(bottom) * 1e-9);
        expect(tick).toBeLessThanOrEqual(top + Math.abs(top) * 1e-9);
        expect(tick).toBeGreaterThan(ticks[i - 1] ?? Number.NEGATIVE_INFINITY);
      }
      const texts = ticks.map((tick) => tickText(tick, ticks, "en"));
      expect(new Set(texts).size).toBe(texts.length);
    }),
    { examples: [[0.000001, 7.896551724137932, "linear"]] },
  );
});

test("UI-61 a logarithmic axis of few decades has 2 and 5 times their powers", () => {
  const ticks = chartTicks(axisScale("log", [0.015, 0.6], [200, 0]), 4);
  expect(ticks).toEqual([0.02, 0.05, 0.1, 0.2, 0.5]);
  expect(ticks.map((tick) => tickText(tick, ticks, "en"))).toEqual([
    "0.02",
    "0.05",
    "0.1",
    "0.2",
    "0.5",
  ]);
});
