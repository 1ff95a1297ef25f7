import { beforeAll, expect, test } from "vitest";
import { erf, normalDensity } from "#engine/maths/error-function.ts";
import { decay, exp, expm1 } from "#engine/maths/exponential.ts";
import { sigmoid, tanh } from "#engine/maths/hyperbolic.ts";
import { log } from "#engine/maths/logarithm.ts";
import { log1p, softplus } from "#engine/maths/softplus.ts";
import { Mt19937 } from "#engine/random/mt19937.ts";
import { compileMaths, type VectorMaths } from "./compile-maths.ts";

const FUNCTIONS = {
  exp,
  decay,
  expm1,
  log,
  log1p,
  softplus,
  sigmoid,
  tanh,
  erf,
  normalDensity,
} as const;
const RANDOM_POINTS = 100_000;
/** Where the formulas change over, and what a machine may give. */
const SPECIAL = [
  [0, 1, 2, 0.5, 0.625, Math.LN2, Math.LN2 / 512, Math.SQRT1_2, Math.SQRT2, 6, 20, 36, 37, 40, 80],
  [708, 709, 709.78, 709.782, 709.7827128933841, 710, 744.4400719213812, 745.1332191019411, 746],
  [1000, 1e15, 1e308, Number.MAX_VALUE, Number.MIN_VALUE, 2 ** -1022, 2 ** -1023, 2 ** -54],
  [1e-8, 1e-300, Number.POSITIVE_INFINITY, Number.NaN],
]
  .flat()
  .flatMap((x) => [x, x * (1 + Number.EPSILON), x * (1 - Number.EPSILON / 2)])
  .flatMap((x) => [x, -x]);

/** All signs and exponents alike: 64 random bits are a double. */
function randomBits(count: number, seed: number): number[] {
  const generator = Mt19937.fromSeed(seed);
  const view = new DataView(new ArrayBuffer(8));
  return Array.from({ length: count }, () => {
    view.setUint32(0, generator.uint32());
    view.setUint32(4, generator.uint32());
    return view.getFloat64(0);
  });
}

/** Where networks live: most of the random bits are huge or tiny. */
function randomSizes(count: number, seed: number): number[] {
  const generator = Mt19937.fromSeed(seed);
  return Array.from({ length: count }, (_, i) => {
    const size = [1, 10, 100, 1000][i % 4] ?? 1;
    return (2 * generator.uniform() - 1) * size;
  });
}

function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return Number.isNaN(value) ? "NaN" : view.getBigUint64(0).toString(16).padStart(16, "0");
}

const POINTS = new Float64Array([
  ...SPECIAL,
  ...randomBits(RANDOM_POINTS, 1),
  ...randomSizes(RANDOM_POINTS, 2),
]);
let vectorMaths: VectorMaths;

beforeAll(async () => {
  vectorMaths = await compileMaths(Object.keys(FUNCTIONS), POINTS.length);
}, 60_000);

test.each(Object.entries(FUNCTIONS))(
  "EN-20 %s has the same bits in two lanes of WebAssembly",
  (name, f) => {
    // decay is promised up to 709 only.
    const points = name === "decay" ? POINTS.filter((x) => !(x > 709)) : POINTS;
    const even = points.subarray(0, points.length - (points.length % 2));
    const differing: string[] = [];
    vectorMaths(name, even).forEach((actual, i) => {
      const x = even[i] ?? Number.NaN;
      if (!Object.is(actual, f(x))) {
        differing.push(`${name}(${x}): ${bitsOf(actual)} instead of ${bitsOf(f(x))}`);
      }
    });
    expect(even.length).toBeGreaterThan(RANDOM_POINTS);
    expect(differing.slice(0, 5)).toEqual([]);
  },
);

test("EN-20 a lane does not look at its neighbour", () => {
  const pairs = new Float64Array([3, Number.NaN, -1e300, 0.25, Number.POSITIVE_INFINITY, -800]);
  const swapped = new Float64Array([Number.NaN, 3, 0.25, -1e300, -800, Number.POSITIVE_INFINITY]);
  const results = vectorMaths("sigmoid", pairs);
  const others = vectorMaths("sigmoid", swapped);
  expect([...others]).toEqual([0, 1, 2, 3, 4, 5].map((i) => results[i ^ 1]));
});
