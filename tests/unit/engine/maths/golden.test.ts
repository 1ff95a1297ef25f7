import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exp } from "#engine/maths/exponential.ts";
import { sigmoid, tanh } from "#engine/maths/hyperbolic.ts";
import { log } from "#engine/maths/logarithm.ts";

type Points = readonly (readonly [string, string])[];
const golden: Readonly<Record<"exp" | "log" | "tanh" | "sigmoid", Points>> = JSON.parse(
  readFileSync(new URL("../../../golden/maths.json", import.meta.url), "utf8"),
);

const SMALLEST_NORMAL = 2 ** -1022;

function fromHex(hex: string): number {
  return Buffer.from(hex, "hex").readDoubleBE();
}

/** Places on the line of all doubles: neighbours differ by 1, and -0 lies on 0. */
function place(value: number): bigint {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  const bits = buffer.readBigInt64BE();
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

function worstUlps(points: Points, f: (x: number) => number, isCounted: (y: number) => boolean) {
  let worst = 0;
  let where = Number.NaN;
  for (const [x, y] of points) {
    const expected = fromHex(y);
    if (!isCounted(expected)) {
      continue;
    }
    const distance = place(f(fromHex(x))) - place(expected);
    const ulps = Number(distance < 0n ? -distance : distance);
    if (ulps > worst) {
      worst = ulps;
      where = fromHex(x);
    }
  }
  return { worst, where };
}

test.each([
  ["exp", exp, 1],
  ["log", log, 1],
  ["tanh", tanh, 2],
  ["sigmoid", sigmoid, 2],
] as const)("EN-1 %s is a neighbour of the true value at every golden point", (name, f, ulps) => {
  const points = golden[name];
  expect(points.length).toBeGreaterThan(400);
  const { worst, where } = worstUlps(points, f, (y) => name !== "sigmoid" || y > 3.4e-308);
  expect(worst, `at ${where}`).toBeLessThanOrEqual(ulps);
});

test("EN-1 the golden points reach the subnormal results", () => {
  const isSubnormal = ([, y]: readonly [string, string]) =>
    fromHex(y) !== 0 && Math.abs(fromHex(y)) < SMALLEST_NORMAL;
  expect(golden.exp.filter(isSubnormal).length).toBeGreaterThan(40);
});

test("EN-2 the edges of float64 give what IEEE 754 functions give", () => {
  const { POSITIVE_INFINITY: inf, NaN: nan } = Number;
  expect([inf, -inf, 0, -0, nan].map(exp)).toEqual([inf, 0, 1, 1, nan]);
  expect([inf, 1, 0, -0, -1, -inf, nan].map(log)).toEqual([inf, 0, -inf, -inf, nan, nan, nan]);
  expect([inf, -inf, 0, -0, nan].map(tanh)).toEqual([1, -1, 0, -0, nan]);
  expect([inf, -inf, 0, -0, nan].map(sigmoid)).toEqual([1, 0, 0.5, 0.5, nan]);
});

test("EN-2 tanh is odd to the bit", () => {
  for (const [x] of golden.tanh) {
    expect(tanh(-fromHex(x))).toBe(-tanh(fromHex(x)));
  }
});
