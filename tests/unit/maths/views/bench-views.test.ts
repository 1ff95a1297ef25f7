import { describe, expect, test } from "vitest";
import { ruleShapes } from "#client/maths/rule-shapes.ts";
import { type BenchNews, judgeBench } from "#client/views/maths/bench/bench-judge.ts";
import { benchRequest, questionOf } from "#client/views/maths/bench/bench-messages.ts";
import {
  benchAfter,
  benchState,
  growingLayer,
  isChanged,
} from "#client/views/maths/bench/bench-state.ts";
import { lanePoints, raceScale } from "#client/views/maths/bench/race-points.ts";
import { shapeWords } from "#client/views/maths/bench/verdict-words.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { type TrainingSettings, UPDATE_RULES, type UpdateRule } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { benchModel, benchVerdicts } from "#tests/support/bench-verdicts.ts";
import { modelAt } from "#tests/unit/maths/model-support.ts";

const STEPS = 60;

function question(settings: TrainingSettings, rule: UpdateRule, step = 0) {
  const { bench } = benchState(modelAt(settings, step));
  return { bench, layer: 2, rule, seed: 1, steps: STEPS };
}

function lastOf<Kind extends BenchNews["kind"]>(news: readonly BenchNews[], kind: Kind) {
  return news.findLast((one): one is Extract<BenchNews, { kind: Kind }> => one.kind === kind);
}

describe("MP the bench on the page", () => {
  test("MP-43 judged in slices the verdicts are those of one call, for every rule", () => {
    for (const rule of UPDATE_RULES) {
      const asked = question(ORIGIN, rule, 7);
      const news = [...judgeBench(referenceEngine, asked)];
      const model = benchModel(asked.bench, "subtract");
      const whole = benchVerdicts(asked.bench, model, 2, rule, 1);
      const gradient = lastOf(news, "gradient")?.gradient;
      expect(lastOf(news, "order")?.order.isUnchanged).toBe(whole.order?.isUnchanged);
      expect(gradient?.wrongSigns).toBe(whole.gradient?.wrongSigns);
      expect(gradient?.cosine).toBe(whole.gradient?.cosine);
      expect(gradient?.checked).toBe(gradient?.of);
      if (whole.shapes.verdict.misfit !== null) {
        expect(news).toEqual([]);
      }
    }
  });

  test("MP-43 the right rule differs nowhere, delta alone everywhere in Origin; both train", () => {
    const right = [...judgeBench(referenceEngine, question(ORIGIN, "gradient"))];
    const wrong = [...judgeBench(referenceEngine, question(ORIGIN, "delta-only"))];
    expect(lastOf(right, "gradient")?.gradient.different).toBe(0);
    expect(lastOf(wrong, "gradient")?.gradient).toMatchObject({ different: 4, wrongSigns: 2 });
    const race = lastOf(wrong, "race");
    expect(race?.step).toBe(STEPS);
    expect(race?.lanes.map(({ losses }) => losses.length)).toEqual([STEPS + 1, STEPS + 1]);
    const training = referenceEngine.start(ORIGIN, modelAt(ORIGIN, 0).dataset);
    training.advance(STEPS);
    expect(race?.lanes[0]?.losses.at(-1)).toBe(training.loss);
  });

  test("MP-43 a question crosses to a worker, and means the same there", () => {
    const asked = question(ORIGIN, "delta-only");
    const there = questionOf(structuredClone(benchRequest(1, asked, "")));
    expect([...judgeBench(referenceEngine, there)]).toEqual([
      ...judgeBench(referenceEngine, asked),
    ]);
  });

  test("MP-44 the bench takes the run as it is updated now, by the right rule on all samples", () => {
    const settings: TrainingSettings = {
      ...ORIGIN,
      bias: true,
      batch: { size: 2, seed: 1 },
      optimizer: { kind: "momentum", learningRate: 1, momentum: 0.9 },
    };
    const model = modelAt(settings, 5);
    const changed = {
      ...model,
      hyperParameters: { ...model.hyperParameters, learningRate: 0.25, momentum: 0.5 },
    };
    const { bench, step } = benchState(changed);
    expect(step).toBe(5);
    expect(bench.settings.optimizer).toEqual({
      kind: "momentum",
      learningRate: 0.25,
      momentum: 0.5,
    });
    expect(bench.settings).toMatchObject({ batch: "full", updateRule: "gradient" });
    const training = referenceEngine.start(settings, model.dataset);
    training.advance(5);
    expect([...bench.parameters]).toEqual([...training.parameters]);
  });

  test("MP-44 what is done on it is counted, and a reset takes it all back", () => {
    const model = modelAt(ORIGIN, 3);
    const start = benchState(model);
    const grown = [
      { kind: "add-sample" as const },
      { kind: "add-unit" as const, hiddenLayer: 1 },
      { kind: "shuffle" as const },
      { kind: "shuffle" as const },
    ].reduce(benchAfter, start);
    expect(grown).toMatchObject({ moreSamples: 1, moreUnits: 1, shuffles: 2 });
    expect(isChanged(grown)).toBe(true);
    expect(grown.bench.dataset.train.inputs.rows).toBe(5);
    expect(grown.bench.settings.layers[0]?.units).toBe(5);
    expect(benchAfter(grown, { kind: "reset", model })).toEqual(start);
    expect(growingLayer(start.bench, 2)).toBe(1);
    expect(growingLayer(start.bench, 1)).toBe(1);
    const flat = { ...start.bench, settings: { ...ORIGIN, layers: ORIGIN.layers.slice(1) } };
    expect(growingLayer(flat, 1)).toBe(null);
  });

  test("MP-45 the shape is told axis by axis: right, right by chance, or wrong", () => {
    const model = benchModel(question(ORIGIN, "gradient").bench, "subtract");
    const marks = UPDATE_RULES.map((rule) => shapeWords(ruleShapes(model, 2, rule)).mark);
    expect(marks).toEqual(["good", "chance", "bad", "bad"]);
    const { lines } = shapeWords(ruleShapes(model, 2, "delta-only"));
    expect(lines[0]).toContain("4 hidden and 4 samples");
    expect(lines.at(-1)).toBe("numpy adds it without a word.");
    const transposed = shapeWords(ruleShapes(model, 2, "transposed"));
    expect(transposed.lines.join(" ")).toContain("W is 4 x 4 from then on instead of 4 x 1");
  });

  test("MP-46 the chart of the race has both losses inside, and no peak is lost", () => {
    const peaks = Array.from({ length: 1_001 }, (_, step) => (step === 500 ? 9 : 1 / (step + 1)));
    const scale = raceScale([peaks, [0.5]], 100);
    const points = lanePoints(peaks, 1_000, scale, 320)
      .split(" ")
      .map((point) => point.split(",").map(Number));
    expect(points.length).toBeLessThanOrEqual(240);
    expect(points.every(([x = -1, y = -1]) => x >= 0 && x <= 320 && y >= 0 && y <= 100)).toBe(true);
    const highest = Math.min(...points.map(([, y = 0]) => y));
    expect(highest).toBeCloseTo(scale.pxFromValue(9), 0);
  });
});
