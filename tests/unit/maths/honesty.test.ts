import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entity } from "#client/maths/entity.ts";
import { entityOf, type MathsModel, mathsModel } from "#client/maths/maths-model.ts";
import { outerPile } from "#client/maths/outer-pile.ts";
import { sumLine } from "#client/maths/sum-line.ts";
import { weightSum } from "#client/maths/weight-sum.ts";
import { Batches } from "#engine/batches.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { biasesOf, type NetworkLayer, networkLayers, weightsOf } from "#engine/network.ts";
import { BatchPasses } from "#engine/reference/batch-passes.ts";
import type { LayerBuffers } from "#engine/reference/passes.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Training } from "#engine/training.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { datasetFor } from "#tests/unit/engine/networks.ts";
import { anySettings } from "#tests/unit/engine/suites/any-settings.ts";
import { CONVENTIONS, modelAt } from "#tests/unit/maths/model-support.ts";

const FLIPPED: readonly Entity["kind"][] = [
  "error",
  "delta",
  "gradient",
  "rule-update",
  "total-gradient",
  "direction",
];
const step = fc.integer({ min: 0, max: 12 });

/** The engine's own buffers in the update after where `training` stands. */
function buffersOf(settings: TrainingSettings, training: Training) {
  const { parameters, hyperParameters, batches } = training.keyframe();
  const { train } = datasetFor(settings);
  const { batch, updateRule } = hyperParameters;
  const passes = new BatchPasses(settings, train, parameters, batch);
  passes.load(
    batch === "full" || batches === null
      ? null
      : Batches.restore(batch, train.inputs.rows, batches),
  );
  passes.current.forward();
  passes.current.backward(updateRule);
  return passes.current;
}

type Data = (id: string) => Float64Array | undefined;

function expectSamples(data: Data, buffers: LayerBuffers): void {
  const { number } = buffers.layer;
  expect(data(number === 1 ? "X" : `a${number - 1}`)).toEqual(buffers.input);
  expect(data(`z${number}`)).toEqual(buffers.preActivation);
  expect(data(`a${number}`)).toEqual(buffers.output);
  expect(data(`delta${number}`)).toEqual(buffers.delta);
  expect(data(`e${number}`) ?? buffers.error).toEqual(buffers.error);
  expect(data(`slope${number}`) ?? new Float64Array()).toEqual(buffers.slope);
  expect(data(`dW${number}`)).toEqual(buffers.weightUpdate);
  expect(data(`db${number}`) ?? new Float64Array()).toEqual(buffers.biasUpdate);
}

function expectParameters(data: Data, layer: NetworkLayer, now: Keyframe, next: Keyframe): void {
  const { number } = layer;
  const none = new Float64Array();
  expect(data(`W${number}`)).toEqual(weightsOf(layer, now.parameters).data);
  expect(data(`b${number}`) ?? none).toEqual(biasesOf(layer, now.parameters));
  expect(data(`nextW${number}`)).toEqual(weightsOf(layer, next.parameters).data);
  expect(data(`nextb${number}`) ?? none).toEqual(biasesOf(layer, next.parameters));
}

function expectSums(model: MathsModel, { number, units, biasesAt }: NetworkLayer): void {
  const pile = outerPile(model, number);
  const sheets = model.samples.map((_, n) => pile.sheet(n).data);
  const { data } = entityOf(model, `dW${number}`).matrix;
  expect(pile.sumOf(pile.count).data.map(noMinusZero)).toEqual(data.map(noMinusZero));
  sheets.forEach((sheet, n) => {
    expect(pile.largestOf(n)).toBe(Math.max(...sheet.map(Math.abs)));
  });
  // What is in sight alone: its last column.
  const part = { rows: [...data.keys()].slice(0, data.length / units), cols: [units - 1] };
  const isSeen = (at: number) => at % units === units - 1;
  expect(pile.sumOf(pile.count, part).data.map(noMinusZero)).toEqual(
    data.map((value, at) => (isSeen(at) ? noMinusZero(value) : 0)),
  );
  data.forEach((value, at) => {
    const { sum, terms } = weightSum(model, number, Math.floor(at / units), at % units);
    expect(noMinusZero(sum)).toBe(noMinusZero(value));
    expect(terms.map(({ product }) => noMinusZero(product))).toEqual(
      sheets.map((sheet) => noMinusZero(sheet[at] ?? Number.NaN)),
    );
  });
  const biases = biasesAt === null ? [] : [...entityOf(model, `db${number}`).matrix.data];
  biases.forEach((value, col) => {
    expect(noMinusZero(weightSum(model, number, null, col).sum)).toBe(noMinusZero(value));
  });
}

describe("MP the numbers", () => {
  test("MP-1 every number of an iteration is the engine's own, at any step of any run", () => {
    fc.assert(
      fc.property(anySettings, step, (settings, count) => {
        const training = referenceEngine.start(settings, datasetFor(settings));
        training.advance(count);
        fc.pre(training.end === null);
        const start = training.keyframe();
        const dataset = datasetFor(settings);
        const model = mathsModel({
          settings,
          dataset,
          start,
          step: count,
          convention: "subtract",
        });
        const data = (id: string) => model.entities.get(id)?.matrix.data;
        const passes = buffersOf(settings, training);
        expect(data("Y")).toEqual(passes.targets);
        for (const buffers of passes.layers) {
          expectSamples(data, buffers);
        }
        training.advance(1);
        fc.pre(training.end === null);
        const after = training.keyframe();
        for (const layer of networkLayers(settings)) {
          expectParameters(data, layer, start, after);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("MP-2 the other convention turns the signs from the error on, and no weight", () => {
    fc.assert(
      fc.property(anySettings, step, (settings, count) => {
        const model = modelAt(settings, count);
        const turned = modelAt(settings, count, "add");
        const { kind } = settings.optimizer;
        for (const [id, { kind: entityKind, matrix }] of model.entities) {
          const isMoment = entityKind === "moment" || entityKind === "old-moment";
          const isFirstMoment = /^(old)?m/.test(id) || (kind !== "adam" && /^(old)?v/.test(id));
          const isFlipped = FLIPPED.includes(entityKind) || (isMoment && isFirstMoment);
          const expected = isFlipped
            ? matrix.data.map((value) => (value === 0 ? 0 : -value))
            : matrix.data;
          expect(turned.entities.get(id)?.matrix.data, id).toEqual(expected);
        }
        expect(turned.entities.size).toBe(model.entities.size);
      }),
      { numRuns: 80 },
    );
  });

  test("MP-3 a weight's sum has the bits of its gradient, with every product on the way", () => {
    fc.assert(
      fc.property(anySettings, fc.constantFrom(...CONVENTIONS), (settings, convention) => {
        const model = modelAt(settings, 3, convention);
        for (const layer of networkLayers(settings)) {
          expectSums(model, layer);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("MP-3 the line of Origin's first weight of layer 2 is that of the design", () => {
    const model = modelAt(ORIGIN, 0, "add");
    const found = weightSum(model, 2, 0, 0);
    expect(found.terms.map(({ sample }) => sample)).toEqual([1, 2, 3, 4]);
    expect(sumLine(found, 4, "en")).toBe(
      "0.5979×(−0.1391) + 0.6326×0.04041 + 0.6929×0.03457 + 0.7232×(−0.1276) = −0.1260",
    );
    expect(() => weightSum(model, 2, 4, 0)).toThrow("no weight");
  });

  test("MP-4 rows go by their numbers in the data, with test rows and mini-batches", () => {
    const rows = Array.from({ length: 8 }, (_, i) => [i, i % 2, 1, i % 2]);
    const { data } = ORIGIN;
    if (data.kind !== "table") {
      throw new Error("Origin is a table");
    }
    const settings: TrainingSettings = {
      ...ORIGIN,
      data: { ...data, rows },
      testShare: 0.25,
      batch: { size: 4, seed: 3 },
    };
    for (const count of [0, 1, 2, 3]) {
      const { samples, entities } = modelAt(settings, count);
      const inputs = entities.get("X")?.matrix;
      const numbers = samples.map((_, i) => inputs?.data[i * 3]);
      expect(samples.map((number) => number - 1)).toEqual(numbers);
      expect(samples).toHaveLength(count % 2 === 0 ? 4 : 2);
    }
  });
});

function noMinusZero(value: number): number {
  return value + 0;
}
