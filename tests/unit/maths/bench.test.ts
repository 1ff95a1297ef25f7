import { describe, expect, test } from "vitest";
import {
  type Bench,
  shuffledOrder,
  withOneMoreSample,
  withOneMoreUnit,
  withShuffledSamples,
} from "#client/maths/bench.ts";
import { benchRace } from "#client/maths/bench-race.ts";
import { productShape } from "#client/maths/product-shape.ts";
import { ruleShapes } from "#client/maths/rule-shapes.ts";
import { initialParameters } from "#engine/initial.ts";
import { rowsOf } from "#engine/matrix.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { type TrainingSettings, UPDATE_RULES } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { benchModel, benchVerdicts } from "#tests/support/bench-verdicts.ts";
import { datasetFor, networkOf } from "#tests/unit/engine/networks.ts";

const ORIGIN_BENCH = benchOf(ORIGIN);

function benchOf(settings: TrainingSettings): Bench {
  return { settings, dataset: datasetFor(settings), parameters: initialParameters(settings) };
}

function modelOfBench(bench: Bench) {
  return benchModel(bench, "subtract");
}

function lossOf({ settings, dataset, parameters }: Bench): number {
  return new Evaluation(settings, dataset.train).run(parameters);
}

describe("MP the bench", () => {
  test("MP-11 in Origin delta alone has W's sizes, but its rows are samples and not units", () => {
    const { verdict, addition, code, update } = ruleShapes(
      modelOfBench(ORIGIN_BENCH),
      2,
      "delta-only",
    );
    expect(verdict).toMatchObject({ misfit: null, update: [4, 1], weights: [4, 1] });
    expect(update?.rows.kind).toBe("samples");
    expect(addition?.map(({ hasSameSize, fits }) => ({ hasSameSize, fits }))).toEqual([
      { hasSameSize: true, fits: false },
      { hasSameSize: true, fits: true },
    ]);
    expect(code).toBe("delta2.copy()");
  });

  test("MP-11 one more hidden unit, or one more sample: it cannot be formed, the right rule can", () => {
    for (const bench of [withOneMoreUnit(ORIGIN_BENCH, 1), withOneMoreSample(ORIGIN_BENCH)]) {
      const model = modelOfBench(bench);
      expect(ruleShapes(model, 2, "delta-only").verdict.misfit).toContain("delta is");
      expect(ruleShapes(model, 2, "gradient")).toMatchObject({
        verdict: { misfit: null, runsInPlace: true },
        addition: [{ fits: true }, { fits: true }],
      });
    }
  });

  test("MP-11 numpy says nothing where the transposed rule makes W another shape", () => {
    const { verdict, product } = ruleShapes(modelOfBench(ORIGIN_BENCH), 2, "transposed");
    expect(verdict).toEqual({
      weights: [4, 1],
      update: [1, 4],
      misfit: "deltaᵀa is 1x4, W is 4x1",
      broadcast: [4, 4],
      runsInPlace: false,
    });
    expect(product?.text).toBe("(◆1 x ●4) @ (●4 x ■4) -> ◆1 x ■4");
  });

  test("MP-12 a product that does not fit shows the gap, even where the sizes are equal", () => {
    const { entities } = modelOfBench(ORIGIN_BENCH);
    const [input, delta] = [entities.get("a1"), entities.get("delta2")];
    if (input === undefined || delta === undefined) {
      throw new Error("Origin has both");
    }
    const { result, parts, text } = productShape(input.axes, delta.axes);
    expect(result).toBe(null);
    expect(text).toBe("(●4 x ■4) @ (●4 x ◆1)");
    expect(parts.filter(({ look }) => look === "gap").map((part) => part.text)).toEqual([
      "■4",
      "●4",
    ]);
  });

  test("MP-13 a new unit leaves the weights that are there, in any depth", () => {
    const settings = networkOf({
      widths: [2, 3, 2, 1],
      activations: ["tanh", "relu", "linear"],
      rows: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      bias: true,
    });
    const bench = benchOf(settings);
    bench.parameters.forEach((_, i) => {
      bench.parameters[i] = i + 1;
    });
    for (const hidden of [1, 2]) {
      const grown = withOneMoreUnit(bench, hidden);
      const layers = networkLayers(grown.settings);
      for (const [l, before] of networkLayers(settings).entries()) {
        const layer = layers[l];
        if (layer === undefined) {
          throw new Error("as many layers as before");
        }
        const weights = rowsOf(weightsOf(layer, grown.parameters));
        const kept = weights.slice(0, before.inputs).map((row) => row.slice(0, before.units));
        expect(kept).toEqual(rowsOf(weightsOf(before, bench.parameters)));
        expect([...biasesOf(layer, grown.parameters)].slice(0, before.units)).toEqual([
          ...biasesOf(before, bench.parameters),
        ]);
      }
      expect(Number.isFinite(lossOf(grown))).toBe(true);
    }
    expect(() => withOneMoreUnit(bench, 3)).toThrow("no hidden layer 3");
  });

  test("MP-13 another order of the samples has the same loss and says which is which", () => {
    const shuffled = withShuffledSamples(ORIGIN_BENCH, 1);
    expect([...shuffled.dataset.trainRows].sort()).toEqual([0, 1, 2, 3]);
    expect([...shuffled.dataset.trainRows]).not.toEqual([0, 1, 2, 3]);
    expect(lossOf(shuffled)).toBeCloseTo(lossOf(ORIGIN_BENCH), 12);
    for (const count of [2, 3, 7]) {
      for (let seed = 0; seed < 20; seed++) {
        const order = shuffledOrder(count, seed);
        expect([...order].sort((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, i) => i),
        );
        expect(order.some((from, to) => from !== to)).toBe(true);
      }
    }
  });

  test("MP-13 a bench changes nothing of the run, and trains", () => {
    const before = structuredClone({ ...ORIGIN_BENCH.dataset.train });
    const bench = withOneMoreSample(withOneMoreUnit(ORIGIN_BENCH, 1));
    expect(bench.dataset.train.inputs.rows).toBe(5);
    expect([...bench.dataset.trainRows]).toEqual([0, 1, 2, 3, 4]);
    expect(ORIGIN_BENCH.dataset.train).toEqual(before);
    const shapes = ruleShapes(modelOfBench(bench), 2, "delta-only");
    const race = benchRace(referenceEngine, bench, shapes, 2, 50);
    race?.advance(50);
    expect(race?.lanes.map(({ losses }) => losses.length)).toEqual([51, 51]);
  });

  test("MP-18 four verdicts on every rule of Origin's second layer", () => {
    const model = modelOfBench(ORIGIN_BENCH);
    const verdicts = UPDATE_RULES.map((rule) => benchVerdicts(ORIGIN_BENCH, model, 2, rule, 1));
    const told = verdicts.map(({ shapes, gradient, order }) => [
      shapes.rule,
      shapes.verdict.misfit === null,
      gradient?.wrongSigns ?? null,
      order?.isUnchanged ?? null,
      benchRace(referenceEngine, ORIGIN_BENCH, shapes, 2, 10) !== null,
    ]);
    expect(told).toEqual([
      ["gradient", true, 0, true, true],
      ["delta-only", true, 2, false, true],
      ["elementwise", false, null, null, false],
      ["transposed", false, null, null, false],
    ]);
  });

  test("MP-18 they are of all samples, whatever batch and optimiser the run has", () => {
    const settings: TrainingSettings = {
      ...ORIGIN,
      batch: { size: 3, seed: 1 },
      optimizer: { kind: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    };
    const bench = benchOf(settings);
    const model = modelOfBench(bench);
    expect(model.samples).toEqual([1, 2, 3, 4]);
    const { shapes, gradient } = benchVerdicts(bench, model, 2, "delta-only", 1);
    expect(gradient?.components.map(({ claimed }) => claimed)).toEqual([
      ...(model.entities.get("delta2")?.matrix.data ?? []),
    ]);
    const race = benchRace(referenceEngine, bench, shapes, 2, 10);
    race?.advance(10);
    expect(race?.lanes.map(({ losses }) => losses.length)).toEqual([11, 11]);
  });
});
