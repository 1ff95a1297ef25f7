import fc from "fast-check";
import { expect, test } from "vitest";
import { ShapeError, zeros } from "#engine/matrix.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import { explainStep } from "#engine/reference/explain.ts";
import { activations, predict } from "#engine/reference/predict.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { datasetFor, networkOf, startOf } from "#tests/unit/engine/networks.ts";
import { anySettings } from "#tests/unit/engine/suites/any-settings.ts";

test("EN-29 rows are evaluated again and again with the bits of the training", () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const dataset = datasetFor(settings);
      const full = { ...settings, batch: "full" as const };
      const training = referenceEngine.start(full, dataset);
      const train = new Evaluation(settings, dataset.train);
      const held = new Evaluation(settings, dataset.test ?? dataset.train);
      for (let step = 0; step < 5; step++) {
        expect(train.run(training.parameters)).toBe(training.loss);
        const testLoss = held.run(training.parameters);
        expect(dataset.test === null ? null : testLoss).toBe(training.testLoss);
        const { layers } = explainStep(full, dataset, training.keyframe());
        expect(train.outputs).toEqual(layers.at(-1)?.output);
        expect(train.activations.slice(1)).toEqual(layers.map(({ output }) => output));
        expect(train.preActivations).toEqual(layers.map(({ preActivation }) => preActivation));
        expect(predict(settings, dataset.train, training.parameters)).toEqual(train.outputs);
        expect(activations(settings, dataset.train, training.parameters)).toEqual(
          train.activations,
        );
        training.advance(1);
      }
    }),
    { numRuns: 60 },
  );
});

test("EN-29 rows without targets have outputs and no loss", () => {
  const { parameters } = startOf(referenceEngine, ORIGIN);
  const { inputs } = datasetFor(ORIGIN).train;
  const evaluation = new Evaluation(ORIGIN, { inputs });
  expect(evaluation.run(parameters)).toBeNaN();
  expect(evaluation.outputs).toEqual(predict(ORIGIN, datasetFor(ORIGIN).train, parameters));
});

test("EN-29 an evaluation keeps nothing of the caller's parameters", () => {
  const { parameters } = startOf(referenceEngine, ORIGIN);
  const evaluation = new Evaluation(ORIGIN, datasetFor(ORIGIN).train);
  const loss = evaluation.run(parameters);
  const before = parameters.slice();
  evaluation.run(parameters.map((value) => value + 1));
  expect(parameters).toEqual(before);
  expect(evaluation.run(parameters)).toBe(loss);
});

test("EN-29 rows and parameters of another network are refused", () => {
  const wide = networkOf({ widths: [2, 1], activations: ["tanh"], rows: [[1, 2, 3]] });
  expect(() => new Evaluation(ORIGIN, datasetFor(wide).train)).toThrow(ShapeError);
  expect(() => new Evaluation(ORIGIN, { inputs: zeros(2, 3), targets: zeros(1, 1) })).toThrow(
    ShapeError,
  );
  const evaluation = new Evaluation(ORIGIN, datasetFor(ORIGIN).train);
  expect(() => evaluation.run(new Float64Array(3))).toThrow(ShapeError);
});
