import { expect, test } from "vitest";
import { mathsModel } from "#client/maths/maths-model.ts";
import { partIndex, sampleOf, slowLook, untilNextMs } from "#client/views/slow/slow-look.ts";
import { hyperParametersOf } from "#engine/hyper-parameters.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { slowStepMs } from "#protocol/pace.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";

const dataset = datasetNow(ORIGIN);
const training = referenceEngine.start(ORIGIN, dataset);
training.advance(5, () => undefined);
const model = mathsModel({
  settings: ORIGIN,
  dataset,
  step: 5,
  convention: "subtract",
  start: {
    parameters: training.parameters.slice(),
    optimizerState: new Float64Array(0),
    hyperParameters: hyperParametersOf(ORIGIN),
    batches: null,
  },
});

test("CS-61 every line of the iteration has its second, from the first to the last", () => {
  expect(slowStepMs(2)).toBe(model.steps.length * 1_000);
  expect([0, 0.0999, 0.1, 0.55, 0.9999, 1].map((at) => partIndex(at, 10))).toEqual([
    0, 0, 1, 5, 9, 9,
  ]);
  expect(untilNextMs(0.25, 10, 10_000)).toBeCloseTo(500, 9);
});

test("CS-69 the numbers in the picture are the iteration's own", () => {
  const { layers } = model.explanation;
  const look = (id: string, sample = 2) => {
    const step = model.steps.find((other) => other.id === id);
    if (step === undefined) {
      throw new Error(`no step ${id}`);
    }
    return slowLook(model, step, sample);
  };
  const z1 = look("pre-activation1");
  expect(z1).toMatchObject({ layers: [0], lines: [1], flow: "forward", weights: [] });
  expect(z1.units.map(({ value }) => value)).toEqual([
    ...(layers[0]?.preActivation.data.subarray(8, 12) ?? []),
  ]);
  const delta1 = look("delta1");
  expect(delta1).toMatchObject({ layers: [1], lines: [2], flow: "back" });
  expect(delta1.units.map(({ value }) => value)).toEqual([
    ...(layers[0]?.delta.data.subarray(8, 12) ?? []),
  ]);
  const dW2 = look("gradient2").weights;
  expect(dW2.map(({ from, unit, value }) => [from, unit, value])).toEqual(
    [...(layers[1]?.weightGradient.data ?? [])].map((value, i) => [i, 0, value]),
  );
  // At the end of the interval comes the step that the engine makes.
  training.advance(1, () => undefined);
  expect(look("update").weights.map(({ value }) => value)).toEqual([...training.parameters]);
});

test("CS-69 of a row that is not in the batch the first sample is shown", () => {
  expect(sampleOf(model, 3)).toBe(3);
  expect(sampleOf({ samples: [9, 4, 7] }, 3)).toBe(1);
  expect(sampleOf({ samples: [9, 4, 7] }, 0)).toBe(0);
});
