import { expect, test } from "vitest";
import { rateAbove, rateBelow } from "#client/views/home/rate-ladder.ts";

test("LO-6 a rate goes up and down by 1, 2, 5 of each power of ten, and back to where it was", () => {
  const up = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
  for (const [i, rate] of up.entries()) {
    const above = up[i + 1];
    if (above !== undefined) {
      expect(rateAbove(rate)).toBe(above);
      expect(rateBelow(above)).toBe(rate);
    }
  }
  expect(rateAbove(0.3)).toBe(0.5);
  expect(rateBelow(0.3)).toBe(0.2);
  expect(rateAbove(0.1 + 0.1)).toBe(0.5);
  expect(rateBelow(1.5)).toBe(1);
});
