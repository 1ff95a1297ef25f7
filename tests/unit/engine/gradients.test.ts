import fc from "fast-check";
import { expect, test } from "vitest";
import { initialParameters } from "#engine/initial.ts";
import { type Matrix, ShapeError } from "#engine/matrix.ts";
import { explainStep } from "#engine/reference/explain.ts";
import { ruleMisfit, updateUnderRule } from "#engine/reference/update-rule.ts";
import { type TrainingSettings, UPDATE_RULES } from "#engine/settings.ts";
import { networkOf, relativeError } from "#tests/unit/engine/networks.ts";

const cell = fc.double({ min: -1.5, max: 1.5, noNaN: true });

/** Networks of 0 to 6 hidden layers; without relu, whose kink no difference quotient crosses. */
const network = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 8 }),
    samples: fc.integer({ min: 1, max: 4 }),
    bias: fc.boolean(),
    seed: fc.nat(1000),
  })
  .chain(({ widths, samples, bias, seed }) => {
    const columns = (widths[0] ?? 0) + (widths.at(-1) ?? 0);
    const row = fc.array(cell, { minLength: columns, maxLength: columns });
    const layers = widths.length - 1;
    return fc
      .record({
        rows: fc.array(row, { minLength: samples, maxLength: samples }),
        activations: fc.array(fc.constantFrom("linear" as const, "sigmoid", "tanh"), {
          minLength: layers,
          maxLength: layers,
        }),
      })
      .map((rest) => networkOf({ widths, bias, seed, ...rest }));
  });

function gradientOf(settings: TrainingSettings, parameters: Float64Array): number[] {
  return explainStep(settings, parameters).layers.flatMap(({ weightGradient, biasGradient }) => [
    ...weightGradient.data,
    ...biasGradient.data,
  ]);
}

function lossWith(settings: TrainingSettings, parameters: Float64Array, i: number, by: number) {
  const moved = parameters.slice();
  moved[i] = (moved[i] ?? 0) + by;
  return explainStep(settings, moved).loss;
}

test("EN-9 every gradient agrees with finite differences, at any depth, with biases or not", () => {
  fc.assert(
    fc.property(network, (settings) => {
      const parameters = initialParameters(settings);
      const h = 1e-5;
      for (const [i, exact] of gradientOf(settings, parameters).entries()) {
        const numeric =
          (lossWith(settings, parameters, i, h) - lossWith(settings, parameters, i, -h)) / (2 * h);
        expect(Math.abs(exact - numeric)).toBeLessThan(1e-6 * Math.max(1, Math.abs(exact)));
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("EN-9 relu agrees with finite differences away from its kink", () => {
  const settings = networkOf({
    widths: [2, 4, 3, 1],
    activations: ["relu", "relu", "linear"],
    rows: [
      [0.7, -0.2, 0.5],
      [-1.1, 0.9, -0.25],
      [0.3, 0.8, 1],
    ],
    bias: true,
    seed: 3,
  });
  const parameters = initialParameters(settings).map((value, i) => value + 0.01 * (i + 1));
  const h = 1e-6;
  const gradient = gradientOf(settings, parameters);
  expect(gradient.filter((value) => value !== 0).length).toBeGreaterThan(5);
  for (const [i, exact] of gradient.entries()) {
    const numeric =
      (lossWith(settings, parameters, i, h) - lossWith(settings, parameters, i, -h)) / (2 * h);
    expect(Math.abs(exact - numeric)).toBeLessThan(1e-6);
  }
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
  const shape = {
    widths: [4, 4, 4, 4],
    activations: ["tanh", "sigmoid", "linear"],
    rows: Array.from({ length: 4 }, (_, r) =>
      Array.from({ length: 8 }, (_, c) => ((r + 2 * c) % 5) / 5),
    ),
    bias: true,
  } as const;
  const right = networkOf(shape);
  const parameters = initialParameters(right);
  const truth = explainStep(right, parameters);
  for (const rule of ["delta-only", "elementwise", "transposed"] as const) {
    const { layers } = explainStep({ ...right, updateRule: { layer: 2, rule } }, parameters);
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

test("EN-11 an explanation is the training's own arithmetic: z, a, e, delta and loss fit together", () => {
  const settings = networkOf({
    widths: [2, 3, 1],
    activations: ["tanh", "sigmoid"],
    rows: [
      [0.5, -1, 0.25],
      [2, 0.125, 0.75],
    ],
    bias: true,
  });
  const parameters = initialParameters(settings);
  const { layers, loss, targets } = explainStep(settings, parameters);
  const output = layers[1];
  expect(layers[0]?.output.data).toEqual(output?.input.data);
  const errors = [...(output?.error.data ?? [])];
  expect(errors).toEqual([...targets.data].map((y, i) => (output?.output.data[i] ?? 0) - y));
  expect(relativeError(loss, 0.5 * errors.reduce((sum, e) => sum + e * e, 0))).toBeLessThan(1e-15);
  for (const { preActivation, output: a, error, delta } of layers) {
    for (const matrix of [preActivation, a, error, delta]) {
      expect([matrix.rows, matrix.cols, matrix.data.length]).toEqual([2, a.cols, 2 * a.cols]);
    }
  }
  const before = parameters.slice();
  layers[0]?.weights.data.fill(9);
  expect(parameters).toEqual(before);
});

test("EN-11 parameters of another network are refused", () => {
  const settings = networkOf({ widths: [1, 1], activations: ["linear"], rows: [[1, 2]] });
  expect(() => explainStep(settings, new Float64Array(2))).toThrow(ShapeError);
});
