import { expect, test } from "vitest";
import { classNames } from "#engine/data/columns.ts";
import type { RawData } from "#engine/data/dataset.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { fingerprint } from "#engine/fingerprint.ts";
import { GENERATED_SETS, type GeneratedData, type GeneratedSet } from "#engine/settings.ts";
import { generated } from "#tests/unit/engine/data/data-settings.ts";
import { GOLDEN } from "#tests/unit/engine/data/golden-data.ts";

const labelsOf = ({ classes, targets }: RawData): readonly number[] => [
  ...(classes ?? targets?.data ?? []),
];

const draw = (...set: Parameters<typeof generated>) => rawDataOf(generated(...set));

test.each(GOLDEN.generated)(
  "DA-1 $name of $samples points, noise $noise, seed $seed, is numpy's",
  ({ points, ...set }) => {
    const raw = draw(set.name, set);
    expect([raw.inputs.rows, raw.inputs.cols]).toEqual([set.samples, 2]);
    const labels = labelsOf(raw);
    for (const [row, [x1, x2, y]] of points.entries()) {
      // Two last bits of a coordinate of the size of 10.
      expect(Math.abs((raw.inputs.data[2 * row] ?? Number.NaN) - x1)).toBeLessThan(4e-15);
      expect(Math.abs((raw.inputs.data[2 * row + 1] ?? Number.NaN) - x2)).toBeLessThan(4e-15);
      expect(Math.abs((labels[row] ?? Number.NaN) - y)).toBeLessThan(4e-15);
    }
  },
);

/** Of 1,000 points with noise 0.2 and seed 123: coordinates, then classes or y. */
const GOLDEN_BITS: Record<GeneratedSet, string> = {
  circle: "d3b807a7a63a77a3",
  xor: "5a9ad38a743ea7cb",
  gauss: "d5472c299aa7f924",
  spiral: "3615184b54e3b2d6",
  moons: "51d14d48c81c6367",
  plane: "a301c22a55d8b1cd",
  "multi-gauss": "1d453821ecc6692f",
};

test.each(GENERATED_SETS)("DA-2 %s has the bits that every machine draws", (name) => {
  const raw = draw(name, { samples: 1_000, noise: 0.2, seed: 123 });
  const numbers = Float64Array.from([...raw.inputs.data, ...labelsOf(raw)]);
  expect(fingerprint(numbers)).toBe(GOLDEN_BITS[name]);
});

test.each(GENERATED_SETS)(
  "DA-2 %s is the same to the bit every time, and another by seed",
  (name) => {
    const bits = (changes: Partial<GeneratedData>) => {
      const raw = draw(name, { noise: 0.2, ...changes });
      return fingerprint(Float64Array.from([...raw.inputs.data, ...labelsOf(raw)]));
    };
    expect(bits({})).toBe(bits({}));
    expect(bits({ seed: 2 })).not.toBe(bits({ seed: 1 }));
    expect(bits({ noise: 0.3 })).not.toBe(bits({}));
  },
);

test.each(["circle", "xor", "gauss", "spiral", "moons"] as const)(
  "DA-3 %s without noise has half of its points in each class, in turn, the odd one in class 0",
  (name) => {
    for (const samples of [1, 2, 7, 500]) {
      const expected = Array.from({ length: samples }, (_, row) => row % 2);
      expect(labelsOf(draw(name, { samples }))).toEqual(expected);
    }
  },
);

test("DA-3 regression has numbers and no classes, classes have no numbers", () => {
  for (const name of GENERATED_SETS) {
    const raw = draw(name);
    const isRegression = name === "plane" || name === "multi-gauss";
    expect(raw.classes === null).toBe(isRegression);
    expect(raw.targets === null).toBe(!isRegression);
    expect(classNames(generated(name)) === null).toBe(isRegression);
  }
});

function pointsOf({ inputs }: RawData): [number, number][] {
  return Array.from({ length: inputs.rows }, (_, row) => [
    inputs.data[2 * row] ?? Number.NaN,
    inputs.data[2 * row + 1] ?? Number.NaN,
  ]);
}

test("DA-4 every set has its shape", () => {
  const samples = 2_000;
  for (const [x1, x2] of pointsOf(draw("circle", { samples }))) {
    const radius = Math.hypot(x1, x2);
    expect(radius < 2.5 || (radius > 3.499 && radius < 5.001)).toBe(true);
  }
  for (const [x1, x2] of pointsOf(draw("xor", { samples }))) {
    expect([Math.abs(x1), Math.abs(x2)].every((side) => side >= 0.3 && side <= 5.3)).toBe(true);
  }
  const spiral = pointsOf(draw("spiral", { samples }));
  expect(spiral.slice(0, 2)).toEqual(
    [
      [0, 0],
      [0, 0],
    ].map(() => [expect.closeTo(0, 12), expect.closeTo(0, 12)]),
  );
  expect(Math.hypot(...(spiral.at(-1) ?? [0, 0]))).toBeCloseTo(5, 1);
  for (const [x1, x2] of pointsOf(draw("moons", { samples }))) {
    const isUpper = Math.abs(Math.hypot(x1 + 1.5, x2 + 0.75) - 3) < 1e-12 && x2 >= -0.75 - 1e-12;
    const isLower = Math.abs(Math.hypot(x1 - 1.5, x2 - 0.75) - 3) < 1e-12 && x2 <= 0.75 + 1e-12;
    expect(isUpper || isLower).toBe(true);
  }
  expect(labelsOf(draw("multi-gauss", { samples })).every((y) => Math.abs(y) <= 1)).toBe(true);
  expect(labelsOf(draw("plane", { samples })).every((y) => Math.abs(y) <= 1.2)).toBe(true);
});

test("DA-4 noise disturbs the points of the seed and draws no others", () => {
  for (const name of ["circle", "xor", "plane", "multi-gauss"] as const) {
    const calm = draw(name, { samples: 300 });
    const noisy = draw(name, { samples: 300, noise: 0.5 });
    expect(noisy.inputs.data).toEqual(calm.inputs.data);
    expect(labelsOf(noisy)).not.toEqual(labelsOf(calm));
  }
  for (const [name, reach] of [
    ["spiral", 0.5],
    ["moons", 1.5],
  ] as const) {
    const calm = pointsOf(draw(name)).flat();
    const moves = pointsOf(draw(name, { noise: 0.5 }))
      .flat()
      .map((value, i) => Math.abs(value - (calm[i] ?? Number.NaN)));
    expect(Math.max(...moves)).toBeLessThanOrEqual(reach);
    expect(Math.max(...moves)).toBeGreaterThan(reach / 2);
  }
});

test("DA-4 the clouds of gauss have variance 0.5 without noise and 4 with all of it", () => {
  for (const [noise, variance] of [
    [0, 0.5],
    [0.5, 4],
  ] as const) {
    const centred = pointsOf(draw("gauss", { samples: 4_000, noise })).flatMap(([x1, x2], row) => {
      const centre = row % 2 === 0 ? -2 : 2;
      return [x1 - centre, x2 - centre];
    });
    const mean = centred.reduce((sum, value) => sum + value, 0) / centred.length;
    const spread = centred.reduce((sum, value) => sum + value * value, 0) / centred.length;
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(spread / variance).toBeCloseTo(1, 1);
  }
});
