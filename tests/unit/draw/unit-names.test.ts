import { expect, test } from "vitest";
import { thumbnailPath } from "#client/draw/thumbnail-path.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { ORIGIN } from "#protocol/origin.ts";

test("UI-9 units carry the names of their columns, hidden ones their place", () => {
  expect(unitName(ORIGIN, 0, 2)).toBe("x3");
  expect(unitName(ORIGIN, 1, 0)).toBe("h1");
  expect(unitName(ORIGIN, 2, 0)).toBe("y");
  expect(unitName({ ...ORIGIN, features: ["x1^2", "x1*x2", "sin(x1)"] }, 0, 0)).toBe("x1²");
  expect(unitName({ ...ORIGIN, features: ["x1^2", "x1*x2", "sin(x1)"] }, 0, 1)).toBe("x1·x2");
  expect(unitName({ ...ORIGIN, features: ["x1^2", "x1*x2", "sin(x1)"] }, 0, 2)).toBe("sin x1");
  const hidden = { units: 2, activation: "tanh" } as const;
  const deep = { ...ORIGIN, layers: [hidden, hidden, { units: 1, activation: "linear" } as const] };
  expect(unitName(deep, 2, 1)).toBe("h2.2");
});

test("UI-7 a thumbnail runs from its first loss to its last, high to low", () => {
  expect(thumbnailPath([1, 0.5, 0], 106, 46)).toBe("M3.0 3.0L53.0 23.0L103.0 43.0");
  expect(thumbnailPath([1], 100, 40)).toBe("");
  expect(thumbnailPath([0, 0], 106, 46)).toBe("M3.0 43.0L103.0 43.0");
});
