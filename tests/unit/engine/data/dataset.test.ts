import { expect, test } from "vitest";
import type { Dataset, Samples } from "#engine/data/dataset.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { cos, sin } from "#engine/maths/trigonometric.ts";
import { rowsOf, ShapeError } from "#engine/matrix.ts";
import {
  FEATURES,
  type GeneratedData,
  SCALINGS,
  type TableData,
  type TrainingSettings,
} from "#engine/settings.ts";
import { generated, settingsWith, tableOf } from "#tests/unit/engine/data/data-settings.ts";
import { GOLDEN } from "#tests/unit/engine/data/golden-data.ts";

function make(data: TableData | GeneratedData, changes: Partial<TrainingSettings> = {}): Dataset {
  return datasetOf(settingsWith({ data, ...changes }), rawDataOf(data));
}

const numbersOf = ({ train, test: held }: Dataset) =>
  [train, held].flatMap((samples: Samples | null) =>
    samples === null ? [] : [...samples.inputs.data, ...samples.targets.data],
  );

test.each(GOLDEN.splits)(
  "DA-6 $rows rows, share $testShare, seed $splitSeed: the test rows are numpy's, in the data's order",
  ({ rows, testRows, ...split }) => {
    const table = tableOf(Array.from({ length: rows }, (_, row) => [row, row / 2]));
    const {
      train,
      test: held,
      ...places
    } = make(table, {
      ...split,
      layers: [{ units: 1, activation: "linear" }],
    });
    expect([...places.testRows]).toEqual(testRows);
    const others = table.rows.map((_, row) => row).filter((row) => !testRows.includes(row));
    expect([...places.trainRows]).toEqual(others);
    expect(others.length).toBeGreaterThan(0);
    expect([...train.inputs.data]).toEqual(others);
    expect([...train.targets.data]).toEqual(others.map((row) => row / 2));
    expect(held === null ? [] : [...held.inputs.data]).toEqual(testRows);
    expect(held === null).toBe(testRows.length === 0);
  },
);

test.each(["standardize", "min-max"] as const)(
  "DA-7 %s learns from the training rows alone, as numpy does",
  async (scaling) => {
    const { train, test: held } = await loadDataset(
      settingsWith({
        data: { kind: "bundled", name: "iris", scaling },
        testShare: 0.2,
        splitSeed: 5,
        layers: [{ units: 3, activation: "softmax" }],
      }),
    );
    const golden = GOLDEN.irisScaled[scaling];
    const close = (rows: readonly (readonly number[])[]) =>
      rows.map((row) => row.map((value) => expect.closeTo(value, 12)));
    const trained = rowsOf(train.inputs);
    expect([trained[0], trained[60], trained[119]]).toEqual(close(golden.train));
    expect(held === null).toBe(false);
    const tested = held === null ? [] : rowsOf(held.inputs);
    expect([tested[0], tested.at(-1)]).toEqual(close(golden.test));
  },
);

test("DA-7 a column of one value is divided by 1, targets are never scaled", () => {
  const rows = [0.1, 0.1, 0.1].map((value, row) => [value, 1e15 * row, 7 * row]);
  for (const scaling of ["standardize", "min-max"] as const) {
    const { train } = make({ ...tableOf(rows), scaling });
    const [constant] = rowsOf(train.inputs).map(([value = Number.NaN]) => value);
    expect(Math.abs(constant ?? Number.NaN)).toBeLessThan(1e-16);
    expect([...train.targets.data]).toEqual([0, 7, 14]);
  }
  const { train } = make({ ...tableOf(rows), scaling: "min-max" });
  expect(rowsOf(train.inputs).map(([, value]) => value)).toEqual([0, 0.5, 1]);
});

test("DA-8 features are their formulas of the scaled inputs, in the order of the settings", () => {
  const table: TableData = {
    ...tableOf([
      [0, 10, 1],
      [4, 30, 0],
      [1, 15, 1],
    ]),
    scaling: "min-max",
  };
  const features = [...FEATURES].reverse();
  const { train, transform } = make(table, { features });
  const [a, b] = [0.25, 0.25];
  const expected = [sin(b), sin(a), a * b, b * b, a * a, b, a];
  expect(rowsOf(train.inputs)[2]).toEqual(expected);
  expect(rowsOf(transform({ rows: 1, cols: 2, data: Float64Array.of(1, 15) }))).toEqual([expected]);
  expect(rowsOf(make(table, { features: ["x2"] }).train.inputs)).toEqual([[0], [1], [0.25]]);
  // The engine's own functions, within 2 ulp of the machine's.
  expect(Math.abs(sin(0.25) - Math.sin(0.25))).toBeLessThan(1e-16);
  expect(Math.abs(cos(0.25) - Math.cos(0.25))).toBeLessThan(3e-16);
});

test("DA-8 the raw rows turned by transform are the samples; what is given stays as it is", () => {
  for (const scaling of SCALINGS) {
    const data = generated("moons", { scaling, noise: 0.1 });
    const raw = rawDataOf(data);
    const before = raw.inputs.data.slice();
    const { transform, ...dataset } = datasetOf(
      settingsWith({ data, testShare: 0.3, features: ["x1", "sin(x2)"] }),
      raw,
    );
    const all = rowsOf(transform(raw.inputs));
    expect(rowsOf(dataset.train.inputs)).toEqual([...dataset.trainRows].map((row) => all[row]));
    dataset.train.inputs.data.fill(0);
    expect(raw.inputs.data).toEqual(before);
    expect(transform(raw.inputs).data).not.toBe(raw.inputs.data);
  }
});

test.each([
  ["sigmoid", 1, [[0], [1]]],
  ["relu", 1, [[0], [1]]],
  ["gelu", 1, [[0], [1]]],
  ["tanh", 1, [[-1], [1]]],
  ["linear", 1, [[-1], [1]]],
  [
    "tanh",
    2,
    [
      [1, 0],
      [0, 1],
    ],
  ],
  [
    "softmax",
    2,
    [
      [1, 0],
      [0, 1],
    ],
  ],
] as const)("DA-9 class data for %s x %i has targets %j", (activation, units, targets) => {
  const dataset = make(generated("gauss", { samples: 2 }), { layers: [{ units, activation }] });
  expect(rowsOf(dataset.train.targets)).toEqual(targets);
  expect(dataset.classCount).toBe(2);
});

test("DA-9 iris is one-hot with three units, regression keeps its numbers", async () => {
  const data = { kind: "bundled", name: "iris", scaling: "none" } as const;
  const layers = [{ units: 3, activation: "softmax" }] as const;
  const iris = await loadDataset(settingsWith({ data, layers }));
  expect(iris.classCount).toBe(3);
  const rows = rowsOf(iris.train.targets);
  expect([rows[0], rows[50], rows[149]]).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  const plane = make(generated("plane"));
  expect(plane.classCount).toBeNull();
  expect(plane.train.targets).toEqual(rawDataOf(generated("plane")).targets);
});

test.each([
  ["0 and 1", [[0], [1], [1]], 2],
  ["-1 and 1", [[-1], [1]], 2],
  ["1 alone", [[1], [1]], 2],
  ["0 alone", [[0]], 2],
  ["-1 alone", [[-1], [-1]], null],
  ["-1, 0 and 1", [[-1], [0], [1]], null],
  ["a half", [[0], [0.5]], null],
  [
    "one-hot rows",
    [
      [1, 0, 0],
      [0, 0, 1],
    ],
    3,
  ],
  [
    "two ones in a row",
    [
      [1, 0],
      [1, 1],
    ],
    null,
  ],
  [
    "a row of zeros",
    [
      [1, 0],
      [0, 0],
    ],
    null,
  ],
  [
    "-1 and 1 in two columns",
    [
      [-1, 1],
      [1, -1],
    ],
    null,
  ],
  [
    "shares that sum to 1",
    [
      [0.5, 0.5],
      [1, 0],
    ],
    null,
  ],
])("DA-10 a table with %s counts as %j -> %j classes", (_, outputs, classCount) => {
  const units = outputs[0]?.length ?? 0;
  const table = tableOf(
    outputs.map((row, i) => [i, ...row]),
    units,
  );
  expect(make(table, { layers: [{ units, activation: "linear" }] }).classCount).toBe(classCount);
});

test("DA-10 a table's test rows count, too", () => {
  const table = tableOf([...Array(9).fill([0, 1]), [0, 0.5]]);
  for (const splitSeed of [1, 2, 3, 4, 5]) {
    expect(make(table, { testShare: 0.5, splitSeed }).classCount).toBeNull();
  }
});

test("DA-11 no data set has a number that is not finite", () => {
  for (const scaling of SCALINGS) {
    for (const noise of [0, 0.5]) {
      for (const name of [
        "circle",
        "xor",
        "gauss",
        "spiral",
        "moons",
        "plane",
        "multi-gauss",
      ] as const) {
        for (const samples of [1, 2, 33]) {
          const data = generated(name, { noise, samples, scaling });
          const dataset = make(data, { testShare: 0.5, features: FEATURES });
          expect(numbersOf(dataset).every(Number.isFinite)).toBe(true);
        }
      }
    }
    const hard = [
      [1e15, -1e15, 0],
      [-1e15, 5e-324, 1],
      [0, 0, 1],
      [1e-200, -0, 1],
    ];
    const dataset = make({ ...tableOf(hard), scaling }, { features: FEATURES });
    expect(numbersOf(dataset).every(Number.isFinite)).toBe(true);
  }
});

test("DA-12 an output layer of other units than the data needs is a bug that throws", () => {
  const softmax = (units: number) => ({ layers: [{ units, activation: "softmax" }] as const });
  expect(() => make(generated("xor"), softmax(3))).toThrow(ShapeError);
  expect(() => make(generated("plane"), softmax(2))).toThrow(ShapeError);
  expect(() => make(tableOf([[1, 2, 3]], 2))).toThrow(ShapeError);
  const fewer = rawDataOf(tableOf([[0, 1]]));
  const settings = settingsWith({
    data: tableOf([
      [0, 1],
      [1, 0],
    ]),
  });
  expect(() => datasetOf(settings, fewer)).toThrow(ShapeError);
});
