import { expect, test } from "vitest";
import { classMarks } from "#client/views/data/point-marks.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import { gridPoints, PlaneGrid, unitPlaces } from "#client/views/plane/plane-grid.ts";
import {
  hiddenMesh,
  meshBoundary,
  meshLines,
  meshPieces,
} from "#client/views/surface/hidden-mesh.ts";
import { hiddenScatter, pairWithin, rowsInSight } from "#client/views/surface/hidden-scatter.ts";
import { PointEvaluator } from "#client/views/surface/point-evaluator.ts";
import { surfaceLook } from "#client/views/surface/surface-look.ts";
import { crosshairAfter, surfacePlot, tidyPoint } from "#client/views/surface/surface-plot.ts";
import { answerWords } from "#client/views/surface/write-answer.ts";
import { predict } from "#engine/reference/predict.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";

const AREA = { x: [-6, 6], y: [-3, 9] } as const;

/** Three places in the plane, a class each. */
const THREE: TrainingSettings = {
  ...ORIGIN,
  data: {
    kind: "table",
    inputs: ["height", "weight"],
    outputs: ["a", "b", "c"],
    rows: [
      [0, 0, 1, 0, 0],
      [10, 0, 0, 1, 0],
      [0, 200, 0, 0, 1],
      [10, 200, 0, 0, 1],
    ],
    scaling: "standardize",
  },
  layers: [
    { units: 4, activation: "tanh" },
    { units: 3, activation: "softmax" },
  ],
  loss: "softmax-cross-entropy",
};

test("UI-32 the answer at a place is the engine's to the last bit, scaling and features included", () => {
  for (const settings of [PRESETS.playground, PRESETS.spiral, THREE]) {
    const dataset = datasetNow(settings);
    const evaluator = new PointEvaluator();
    for (const step of [0, 25]) {
      const { loss, testLoss, parameters } = truthAt(settings, [], step);
      const moment = { settings, dataset, step, loss, testLoss, parameters };
      for (const [x, y] of [
        [0.5, -0.25],
        [-3, 2],
      ] as const) {
        const point = { rows: 1, cols: 2, data: Float64Array.of(x, y) };
        const expected = predict(settings, { inputs: dataset.transform(point) }, parameters);
        const answer = evaluator.at(
          { ...moment, isExact: true, isFinal: false, curve: null },
          Float64Array.of(x, y),
        );
        expect(Array.from(answer.data)).toEqual(Array.from(expected.data));
      }
    }
  }
});

test("UI-32 the answer is told in words: place, value, class", () => {
  const dataset = datasetNow(THREE);
  const moment = { settings: THREE, dataset, step: 0, loss: 0, testLoss: null };
  const parameters = new Float64Array(0);
  const outputs = { rows: 1, cols: 3, data: Float64Array.of(0.2, 0.7, 0.1) };
  const words = answerWords(
    { ...moment, parameters, isExact: true, isFinal: false, curve: null },
    ["height", "weight"],
    { x: 5, y: 100 },
    outputs,
  );
  expect(words).toBe(
    "height = 5, weight = 100 → a(a) = 0.2000, a(b) = 0.7000, a(c) = 0.1000, class b",
  );
});

test("UI-32 what is drawn is what the outputs mean: two classes, several, or numbers", () => {
  expect(surfaceLook(PRESETS.playground, datasetNow(PRESETS.playground), 0)).toEqual({
    kind: "two-classes",
    scale: { centre: 0, full: 1 },
  });
  expect(surfaceLook(PRESETS.spiral, datasetNow(PRESETS.spiral), 0)).toMatchObject({
    scale: { centre: 0.5, full: 0.5 },
  });
  expect(surfaceLook(THREE, datasetNow(THREE), 0)).toEqual({ kind: "classes", count: 3 });
  const plane: TrainingSettings = {
    ...PRESETS.playground,
    data: { kind: "generated", name: "plane", samples: 50, noise: 0, seed: 1, scaling: "none" },
    layers: [{ units: 1, activation: "linear" }],
  };
  expect(surfaceLook(plane, datasetNow(plane), 3)).toEqual({ kind: "number", unit: 0 });
});

test("UI-32 the crosshair begins in the middle, y goes up, stays inside, leaves with Escape", () => {
  const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });
  expect(crosshairAfter(key("ArrowUp"), null, AREA)).toEqual({ x: 0, y: 3 });
  expect(crosshairAfter(key("ArrowUp"), { x: 0, y: 3 }, AREA)).toEqual({ x: 0, y: 3.24 });
  expect(crosshairAfter(key("ArrowLeft", true), { x: 0, y: 3 }, AREA)).toEqual({ x: -1.2, y: 3 });
  expect(crosshairAfter(key("ArrowRight", true), { x: 5.9, y: 3 }, AREA)).toEqual({ x: 6, y: 3 });
  expect(crosshairAfter(key("Escape"), { x: 0, y: 3 }, AREA)).toBeNull();
  expect(crosshairAfter(key("Escape"), null, AREA)).toBeUndefined();
  expect(crosshairAfter(key("a"), null, AREA)).toBeUndefined();
  expect(tidyPoint(AREA, { x: 1.23456, y: 99 })).toEqual({ x: 1.23, y: 9 });
  const { up, across } = surfacePlot({ widthPx: 300, heightPx: 300 }, AREA);
  expect(up.pxFromValue(9)).toBeLessThan(up.pxFromValue(-3));
  expect(across.valueFromPx(across.pxFromValue(-2.5))).toBeCloseTo(-2.5, 9);
});

test("UI-33 the hidden space shows every row where two units put it, in its class, on axes that stand still", () => {
  const settings = PRESETS.playground;
  const dataset = datasetNow(settings);
  const { parameters } = truthAt(settings, [], 30);
  const moment = { settings, dataset, step: 30, loss: 0, testLoss: null, parameters };
  const rows = rowsInSight(settings, dataset);
  expect(rows).toBe(500);
  const now = { ...moment, isExact: true, isFinal: false, curve: null };
  const layer = new RowEvaluator().at(now, 0, rows).activations[2];
  if (layer === undefined) {
    throw new Error("there is no second layer");
  }
  const { points, names, domains } = hiddenScatter(now, { layer: 2, across: 1, up: 0 }, layer);
  expect(names).toEqual(["h2.2", "h2.1"]);
  expect(domains).toEqual([
    [-1.12, 1.12],
    [-1.12, 1.12],
  ]);
  expect(points.filter(({ isTest }) => isTest)).toHaveLength(250);
  expect(points[7]).toMatchObject({ x: layer.data[15], y: layer.data[14] });
  expect(new Set(points.map(({ mark }) => mark.shape))).toEqual(new Set(["square", "circle"]));
  expect(pairWithin(settings, { layer: 9, across: 0, up: 1 })).toEqual({
    layer: 3,
    across: 0,
    up: 0,
  });
  expect(rowsInSight(PRESETS.digits, datasetNow(PRESETS.digits))).toBeLessThan(500);
});

function planeOf(settings: TrainingSettings, size: number, step: number): Plane {
  const dataset = datasetNow(settings);
  const { loss, testLoss, parameters } = truthAt(settings, [], step);
  const area = { x: [-6, 6], y: [-6, 6] } as const;
  const inputs = dataset.transform(gridPoints(area, size));
  const values = new PlaneGrid(settings, inputs).values(parameters);
  const places = unitPlaces(settings);
  const moment = {
    settings,
    dataset,
    step,
    loss,
    testLoss,
    parameters,
    isExact: true,
    isFinal: false,
    curve: null,
  };
  const scatter = { points: [], names: ["x1", "x2"], domains: [area.x, area.y] } as const;
  return {
    moment,
    step,
    size,
    area,
    scatter,
    unitValues(layer, unit) {
      const place = places[layer] ?? null;
      const points = size * size;
      return place === null
        ? null
        : values.subarray((place + unit) * points, (place + unit + 1) * points);
    },
  };
}

test("UI-85 the plane lies in the hidden space where two units put it, to its corners", () => {
  const settings = PRESETS.spiral;
  const plane = planeOf(settings, 20, 30);
  const mesh = hiddenMesh(plane, { layer: 2, across: 1, up: 5 });
  const pieces = mesh && meshPieces(mesh, plane, surfaceLook(settings, plane.moment.dataset, 0));
  const value = (unit: number, at: number) => plane.unitValues(2, unit)?.[at];
  expect(pieces).toHaveLength(19 * 19);
  expect(pieces?.[0]?.corners[0]).toEqual([value(1, 0), value(5, 0)]);
  expect(pieces?.at(-1)?.corners[2]).toEqual([value(1, 399), value(5, 399)]);
  expect(mesh && meshLines(mesh)).toHaveLength(40);
});

test("UI-85 the colours are the answer's, and the boundary is where it changes", () => {
  const settings: TrainingSettings = {
    ...PRESETS.playground,
    layers: [{ units: 1, activation: "sigmoid" }],
    loss: "binary-cross-entropy",
    initial: { scheme: "given", weights: [[[1], [2]]], biases: [[0]] },
  };
  const plane = planeOf(settings, 50, 0);
  const look = surfaceLook(settings, plane.moment.dataset, 0);
  // The inputs themselves: the space is the plane, and one knows the line.
  const mesh = hiddenMesh(plane, { layer: 0, across: 0, up: 1 });
  const pieces = mesh === null ? [] : meshPieces(mesh, plane, look);
  for (const { corners, colour } of pieces) {
    const sums = corners.map(([x, y]) => x + 2 * y);
    if (Math.min(...sums) > 0.5 || Math.max(...sums) < -0.5) {
      expect(colour).toBe((sums[0] ?? 0) > 0 ? "positive" : "negative");
    }
  }
  const boundary = mesh === null ? [] : meshBoundary(mesh, plane, look);
  expect(boundary.length).toBeGreaterThan(40);
  for (const [x, y] of boundary.flat()) {
    // At the picture's edge the line ends in the middle of the last cells.
    expect(Math.abs(x + 2 * y)).toBeLessThan(0.13);
  }
});

test("UI-86 more classes than shapes have a sign each, the first letter where it tells them apart", () => {
  expect(classMarks(["a", "b", "c", "d"]).every(({ symbol }) => symbol === undefined)).toBe(true);
  const digits = classMarks(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  expect(digits.map(({ symbol }) => symbol).join("")).toBe("0123456789");
  const alike = classMarks(["cat", "cow", "dog", "hen", "pig"]);
  expect(alike.map(({ symbol }) => symbol).join("")).toBe("ABCDE");
  const many = classMarks(Array.from({ length: 60 }, (_, i) => `class ${i}`));
  expect(new Set(many.map(({ symbol }) => symbol)).size).toBe(60);
});
