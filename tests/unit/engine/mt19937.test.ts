import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Mt19937 } from "#engine/random/mt19937.ts";

interface Case {
  readonly seed: number;
  readonly random_sample: readonly number[];
  readonly standard_normal: readonly number[];
  readonly permutation10: readonly number[];
}
const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../../golden/mt19937.json", import.meta.url), "utf8"),
);

const draw = <T>(count: number, next: () => T) => Array.from({ length: count }, next);

test.each(cases)("EN-3 seed $seed draws numpy's numbers", (golden) => {
  const uniform = Mt19937.fromSeed(golden.seed);
  expect(draw(golden.random_sample.length, () => uniform.uniform())).toEqual(golden.random_sample);

  expect([...Mt19937.fromSeed(golden.seed).permutation(10)]).toEqual(golden.permutation10);

  const normal = Mt19937.fromSeed(golden.seed);
  for (const expected of golden.standard_normal) {
    // Between 0.03 and 2.3, 2 ulp are at most 2^-51 of the value.
    expect(Math.abs(normal.normal() - expected)).toBeLessThanOrEqual(2 ** -51 * Math.abs(expected));
  }
});

test("EN-4 a restored generator goes on with the same draws of every kind", () => {
  for (const before of [0, 1, 3, 311, 312, 623, 625]) {
    const random = Mt19937.fromSeed(42);
    draw(before, () => random.uint32());
    random.normal();
    const copy = Mt19937.restore(random.state());
    const next = (from: Mt19937) => [
      draw(3, () => from.normal()),
      draw(700, () => from.uniform()),
      [...from.permutation(50)],
      from.integer(0),
    ];
    expect(next(copy)).toEqual(next(random));
  }
});

test("EN-4 a state of the wrong size is refused", () => {
  const state = Mt19937.fromSeed(1).state();
  expect(() => Mt19937.restore({ ...state, position: 625 })).toThrow(RangeError);
  expect(() => Mt19937.restore({ ...state, key: new Uint32Array(623) })).toThrow(RangeError);
});
