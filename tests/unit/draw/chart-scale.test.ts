import { expect, test } from "vitest";
import { axisScale, axisTicks, lossDomain } from "#client/draw/chart-scale.ts";

test("UI-6 a place on an axis leads back to its value, linear and logarithmic", () => {
  for (const kind of ["linear", "log"] as const) {
    const scale = axisScale(kind, [0.01, 100], [200, 0]);
    expect(scale.pxFromValue(0.01)).toBeCloseTo(200, 9);
    expect(scale.pxFromValue(100)).toBeCloseTo(0, 9);
    expect(scale.valueFromPx(scale.pxFromValue(7))).toBeCloseTo(7, 9);
  }
});

test("UI-6 a loss axis starts at 0, or at a power of ten, and holds the largest loss", () => {
  expect(lossDomain("linear", 0.01, 0.6559)).toEqual([0, 0.8]);
  expect(lossDomain("log", 0.01007, 0.6559)).toEqual([0.01, 1]);
  expect(lossDomain("log", 0, 10)).toEqual([1e-11, 10]);
  expect(lossDomain("linear", 0, 0)).toEqual([0, 1]);
});

test("UI-6 ticks are round numbers inside the axis", () => {
  expect(axisTicks(axisScale("linear", [0, 0.8], [0, 1]), 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(axisTicks(axisScale("linear", [0, 1000], [0, 1]), 5)).toEqual([
    0, 200, 400, 600, 800, 1000,
  ]);
  expect(axisTicks(axisScale("log", [1e-4, 1], [0, 1]), 5)).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1]);
});
