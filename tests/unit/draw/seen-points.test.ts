import fc from "fast-check";
import { expect, test } from "vitest";
import { SeenPoints } from "#client/draw/seen-points.ts";

const ALL = { from: 0, to: Number.MAX_SAFE_INTEGER };

function point(step: number, test = step / 10) {
  return { step, train: null, test };
}

test("UI-62 seen points are bounded and ascending, in whatever order they come", () => {
  const steps = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(steps, (order) => {
      const seen = new SeenPoints(50);
      for (const step of order) {
        seen.add(point(step));
      }
      const kept = seen.within(ALL);
      expect(kept.length).toBeLessThanOrEqual(50);
      for (const [i, { step, test: value }] of kept.entries()) {
        expect(order).toContain(step);
        expect(value).toBe(step / 10);
        expect(step).toBeGreaterThan(kept[i - 1]?.step ?? -1);
      }
      if (new Set(order).size <= 50) {
        expect(kept.map(({ step }) => step)).toEqual([...new Set(order)].toSorted((a, b) => a - b));
      }
    }),
  );
});

test("UI-62 what a step was seen with last is what it has; a window and the nearest are found", () => {
  const seen = new SeenPoints();
  for (const step of [0, 10, 20, 30]) {
    seen.add(point(step));
  }
  seen.add(point(20, 7));
  expect(seen.within({ from: 10, to: 20 })).toEqual([point(10), point(20, 7)]);
  expect(seen.nearest(18, 5)).toEqual(point(20, 7));
  expect(seen.nearest(15, 4)).toBeNull();
});
