import { expect, test } from "vitest";
import { kinOf, partsOfPlace, placeOfPart } from "#client/maths/kin.ts";
import { matrixView } from "#client/maths/lens.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { scalarsOf } from "#client/maths/scalars.ts";
import { sourcesOf } from "#client/maths/sources.ts";
import { partOfStep, partsOfStep } from "#client/maths/step-part.ts";
import { heatCellPx, heatPixels } from "#client/views/maths/matrix/heat-pixels.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { modelAt } from "#tests/unit/maths/model-support.ts";

const DEEP: TrainingSettings = {
  ...ORIGIN,
  layers: [
    { units: 3, activation: "tanh" },
    { units: 2, activation: "relu" },
    { units: 1, activation: "sigmoid" },
  ],
  bias: true,
  optimizer: { kind: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  regularization: { kind: "l2", rate: 0.01 },
};

test("MP-21 a weight is a line of the network's picture, a bias its mark, a sample's number its unit", () => {
  const model = modelAt(DEEP, 2);
  for (const id of ["W2", "dW2", "gW2", "nextW2", "mW2"]) {
    expect(partsOfPlace(entityOf(model, id), { row: 2, col: 1 }, 3)).toEqual([
      { kind: "weight", layer: 2, from: 2, unit: 1 },
    ]);
    expect(kinOf(entityOf(model, id))).toBe("W2");
  }
  expect(partsOfPlace(entityOf(model, "db1"), { row: 0, col: 2 }, 3)).toEqual([
    { kind: "bias", layer: 1, unit: 2 },
  ]);
  expect(partsOfPlace(entityOf(model, "a1"), { row: 3, col: 2 }, 3)).toEqual([
    { kind: "unit", layer: 1, unit: 2 },
  ]);
  expect(partsOfPlace(entityOf(model, "Y"), { row: 0, col: 0 }, 3)).toEqual([
    { kind: "unit", layer: 3, unit: 0 },
  ]);
  expect(partsOfPlace(entityOf(model, "X"), { row: null, col: null }, 3)).toHaveLength(3);
  expect(partsOfPlace(entityOf(model, "W1"), { row: null, col: null }, 3)).toHaveLength(9);
});

test("MP-21 and the other way: what the picture is pointed at is a place in a matrix of the iteration", () => {
  const model = modelAt(DEEP, 0);
  const parts = [
    { kind: "weight", layer: 3, from: 1, unit: 0 },
    { kind: "bias", layer: 2, unit: 1 },
    { kind: "unit", layer: 0, unit: 2 },
    { kind: "unit", layer: 2, unit: 1 },
  ] as const;
  for (const part of parts) {
    const place = placeOfPart(part);
    expect(partsOfPlace(entityOf(model, place.entity), place, 3)).toEqual([part]);
  }
});

test("MP-22 a cell of a product is made of the row and the column that meet in it", () => {
  const model = modelAt(DEEP, 1);
  for (const step of model.steps.filter(({ product }) => product !== null)) {
    const [id = ""] = step.results;
    const { cols, data } = entityOf(model, id).matrix;
    for (const [i, value] of data.entries()) {
      const [left, right, bias] = sourcesOf(step, {
        entity: id,
        row: Math.floor(i / cols),
        col: i % cols,
      });
      const sum = numbersAt(model, left)
        .map((number, k) => number * (numbersAt(model, right)[k] ?? Number.NaN))
        .reduce((total, product) => total + product, 0);
      const [added = 0] = bias === undefined ? [] : numbersAt(model, bias);
      expect(sum + added, `${id} ${i}`).toBeCloseTo(value, 12);
    }
  }
});

/** The numbers of a row, a column or a cell. */
function numbersAt(
  model: MathsModel,
  place: ReturnType<typeof sourcesOf>[number] | undefined,
): readonly number[] {
  const { matrix } = entityOf(model, place?.entity ?? "");
  return [...matrix.data].filter(
    (_, i) =>
      (place?.row === null || Math.floor(i / matrix.cols) === place?.row) &&
      (place.col === null || i % matrix.cols === place.col),
  );
}

test("MP-23 a long update is shown parameter by parameter, and nothing of it is left out", () => {
  const model = modelAt(DEEP, 3);
  const update = model.steps.at(-1);
  if (update === undefined) {
    throw new Error("no update");
  }
  const parts = partsOfStep(model, update);
  expect(parts).toEqual(["W1", "b1", "W2", "b2", "W3", "b3"]);
  const shown = parts.map((part) => partOfStep(model, update, part));
  const all = (of: "operands" | "results" | "formulas") =>
    new Set(shown.flatMap((part) => [...part[of]]));
  expect(all("operands")).toEqual(new Set(update.operands));
  expect(all("results")).toEqual(new Set(update.results));
  expect(all("formulas")).toEqual(new Set(update.formulas));
  const [first] = modelAt(ORIGIN, 3).steps.slice(-1);
  expect(first === undefined ? null : partsOfStep(modelAt(ORIGIN, 3), first)).toEqual([]);
});

test("MP-24 the numbers beside the matrices are those of the step", () => {
  const model = modelAt(DEEP, 4);
  const numberOf = (kind: "loss" | "update", id: string) =>
    scalarsOf(model, { kind }).find((scalar) => scalar.id === id)?.value;
  expect(numberOf("loss", "C")).toBe(model.explanation.loss);
  expect(numberOf("loss", "R")).toBe(model.explanation.penalty);
  expect(numberOf("update", "eta")).toBe(0.1);
  expect(numberOf("update", "beta1t")).toBeCloseTo(0.9 ** 5, 12);
  expect(numberOf("update", "beta2t")).toBeCloseTo(0.999 ** 5, 12);
});

test("MP-25 a heat map's pixels are cells of the matrix, striped where they are negative", () => {
  const matrix = {
    rows: 20,
    cols: 13,
    data: Float64Array.from({ length: 260 }, (_, i) => i - 100),
  };
  const view = matrixView(20, 13, { row: 0, col: 0 });
  const px = heatCellPx(view);
  const colours = { positive: [1, 2, 3], negative: [200, 100, 50] } as const;
  const { width, height, pixels } = heatPixels(matrix, view, 200, colours);
  expect([width, height]).toEqual([13 * px, 20 * px]);
  const at = (row: number, col: number, x: number) => [
    ...pixels.slice(
      4 * (row * px * width + col * px + x),
      4 * (row * px * width + col * px + x) + 4,
    ),
  ];
  expect(at(0, 0, 1).slice(0, 3)).toEqual([200, 100, 50]);
  expect(at(19, 12, 1).slice(0, 3)).toEqual([1, 2, 3]);
  expect(at(0, 0, 0)[3]).toBeLessThan(at(0, 0, 1)[3] ?? 0);
  expect(at(19, 12, 0)[3]).toBe(at(19, 12, 1)[3]);
});
