import { expect, test } from "vitest";
import { classMark, valueMark } from "#client/views/data/point-marks.ts";
import { type Preview, previewOf } from "#client/views/data/preview-model.ts";
import { MOST_POINTS, scatterOf } from "#client/views/data/scatter-of.ts";
import { withData } from "#client/views/settings/changes/choose-data.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import { GENERATED_SETS, type GeneratedData, type TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";

async function preview(settings: TrainingSettings): Promise<Preview> {
  const raw = await loadRawData(settings.data);
  return previewOf(settings, raw, datasetOf(settings, raw));
}

function generated(name: GeneratedData["name"], samples = 200): TrainingSettings {
  const data = { kind: "generated", name, samples, noise: 0, seed: 1, scaling: "none" } as const;
  return { ...withData(ORIGIN, data), testShare: 0.25 };
}

test("UI-23 a preview counts every row once, in its class, for training or for testing", async () => {
  const iris = await preview(PRESETS.iris);
  expect(iris.classes.map(({ name }) => name)).toEqual(["setosa", "versicolor", "virginica"]);
  for (const { train, test: tested } of iris.classes) {
    expect(train + tested).toBe(50);
  }
  expect(iris.trainRows.length + iris.testRows.length).toBe(150);
  expect(iris.ranges[0]).toMatchObject({ name: "sepal length", min: 4.3, max: 7.9 });
  expect(iris.ranges[0]?.mean).toBeCloseTo(5.8433, 4);

  const origin = await preview(ORIGIN);
  expect(origin.classes).toEqual([
    { name: "y = 0", train: 2, test: 0 },
    { name: "y = 1", train: 2, test: 0 },
  ]);
  expect(origin.ranges.map(({ name }) => name)).toEqual(["x1", "x2", "x3", "y"]);

  const digits = await preview(PRESETS.digits);
  expect(digits.classes).toHaveLength(10);
  expect(digits.classes.reduce((sum, { train, test: t }) => sum + train + t, 0)).toBe(1797);
});

test("UI-23 a table's classes are its own: one-hot columns by name, numbers have none", async () => {
  const table = (rows: number[][]): TrainingSettings => ({
    ...ORIGIN,
    data: { kind: "table", inputs: ["x"], outputs: ["p", "q"], rows, scaling: "none" },
    layers: [{ units: 2, activation: "linear" }],
    loss: "mean-squared-error",
  });
  const classes = await preview(
    table([
      [1, 1, 0],
      [2, 0, 1],
      [3, 0, 1],
    ]),
  );
  expect(classes.classes).toEqual([
    { name: "p", train: 1, test: 0 },
    { name: "q", train: 2, test: 0 },
  ]);
  const numbers = await preview(
    table([
      [1, 1, 3],
      [2, -4, 1],
    ]),
  );
  expect(numbers.classes).toEqual([]);
  expect(numbers.ranges.at(-1)).toEqual({ name: "q", min: 1, max: 3, mean: 2 });
});

test("UI-24 points stand where the data are, right way up, every one inside its frame", async () => {
  for (const name of GENERATED_SETS) {
    const shown = await preview(generated(name));
    const { points, domains } = scatterOf(shown, 0, 1);
    expect(points).toHaveLength(200);
    const [x, y] = domains;
    for (const [row, point] of points.entries()) {
      expect([point.x, point.y]).toEqual([
        shown.raw.inputs.data[2 * row],
        shown.raw.inputs.data[2 * row + 1],
      ]);
      expect(point.x > x[0] && point.x < x[1] && point.y > y[0] && point.y < y[1]).toBe(true);
    }
    // A circle is round.
    expect(x[1] - x[0]).toBeCloseTo(y[1] - y[0], 9);
    expect(points.filter(({ isTest }) => isTest)).toHaveLength(50);
  }
});

test("UI-24 classes and signs differ by shape, not by colour alone; many points stay countable", async () => {
  for (const count of [2, 3, 4]) {
    const shapes = Array.from({ length: count }, (_, index) => classMark(index, count).shape);
    expect(new Set(shapes).size).toBe(count);
  }
  expect(valueMark(-1).shape).not.toBe(valueMark(1).shape);
  const many = await preview(generated("gauss", 6_000));
  expect(scatterOf(many, 0, 1).points).toHaveLength(MOST_POINTS);
});
