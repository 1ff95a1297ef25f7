import { expect, test } from "vitest";
import { DIGIT_ROWS, DIGIT_SAMPLE } from "#client/views/data/digit-sample.ts";
import { movedPoint } from "#client/views/data/paint-frame.ts";
import {
  mostPainted,
  paintable,
  paintClasses,
  painted,
  placesAlong,
  reverseOf,
  type Stroke,
  withStroke,
} from "#client/views/data/paint-model.ts";
import { thumbnailPoints } from "#client/views/data/thumbnail-points.ts";
import { tableFromSet } from "#client/views/table/table-from-set.ts";
import { digitsRawData } from "#engine/data/bundled/digits.ts";
import { irisRawData } from "#engine/data/bundled/iris.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { GENERATED_SETS, type TableData, type TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";

const TABLE: TableData = {
  kind: "table",
  inputs: ["x1", "x2"],
  outputs: ["y"],
  rows: [
    [1, 1, 0],
    [-1, 1, 1],
    [1, 1, 0],
  ],
  scaling: "none",
};

test("UI-79 a stroke adds its points, and taking it back leaves what others did since", () => {
  const stroke: Stroke = {
    kind: "painted",
    rows: [
      [2, 2, 1],
      [1, 1, 0],
    ],
  };
  const after = withStroke(TABLE, stroke);
  expect(after.rows).toHaveLength(5);
  const others = { ...after, rows: [...after.rows, [9, 9, 1]] };
  expect(withStroke(others, reverseOf(stroke)).rows).toEqual([...TABLE.rows, [9, 9, 1]]);
  const erased: Stroke = { kind: "erased", rows: [[-1, 1, 1]] };
  expect(withStroke(TABLE, erased).rows).toEqual([
    [1, 1, 0],
    [1, 1, 0],
  ]);
  expect(withStroke(TABLE, { kind: "erased", rows: TABLE.rows })).toBe(TABLE);
});

test("UI-79 a painted table stays within the room's document", () => {
  const rows = Array.from({ length: 1_000 }, (_, i) => [i, i, i % 2]);
  const begun = paintable({ ...TABLE, rows });
  expect(begun.rows).toHaveLength(399);
  expect(new Set(begun.rows.map(([, , y]) => y)).size).toBe(2);
  expect(begun.rows.at(-1)?.[0]).toBeGreaterThan(990);
  const full = withStroke(begun, { kind: "painted", rows });
  expect(full.rows).toHaveLength(mostPainted(TABLE));
  expect(mostPainted(TABLE)).toBe(666);
});

test("UI-79 what can be painted are the classes of the targets, or a negative and a positive number", () => {
  const targets = (outputs: string[], ...rows: number[][]) =>
    paintClasses({ ...TABLE, outputs, rows: rows.map((row) => [0, 0, ...row]) })?.map(
      (one) => one.targets,
    ) ?? null;
  expect(targets(["y"], [0], [1])).toEqual([[0], [1]]);
  expect(targets(["y"], [-1], [1])).toEqual([[-1], [1]]);
  expect(targets(["y"], [0.3])).toEqual([[-1], [1]]);
  expect(targets(["p", "q", "r"], [1, 0, 0])).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  expect(targets(["p", "q"], [1, 1])).toBeNull();
  expect(paintClasses({ ...TABLE, inputs: ["a", "b", "c"] })).toBeNull();
});

test("UI-79 a drag leaves points at even distances, arrows move a cross inside the frame", () => {
  expect(placesAlong([0, 0], [30, 40], 20)).toEqual([
    [12, 16],
    [24, 32],
  ]);
  expect(placesAlong([0, 0], [3, 4], 20)).toEqual([]);
  const red = { name: "", targets: [1], mark: { shape: "circle", colour: "positive" } } as const;
  expect(painted(1.23456, -0.00012345, red)).toEqual([1.23, -0.000123, 1]);
  const frame = {
    names: ["a", "b"],
    domains: [
      [-6, 6],
      [-6, 6],
    ],
  } as const;
  const key = (name: string, shiftKey = false) =>
    movedPoint(frame, [0, 6], { key: name, shiftKey });
  expect(key("ArrowLeft")).toEqual([-0.5, 6]);
  expect(key("ArrowUp")).toEqual([0, 6]);
  expect(key("ArrowDown")).toEqual([0, 5.5]);
  expect(key("x")).toBeNull();
});

test("UI-79 a set as a table is the same to the engine, row by row", () => {
  const settings: TrainingSettings[] = [
    ...GENERATED_SETS.map(
      (name): TrainingSettings => ({
        ...PRESETS.spiral,
        data: { kind: "generated", name, samples: 40, noise: 0.1, seed: 5, scaling: "none" },
        layers: [{ units: 1, activation: "tanh" }],
        loss: "mean-squared-error",
      }),
    ),
    PRESETS.iris,
  ];
  for (const one of settings) {
    const raw = one.data.kind === "generated" ? rawDataOf(one.data) : irisRawData();
    const table = tableFromSet(one, raw);
    const same: TrainingSettings = { ...one, data: table };
    const [before, after] = [datasetOf(one, raw), datasetOf(same, rawDataOf(table))];
    expect(after.train, one.data.kind).toEqual(before.train);
    expect(after.test).toEqual(before.test);
  }
});

test("UI-76 a thumbnail shows the set's own points, right way up, and all of its classes", () => {
  const raw = (name: (typeof GENERATED_SETS)[number]) =>
    rawDataOf({ kind: "generated", name, samples: 500, noise: 0, seed: 1, scaling: "none" });
  for (const name of GENERATED_SETS) {
    const points = thumbnailPoints(raw(name), 0, 1);
    expect(points.length).toBeGreaterThan(80);
    expect(points.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
    expect(new Set(points.map(({ mark }) => mark.colour)).size, name).toBeGreaterThan(1);
  }
  // x1 * x2 > 0 is class 1: right and up is positive, right and down is not.
  const xor = thumbnailPoints(raw("xor"), 0, 1);
  expect(xor.find(({ x, y }) => x > 0.7 && y > 0.7)?.mark.colour).toBe("positive");
  expect(xor.find(({ x, y }) => x > 0.7 && y < 0.3)?.mark.colour).toBe("negative");
  const higher = thumbnailPoints(raw("plane"), 0, 1).filter(({ x, y }) => x > 0.8 && y > 0.8);
  expect(higher.every(({ mark }) => mark.colour === "positive")).toBe(true);
});

test("UI-76 the digits of the thumbnail are bundled ones", () => {
  const { data } = digitsRawData().inputs;
  for (const [place, row] of DIGIT_ROWS.entries()) {
    const levels = [...data.subarray(row * 64, (row + 1) * 64)].map((ink) => Math.round(ink * 16));
    expect(levels.map((level) => level.toString(17)).join("")).toBe(DIGIT_SAMPLE[place]);
  }
  expect(ORIGIN.data.kind).toBe("table");
});
