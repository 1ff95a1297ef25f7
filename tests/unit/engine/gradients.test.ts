import fc from "fast-check";
import { expect, test } from "vitest";
import { type Matrix, rowsOf, ShapeError } from "#engine/matrix.ts";
import { networkLayers } from "#engine/network.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import { explainStep, type UpdateStart } from "#engine/reference/explain.ts";
import type { LayerExplanation, StepExplanation } from "#engine/reference/explanation.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { penaltyOf } from "#engine/reference/regularization.ts";
import { ruleMisfit, updateUnderRule } from "#engine/reference/update-rule.ts";
import {
  ACTIVATIONS,
  type Activation,
  LOSSES,
  type TrainingSettings,
  UPDATE_RULES,
} from "#engine/settings.ts";
import { datasetFor, networkOf, relativeError, startOf } from "#tests/unit/engine/networks.ts";
import { anySettings } from "#tests/unit/engine/suites/any-settings.ts";

/** Where f or f' jumps at 0, a difference quotient across 0 means nothing. */
const KINKED: readonly Activation[] = ["relu", "leaky-relu", "elu"];
const H = 1e-5;
/** No z moves by this much when a weight moves by H. */
const CLEARANCE = 1e-3;

function explained(settings: TrainingSettings, start: UpdateStart): StepExplanation {
  return explainStep(settings, datasetFor(settings), start);
}

/** Loss and penalty of the next batch, by any parameters. */
function costOf(settings: TrainingSettings, start: UpdateStart): (p: Float64Array) => number {
  const dataset = datasetFor(settings);
  const { rows } = explained(settings, start);
  const { inputs, targets } = dataset.train;
  const evaluation = new Evaluation(settings, {
    inputs: rowsFrom(inputs, rows),
    targets: rowsFrom(targets, rows),
  });
  const layers = networkLayers(settings);
  return (parameters) =>
    evaluation.run(parameters) + penaltyOf(settings.regularization, layers, parameters);
}

function rowsFrom({ cols, data }: Matrix, rows: Uint32Array): Matrix {
  const picked = [...rows].flatMap((row) => [...data.subarray(row * cols, (row + 1) * cols)]);
  return { rows: rows.length, cols, data: Float64Array.from(picked) };
}

/** dC/dW and dC/db with the penalty, as one list in the order of the parameters. */
function gradientOf({ layers }: StepExplanation): number[] {
  return layers.flatMap(({ weightGradient, penaltyGradient, biasGradient }) => [
    ...weightGradient.data.map((value, i) => value + (penaltyGradient.data[i] ?? Number.NaN)),
    ...biasGradient.data,
  ]);
}

function isClearOfKinks(settings: TrainingSettings, { layers }: StepExplanation): boolean {
  const isAway = (matrix: Matrix) => matrix.data.every((value) => Math.abs(value) > CLEARANCE);
  return layers.every(
    ({ preActivation, weights }, l) =>
      (!KINKED.includes(settings.layers[l]?.activation ?? "linear") || isAway(preActivation)) &&
      (settings.regularization.kind !== "l1" || isAway(weights)),
  );
}

test("EN-9 every gradient agrees with finite differences: any depth, activation, loss, batch, penalty", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anySettings, fc.nat(6), (settings, steps) => {
      const training = startOf(referenceEngine, settings);
      training.advance(steps);
      const start = training.keyframe();
      const explanation = explained(settings, start);
      fc.pre(isClearOfKinks(settings, explanation));
      const cost = costOf(settings, start);
      expect(
        relativeError(cost(start.parameters), explanation.loss + explanation.penalty),
      ).toBeLessThan(1e-15);
      for (const [i, exact] of gradientOf(explanation).entries()) {
        const moved = start.parameters.slice();
        moved[i] = (start.parameters[i] ?? 0) + H;
        const above = cost(moved);
        moved[i] = (start.parameters[i] ?? 0) - H;
        const below = cost(moved);
        const numeric = (above - below) / (2 * H);
        const scale = Math.max(1, Math.abs(exact), above);
        expect(Math.abs(exact - numeric) / scale).toBeLessThan(1e-6);
      }
      for (const { activation } of settings.layers) {
        seen.add(activation);
      }
      seen.add(settings.loss);
      seen.add(settings.batch === "full" ? "full" : "mini-batches");
      seen.add(settings.regularization.kind);
    }),
    { numRuns: 400 },
  );
  expect(seen).toEqual(
    new Set([...ACTIVATIONS, ...LOSSES, "full", "mini-batches", "none", "l1", "l2"]),
  );
});

test("EN-9 at its kink relu has the derivative 0, leaky-relu .01, elu 1", () => {
  const slopeAtZero = (activation: Activation) => {
    const settings = networkOf({ widths: [1, 1], activations: [activation], rows: [[0, 1]] });
    const [layer] = explained(settings, startOf(referenceEngine, settings).keyframe()).layers;
    expect([...(layer?.preActivation.data ?? [])]).toEqual([0]);
    return layer?.slope?.data[0];
  };
  expect(slopeAtZero("relu")).toBe(0);
  expect(slopeAtZero("leaky-relu")).toBe(0.01);
  expect(slopeAtZero("elu")).toBe(1);
});

test("EN-9 cross-entropies lose nothing where a unit is saturated", () => {
  const lossAt = (z: number, y: number, loss: "binary-cross-entropy" | "softmax-cross-entropy") => {
    const isSoftmax = loss === "softmax-cross-entropy";
    const settings = networkOf({
      widths: [1, isSoftmax ? 2 : 1],
      activations: [isSoftmax ? "softmax" : "sigmoid"],
      rows: [isSoftmax ? [1, y, 1 - y] : [1, y]],
      more: {
        loss,
        initial: { scheme: "given", weights: [[isSoftmax ? [z, 0] : [z]]], biases: [] },
      },
    });
    return startOf(referenceEngine, settings).loss;
  };
  for (const loss of ["binary-cross-entropy", "softmax-cross-entropy"] as const) {
    // log(a) would be log(0) here.
    expect(lossAt(-800, 1, loss)).toBe(800);
    expect(lossAt(800, 0, loss)).toBe(800);
    expect(lossAt(800, 1, loss)).toBe(0);
    expect(relativeError(lossAt(0, 1, loss), Math.LN2)).toBeLessThan(1e-15);
  }
  expect(
    relativeError(1e9 * lossAt(30, 1, "binary-cross-entropy"), 1e9 * Math.exp(-30)),
  ).toBeLessThan(1e-9);
});

test("EN-10 each wrong rule is what its formula says, where it fits W", () => {
  const a = Float64Array.of(1, 2, 3, 4);
  const delta = Float64Array.of(10, 20, 30, 50);
  const update = (rule: (typeof UPDATE_RULES)[number]) => {
    const result = new Float64Array(4);
    updateUnderRule(rule, a, delta, result, 2);
    return [...result];
  };
  expect(update("gradient")).toEqual([100, 170, 140, 240]);
  expect(update("delta-only")).toEqual([10, 20, 30, 50]);
  expect(update("elementwise")).toEqual([10, 40, 90, 200]);
  expect(update("transposed")).toEqual([100, 140, 170, 240]);
});

test("EN-10 a rule fits only where its result has exactly W's shape", () => {
  const fits = (samples: number, inputs: number, units: number) =>
    UPDATE_RULES.filter((rule) => ruleMisfit(rule, { samples, inputs, units }) === null);
  expect(fits(4, 4, 1)).toEqual(["gradient", "delta-only"]);
  expect(fits(4, 4, 4)).toEqual([...UPDATE_RULES]);
  expect(fits(2, 4, 4)).toEqual(["gradient", "transposed"]);
  expect(fits(4, 3, 4)).toEqual(["gradient"]);
  // One sample, or one unit: numpy would broadcast these, silently.
  expect(fits(1, 4, 4)).toEqual(["gradient", "transposed"]);
  expect(fits(4, 1, 4)).toEqual(["gradient"]);
});

test("EN-10 a rule replaces the update of its layer alone", () => {
  const right = networkOf({
    widths: [4, 4, 4, 4],
    activations: ["tanh", "sigmoid", "linear"],
    rows: Array.from({ length: 4 }, (_, r) =>
      Array.from({ length: 8 }, (_, c) => ((r + 2 * c) % 5) / 5),
    ),
    bias: true,
  });
  const truth = explained(right, startOf(referenceEngine, right).keyframe());
  for (const rule of ["delta-only", "elementwise", "transposed"] as const) {
    const wrong = { ...right, updateRule: { layer: 2, rule } };
    const { layers } = explained(wrong, startOf(referenceEngine, wrong).keyframe());
    const same = (a: Matrix | undefined, b: Matrix | undefined) => expect(a?.data).toEqual(b?.data);
    for (const [l, layer] of layers.entries()) {
      same(layer.weightGradient, truth.layers[l]?.weightGradient);
      same(layer.delta, truth.layers[l]?.delta);
      same(layer.biasGradient, truth.layers[l]?.biasGradient);
    }
    same(layers[0]?.appliedUpdate, truth.layers[0]?.weightGradient);
    same(layers[2]?.appliedUpdate, truth.layers[2]?.weightGradient);
    expect(layers[1]?.appliedUpdate.data).not.toEqual(truth.layers[1]?.weightGradient.data);
  }
});

/** `left` `right` by the schoolbook. */
function product(left: number[][], right: number[][]): number[][] {
  return left.map((row) =>
    (right[0] ?? []).map((_, col) =>
      row.reduce((sum, value, k) => sum + value * (right[k]?.[col] ?? Number.NaN), 0),
    ),
  );
}

function transposed(rows: number[][]): number[][] {
  return (rows[0] ?? []).map((_, col) => rows.map((row) => row[col] ?? Number.NaN));
}

function expectClose(actual: number[][], expected: number[][]): void {
  expect(actual.length).toBe(expected.length);
  for (const [r, row] of actual.entries()) {
    for (const [c, value] of row.entries()) {
      expect(relativeError(value, expected[r]?.[c] ?? Number.NaN)).toBeLessThan(1e-12);
    }
  }
}

function expectLayerFits(layer: LayerExplanation, above: LayerExplanation | undefined): void {
  const { input, weights, biases, preActivation, slope, error, delta } = layer;
  const [bias = []] = rowsOf(biases);
  expectClose(
    rowsOf(preActivation),
    product(rowsOf(input), rowsOf(weights)).map((row) => row.map((z, o) => z + (bias[o] ?? 0))),
  );
  expect([...delta.data]).toEqual(
    [...error.data].map((e, i) => (slope === null ? e : e * (slope.data[i] ?? Number.NaN))),
  );
  if (above !== undefined) {
    expect(above.input.data).toEqual(layer.output.data);
    expectClose(rowsOf(error), product(rowsOf(above.delta), transposed(rowsOf(above.weights))));
  }
  expectClose(rowsOf(layer.weightGradient), product(transposed(rowsOf(input)), rowsOf(delta)));
  for (const matrix of [preActivation, layer.output, error, delta]) {
    expect([matrix.rows, matrix.cols]).toEqual([input.rows, weights.cols]);
    expect(matrix.data.length).toBe(input.rows * weights.cols);
  }
}

test("EN-11 an explanation is the training's own arithmetic: it fits together, and leads to the next state", () => {
  fc.assert(
    fc.property(anySettings, fc.nat(9), (settings, steps) => {
      const training = startOf(referenceEngine, settings);
      training.advance(steps);
      const start = training.keyframe();
      const kept = structuredClone(start);
      const { layers, loss, rows, targets, betaPowers } = explained(settings, start);
      expect(loss).toBe(training.stepLoss);
      expect(rows.length).toBe(targets.rows);
      for (const [l, layer] of layers.entries()) {
        expectLayerFits(layer, layers[l + 1]);
      }
      const made = training.advance(1);
      fc.pre(made === 1);
      const next = training.keyframe();
      const list = (of: (layer: LayerExplanation) => readonly (Matrix | undefined)[]) =>
        layers.flatMap((layer) => of(layer).flatMap((matrix) => [...(matrix?.data ?? [])]));
      expect(list((layer) => [layer.nextWeights, layer.nextBiases])).toEqual([...next.parameters]);
      const groups = layers[0]?.weightMoments.length ?? 0;
      const moments = Array.from({ length: groups }, (_, group) =>
        list(({ weightMoments, biasMoments }) => [weightMoments[group], biasMoments[group]]),
      );
      expect([...moments.flat(), ...(betaPowers ?? [])]).toEqual([...next.optimizerState]);
      // Nothing is shared: whoever draws may write.
      for (const layer of layers) {
        layer.weights.data.fill(9);
        layer.input.data.fill(9);
      }
      expect(start).toEqual(kept);
      expect(datasetFor(settings).train.inputs.data).not.toContain(9);
    }),
    { numRuns: 150 },
  );
});

test("EN-11 a start of another network is refused", () => {
  const settings = networkOf({ widths: [1, 1], activations: ["linear"], rows: [[1, 2]] });
  const start = startOf(referenceEngine, settings).keyframe();
  const withParameters = (parameters: Float64Array) => () =>
    explained(settings, { ...start, parameters });
  expect(withParameters(new Float64Array(2))).toThrow(ShapeError);
  expect(() => explained(settings, { ...start, optimizerState: new Float64Array(1) })).toThrow(
    ShapeError,
  );
});
