import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { erf, normalDensity } from "#engine/maths/error-function.ts";
import { decay, exp, expm1 } from "#engine/maths/exponential.ts";
import { sigmoid, tanh } from "#engine/maths/hyperbolic.ts";
import { log } from "#engine/maths/logarithm.ts";
import { log1p, softplus } from "#engine/maths/softplus.ts";
import { cos, sin } from "#engine/maths/trigonometric.ts";

/** x, f(x) rounded, and what rounding took in thousandths of an ulp: see tests/golden/maths.py. */
type Point = readonly [x: string, rounded: string, residual: number];

const FUNCTIONS = {
  exp,
  decay,
  expm1,
  log,
  log1p,
  softplus,
  tanh,
  sigmoid,
  erf,
  normalDensity,
  sin,
  cos,
} as const;

const golden: Readonly<Record<keyof typeof FUNCTIONS, readonly Point[]>> = JSON.parse(
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

/** The worst error in ulp, and where it is; infinitely wrong where a NaN is. */
function worstError(points: readonly Point[], f: (x: number) => number) {
  let ulps = 0;
  let at = Number.NaN;
  for (const [x, rounded, residual] of points) {
    const actual = f(fromHex(x));
    const places = Number(place(actual) - place(fromHex(rounded)));
    const error = Number.isNaN(actual)
      ? Number.POSITIVE_INFINITY
      : Math.abs(places - residual / 1000);
    if (error > ulps) {
      ulps = error;
      at = fromHex(x);
    }
  }
  return { ulps, at };
}

function isSubnormal(value: number): boolean {
  return value !== 0 && Math.abs(value) < SMALLEST_NORMAL;
}

test.each([
  ["exp", 1.03],
  ["decay", 1.03],
  ["expm1", 1.9],
  ["log", 0.8],
  ["log1p", 1.3],
  ["softplus", 2.3],
  ["tanh", 2.4],
  ["sigmoid", 2.8],
  ["erf", 1.5],
  ["sin", 0.8],
  ["cos", 0.8],
] as const)("EN-1 %s lies within %f ulp of the true value", (name, promised) => {
  const { ulps, at } = worstError(golden[name], FUNCTIONS[name]);
  expect(golden[name].length).toBeGreaterThan(500);
  expect(ulps, `at ${at}`).toBeLessThanOrEqual(promised);
  // A promise that is never nearly used says too little.
  expect(ulps).toBeGreaterThan(promised / 2);
});

test("EN-1 the normal density's error grows with z^2 only", () => {
  const errors = golden.normalDensity.map((point) => {
    const z = fromHex(point[0]);
    return worstError([point], normalDensity).ulps / Math.max(1, (z * z) / 2);
  });
  expect(Math.max(...errors)).toBeLessThanOrEqual(2.7);
});

test("EN-1 the golden points reach subnormal results", () => {
  const reached = golden.exp.filter(([, y]) => isSubnormal(fromHex(y)));
  expect(reached.length).toBeGreaterThan(100);
});

test("EN-2 the edges of float64 give what IEEE 754 functions give", () => {
  const { POSITIVE_INFINITY: inf, NaN: nan } = Number;
  const edges = [inf, -inf, 0, -0, nan];
  expect(edges.map(exp)).toEqual([inf, 0, 1, 1, nan]);
  expect(edges.slice(1).map(decay)).toEqual([0, 1, 1, nan]);
  expect(edges.map(expm1)).toEqual([inf, -1, 0, 0, nan]);
  expect([1, -1, ...edges].map(log)).toEqual([0, nan, inf, nan, -inf, -inf, nan]);
  expect([-1, -2, ...edges].map(log1p)).toEqual([-inf, nan, inf, nan, 0, -0, nan]);
  expect(edges.map(softplus)).toEqual([inf, 0, softplus(0), softplus(0), nan]);
  expect(edges.map(tanh)).toEqual([1, -1, 0, -0, nan]);
  expect(edges.map(sigmoid)).toEqual([1, 0, 0.5, 0.5, nan]);
  expect(edges.map(erf)).toEqual([1, -1, 0, -0, nan]);
  expect(edges.map(normalDensity)).toEqual([0, 0, 0.3989422804014327, 0.3989422804014327, nan]);
  expect(edges.map(sin)).toEqual([nan, nan, 0, -0, nan]);
  expect(edges.map(cos)).toEqual([nan, nan, 1, 1, nan]);
});

test("EN-2 decay, sigmoid and softplus end in 0 below -708", () => {
  for (const f of [decay, sigmoid, softplus]) {
    expect(f(-708)).toBeGreaterThan(SMALLEST_NORMAL);
    expect([-708.0000000000001, -750, -Number.MAX_VALUE].map(f)).toEqual([0, 0, 0]);
  }
});
