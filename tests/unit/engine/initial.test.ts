import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { initialParameters } from "#engine/initial.ts";
import type { DrawnScheme } from "#engine/settings.ts";
import { networkOf } from "#tests/unit/engine/networks.ts";

const golden: {
  readonly cases: readonly {
    readonly scheme: DrawnScheme;
    readonly seed: number;
    readonly weights: number[][][];
  }[];
} = JSON.parse(readFileSync(new URL("../../golden/initial.json", import.meta.url), "utf8"));

const shape = {
  widths: [3, 5, 2],
  activations: ["tanh", "linear"],
  rows: [[0, 0, 0, 0, 0]],
} as const;

test.each(golden.cases)("EN-8 $scheme of seed $seed draws numpy's weights, W1 first", (run) => {
  const settings = {
    ...networkOf(shape),
    initial: { scheme: run.scheme, seed: run.seed },
  };
  const drawn = initialParameters(settings);
  const expected = run.weights.flat(2);
  expect(drawn).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) {
    // Normals may differ from numpy's by 2 ulp, before they are scaled.
    const tolerance = run.scheme.endsWith("normal") ? 2 ** -50 * Math.abs(value) : 0;
    expect(Math.abs((drawn[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(tolerance);
  }
});

test("EN-8 biases start at 0 and draw nothing", () => {
  const without = initialParameters(networkOf(shape));
  const drawn = initialParameters(networkOf({ ...shape, bias: true }));
  expect([...drawn.subarray(0, 15)]).toEqual([...without.subarray(0, 15)]);
  expect([...drawn.subarray(15, 20)]).toEqual([0, 0, 0, 0, 0]);
  expect([...drawn.subarray(20, 30)]).toEqual([...without.subarray(15)]);
  expect([...drawn.subarray(30)]).toEqual([0, 0]);
});

test("EN-8 given weights and zeros are taken as they are", () => {
  const settings = networkOf({ ...shape, bias: true });
  expect(
    new Set(initialParameters({ ...settings, initial: { scheme: "zeros", seed: 1 } })),
  ).toEqual(new Set([0]));
  const matrix = (rows: number, cols: number, from: number) =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: cols }, (_, c) => from + r * cols + c),
    );
  const given = initialParameters({
    ...settings,
    initial: {
      scheme: "given",
      weights: [matrix(3, 5, 0), matrix(5, 2, 20)],
      biases: [...matrix(1, 5, 15), ...matrix(1, 2, 30)],
    },
  });
  expect([...given]).toEqual(Array.from({ length: 32 }, (_, i) => i));
});
