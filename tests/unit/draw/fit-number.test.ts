import { expect, test } from "vitest";
import { fitNumber } from "#client/draw/fit-number.ts";

test("UI-8 a number in a unit stays inside its circle, with fewer digits where it must", () => {
  expect(fitNumber(0.623, 21, "en")).toEqual({ text: "0.623", sizePx: 11 });
  expect(fitNumber(-0.5, 14, "en")?.text).toBe("−0.50");
  expect(fitNumber(-1.4e49, 21, "en")?.text).toBe("−1.4e49");
  expect(fitNumber(-1.4e-103, 14, "en")).toBeNull();
  for (const radius of [12, 15, 21]) {
    for (const value of [0, 1, -1, 0.123456, -123.456, 1e15, -1e-12]) {
      const fitted = fitNumber(value, radius, "en");
      const widthPx = (fitted?.text.length ?? 0) * (fitted?.sizePx ?? 0) * 0.6;
      expect(widthPx).toBeLessThan(2 * radius);
    }
  }
});
