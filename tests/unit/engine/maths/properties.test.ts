import fc from "fast-check";
import { test } from "vitest";
import { erf, normalDensity } from "#engine/maths/error-function.ts";
import { decay, exp, expm1 } from "#engine/maths/exponential.ts";
import { sigmoid, tanh } from "#engine/maths/hyperbolic.ts";
import { log } from "#engine/maths/logarithm.ts";
import { log1p, softplus } from "#engine/maths/softplus.ts";
import { cos, sin } from "#engine/maths/trigonometric.ts";

const RUNS = { numRuns: 10_000 };
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Half of all doubles are smaller than 1e-154 or so; networks live here. */
const usual = fc.double({ noNaN: true, min: -50, max: 50 });
const anyFinite = fc.oneof(finite, usual);

test.each([
  ["tanh", tanh],
  ["erf", erf],
  ["sin", sin],
] as const)("EN-2 %s is odd to the bit", (_, f) => {
  fc.assert(
    fc.property(anyFinite, (x) => Object.is(f(-x), -f(x))),
    RUNS,
  );
});

test.each([
  ["cos", cos],
  ["normalDensity", normalDensity],
] as const)("EN-2 %s is even to the bit", (_, f) => {
  fc.assert(
    fc.property(anyFinite, (x) => Object.is(f(-x), f(x))),
    RUNS,
  );
});

const EVERYWHERE = { exp, expm1, softplus, tanh, sigmoid, erf, normalDensity, sin, cos } as const;
const RANGES: Readonly<Record<keyof typeof EVERYWHERE, readonly [number, number]>> = {
  exp: [0, Number.POSITIVE_INFINITY],
  expm1: [-1, Number.POSITIVE_INFINITY],
  softplus: [0, Number.MAX_VALUE],
  tanh: [-1, 1],
  sigmoid: [0, 1],
  erf: [-1, 1],
  normalDensity: [0, 0.3989422804014327],
  sin: [-1, 1],
  cos: [-1, 1],
};

test.each([
  "exp",
  "expm1",
  "softplus",
  "tanh",
  "sigmoid",
  "erf",
  "normalDensity",
  "sin",
  "cos",
] as const)("EN-2 %s gives a number in its range for every finite number", (name) => {
  const [low, high] = RANGES[name];
  fc.assert(
    fc.property(anyFinite, (x) => {
      const y = EVERYWHERE[name](x);
      return y >= low && y <= high;
    }),
    RUNS,
  );
});

test("EN-2 log and log1p are finite where they are defined", () => {
  fc.assert(
    fc.property(anyFinite, (x) => x === 0 || Number.isFinite(log(Math.abs(x)))),
    RUNS,
  );
  fc.assert(
    fc.property(anyFinite, (x) => x <= -1 || Number.isFinite(log1p(x))),
    RUNS,
  );
});

test("EN-2 decay has the bits of exp from -708 to 0", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -708, max: 0 }), (x) => decay(x) === exp(x)),
    RUNS,
  );
});

test("EN-2 what grows never falls by more than rounding does", () => {
  const growing = [exp, expm1, tanh, sigmoid, erf, softplus];
  fc.assert(
    fc.property(usual, usual, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      return growing.every((f) => f(high) >= f(low) - 4 * Number.EPSILON * Math.abs(f(low)));
    }),
    RUNS,
  );
});
