import { describe, expect, test } from "vitest";
import { multiplierOf, slopeOf, WeightProbe } from "#client/views/learn/nudge.ts";
import { ASKED_LINES, ORIGIN_CODE } from "#client/views/learn/origin-code.ts";
import { curvePath, placeIn, slopePlot } from "#client/views/learn/slope-plot.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { hasNumpy, runInNumpy } from "#tests/support/numpy.ts";
import { modelAt } from "#tests/unit/maths/model-support.ts";

const isNumpyHere = hasNumpy();
const loudly = isNumpyHere ? "" : " (NOT CHECKED: there is no python3 with numpy here)";

test(`MP-60 the code of the story is the training of the page, to nine digits${loudly}`, () => {
  expect([...ASKED_LINES].map((line) => ORIGIN_CODE[line]?.trim())).toEqual([
    "W2 += a1.T @ delta2",
    "W1 += X.T @ delta1",
  ]);
  if (!isNumpyHere) {
    return;
  }
  const script = [...ORIGIN_CODE, 'print("W1 =", W1.tolist())', 'print("W2 =", W2.tolist())'];
  const [printed] = runInNumpy([script.join("\n")]);
  // The run stops at step 1000: the iteration there is the one that would come next.
  const [first, second] = modelAt(ORIGIN, 1_000).explanation.layers;
  for (const [name, layer] of [
    ["W1", first],
    ["W2", second],
  ] as const) {
    const theirs = [printed?.get(name)].flat(2).map(Number);
    const ours = Array.from(layer?.weights.data ?? []);
    expect(theirs).toHaveLength(ours.length);
    for (const [i, weight] of ours.entries()) {
      expect(Math.abs((theirs[i] ?? 0) - weight)).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(weight)),
      );
    }
  }
});

describe.each([0, 1, 412])("one weight by hand, at step %i", (step) => {
  const model = modelAt(ORIGIN, step);
  const places = [0, 1, 2, 3].map((row) => ({ layer: 2, row, col: 0 }));

  test("MP-61 C with the weight as it is is C, and its slope there is the gradient", () => {
    for (const place of places) {
      const probe = new WeightProbe(model, place);
      expect(probe.costWith(probe.value)).toBe(model.explanation.loss);
      const h = 1e-5;
      const measured =
        (probe.costWith(probe.value + h) - probe.costWith(probe.value - h)) / (2 * h);
      expect(measured).toBeCloseTo(slopeOf(model, place), 9);
    }
  });

  test("MP-61 z moves by the nudge times what the weight is multiplied by", () => {
    for (const place of places) {
      const probe = new WeightProbe(model, place);
      for (const sample of [0, 1, 2, 3]) {
        const moved =
          probe.sumWith(probe.value + 0.01, sample) - probe.sumWith(probe.value, sample);
        expect(moved).toBeCloseTo(0.01 * multiplierOf(model, place, sample), 12);
      }
    }
  });

  test("MP-62 the curve goes through the run's own place and stays in its box", () => {
    const probe = new WeightProbe(model, places[0] ?? { layer: 2, row: 0, col: 0 });
    const plot = slopePlot(probe.value, (value) => probe.costWith(value));
    expect(plot.points).toContainEqual({ value: probe.value, cost: model.explanation.loss });
    const place = placeIn(plot, 320, 150);
    for (const { value, cost } of plot.points) {
      const [x, y] = place(value, cost);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(320);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(150);
    }
  });
});

test("MP-61 a weight that there is not is refused", () => {
  const model = modelAt(ORIGIN, 0);
  expect(() => new WeightProbe(model, { layer: 3, row: 0, col: 0 })).toThrow(RangeError);
  expect(() => new WeightProbe(model, { layer: 2, row: 4, col: 0 })).toThrow(RangeError);
});

test("MP-62 places where C is not finite are left out of the curve", () => {
  const plot = slopePlot(0, (value) => (value > 1 ? Number.POSITIVE_INFINITY : value * value));
  expect(curvePath(plot, 100, 50)).not.toMatch(/NaN|Infinity/);
});
