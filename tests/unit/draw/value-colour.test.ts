import fc from "fast-check";
import { expect, test } from "vitest";
import { fullColourValue, lineWidthOf, signOf, tintOf } from "#client/draw/value-colour.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });

test("UI-5 a value and its negative have the same strength and opposite signs", () => {
  fc.assert(
    fc.property(finite, (value) => {
      expect(tintOf(value, 2)).toBe(tintOf(-value, 2));
      expect(signOf(value) === signOf(-value)).toBe(value === 0);
    }),
  );
});

test("UI-5 the full colour is the next of 1, 2, 5 at or above the largest value", () => {
  expect(fullColourValue([0.3, -0.72])).toBe(1);
  expect(fullColourValue([3.6])).toBe(5);
  expect(fullColourValue([-12, Number.NaN, Number.POSITIVE_INFINITY])).toBe(20);
  expect(fullColourValue([])).toBe(1);
});

test("UI-5 zero has no colour, everything else some, nothing more than all", () => {
  expect(tintOf(0, 1)).toBe(0);
  expect(tintOf(1e-9, 1)).toBeGreaterThan(0);
  expect(tintOf(50, 1)).toBe(1);
  expect(lineWidthOf(50, 1, 6)).toBe(6);
});
