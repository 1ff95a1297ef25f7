import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialParameters } from "#engine/initial.ts";
import { explainStep } from "#engine/reference/explain.ts";
import {
  CHECK_STEP,
  type CheckedComponent,
  GradientCheck,
} from "#engine/reference/gradient-check.ts";
import { GradientSweep, sweptStep } from "#engine/reference/gradient-sweep.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { gradientVerdict, orderVerdict, shapeVerdict } from "#engine/reference/rule-verdicts.ts";
import { RuleRace } from "#engine/rule-race.ts";
import { type TrainingSettings, UPDATE_RULES } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { hasNumpy, runInNumpy } from "#tests/support/numpy.ts";
import { datasetFor, startOf } from "#tests/unit/engine/networks.ts";
import { anySettings } from "#tests/unit/engine/suites/any-settings.ts";

const SMOOTH = ["linear", "sigmoid", "tanh", "softplus", "gelu", "softmax"];
const isNumpyHere = hasNumpy();

function placeOf(settings: TrainingSettings, layer: number) {
  return {
    settings,
    samples: datasetFor(settings).train,
    parameters: initialParameters(settings),
    layer,
  };
}

describe("EN the gradient check", () => {
  test("EN-35 the right gradient, penalty included, agrees in any network without corners", () => {
    fc.assert(
      fc.property(anySettings, fc.integer({ min: 0, max: 5 }), (settings, step) => {
        fc.pre(settings.layers.every(({ activation }) => SMOOTH.includes(activation)));
        const training = startOf(referenceEngine, settings);
        training.advance(step);
        fc.pre(training.end === null);
        const start = training.keyframe();
        const explanation = explainStep(settings, datasetFor(settings), start);
        fc.pre(explanation.loss < 100);
        const sweep = new GradientSweep(settings, sweptStep(explanation), settings.regularization);
        while (!sweep.isOver) {
          sweep.advance(7);
        }
        expect(sweep.components.map(({ index }) => index)).toEqual([...start.parameters.keys()]);
        expect(sweep.check.costAt(0, 0)).toBeCloseTo(explanation.loss + explanation.penalty, 9);
        // A difference of C is itself wrong by about 1e-10 of its third derivative.
        const isOff = ({ claimed, numeric }: CheckedComponent) =>
          Math.abs(claimed - numeric) > 1e-7 + 1e-6 * Math.abs(claimed);
        expect(sweep.components.filter(isOff)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("EN-36 a corner of relu or of l1 near the weight is told", () => {
    const settings: TrainingSettings = {
      ...ORIGIN,
      layers: [
        { units: 1, activation: "relu" },
        { units: 1, activation: "linear" },
      ],
    };
    const samples = datasetFor(settings).train;
    const kinkOf = (parameters: number[], kind: "none" | "l1", index: number) =>
      new GradientCheck(settings, samples, Float64Array.from(parameters), {
        kind,
        rate: 0.1,
      }).check(index, 0).kink;
    expect(kinkOf([1, 1, 0, 1], "none", 2)).toBe("activation");
    expect(kinkOf([1, 0, CHECK_STEP / 2, 1], "l1", 2)).not.toBe("none");
    expect(kinkOf([1, 1, 0.5, 1], "none", 2)).toBe("none");
    expect(kinkOf([1, 0, 0.5, 1], "l1", 1)).toBe("penalty");
    expect(kinkOf([1, 0, 0.5, 1], "none", 1)).toBe("none");
  });
});

describe("EN the rounding of the check", () => {
  test("EN-42 what may be the rounding of C alone is not called different", () => {
    const data = { kind: "table", inputs: ["x"], outputs: ["y"], scaling: "none" } as const;
    const settings: TrainingSettings = {
      ...ORIGIN,
      data: { ...data, rows: [[0, 1e6]] },
      layers: [{ units: 1, activation: "linear" }],
    };
    const samples = datasetFor(settings).train;
    const none = { kind: "none", rate: 0 } as const;
    const check = new GradientCheck(settings, samples, Float64Array.of(1), none);
    expect(check.check(0, 0).verdict).toBe("agrees");
    expect(check.check(0, 1e-5).verdict).toBe("look");
    expect(check.check(0, 1e3).verdict).toBe("differs");
  });
});

describe("EN the verdicts on a rule", () => {
  test("EN-37 in Origin the right rule is the numeric gradient, delta alone has two wrong signs", () => {
    const right = gradientVerdict("gradient", placeOf(ORIGIN, 2));
    expect(right.components.map(({ verdict }) => verdict)).toEqual(Array(4).fill("agrees"));
    expect(right).toMatchObject({ wrongSigns: 0 });
    expect(right.cosine).toBeCloseTo(1, 12);
    const wrong = gradientVerdict("delta-only", placeOf(ORIGIN, 2));
    expect(wrong.wrongSigns).toBe(2);
    expect(wrong.worstError).toBeGreaterThan(0.1);
  });

  test("EN-38 the right rule is the same for every order of the samples, delta alone is not", () => {
    const order = [3, 1, 0, 2];
    const place = placeOf(ORIGIN, 2);
    const right = orderVerdict("gradient", place, order);
    const wrong = orderVerdict("delta-only", place, order);
    expect(right.isUnchanged).toBe(true);
    expect(wrong.isUnchanged).toBe(false);
    expect(Array.from(wrong.reordered.data)).toEqual(
      order.map((from) => wrong.original.data[from]),
    );
  });

  test("EN-38 so it is in every network", () => {
    fc.assert(
      fc.property(anySettings, fc.integer({ min: 0, max: 3 }), (settings, drawn) => {
        const place = placeOf(settings, (drawn % settings.layers.length) + 1);
        const order = Array.from({ length: place.samples.inputs.rows }, (_, i) => i).reverse();
        expect(orderVerdict("gradient", place, order).isUnchanged).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("EN-39 a rule that fits no shape has no update, and no verdict", () => {
    const settings = {
      ...ORIGIN,
      layers: [
        { units: 5, activation: "sigmoid" as const },
        { units: 1, activation: "sigmoid" as const },
      ],
    };
    expect(() => gradientVerdict("delta-only", placeOf(settings, 2))).toThrow("delta is 4x1");
    expect(() => gradientVerdict("gradient", placeOf(settings, 3))).toThrow("no layer 3");
  });

  test("EN-41 the race in Origin: delta alone comes to a lower loss, in slices as in one go", () => {
    const rule = { layer: 2, rule: "delta-only" } as const;
    const dataset = datasetFor(ORIGIN);
    const whole = new RuleRace(referenceEngine, ORIGIN, dataset, rule, 1000);
    whole.advance(1000);
    const sliced = new RuleRace(referenceEngine, ORIGIN, dataset, rule, 1000);
    while (!sliced.isOver) {
      sliced.advance(137);
    }
    const [right, wrong] = whole.lanes.map(({ losses }) => losses);
    expect(sliced.lanes.map(({ losses }) => losses)).toEqual([right, wrong]);
    expect(right).toHaveLength(1001);
    expect(right?.[1000]).toBeCloseTo(0.0101, 3);
    expect(wrong?.[1000]).toBeCloseTo(0.0006, 3);
  });

  test("EN-41 a lane that diverges stops, the other goes on", () => {
    const settings = {
      ...ORIGIN,
      layers: [
        { units: 4, activation: "linear" as const },
        { units: 1, activation: "linear" as const },
      ],
    };
    const dataset = datasetFor(settings);
    const race = new RuleRace(referenceEngine, settings, dataset, "gradient", 5000);
    race.advance(10_000);
    expect(race.isOver).toBe(true);
    expect(race.lanes[0]?.divergedAt).toBeGreaterThan(0);
    expect(race.lanes[0]?.losses.every(Number.isFinite)).toBe(true);
  });
});

describe.skipIf(!isNumpyHere)("EN numpy on the shapes", () => {
  const loudly = isNumpyHere ? "" : " (NOT CHECKED: there is no python3 with numpy here)";
  test(`EN-40 what a rule's shape does is what numpy does, broadcasting included${loudly}`, () => {
    const sizes = [1, 2, 3];
    const shapes = sizes.flatMap((samples) =>
      sizes.flatMap((inputs) => sizes.map((units) => ({ samples, inputs, units }))),
    );
    const expressions = {
      gradient: "a.T @ d",
      "delta-only": "d",
      elementwise: "a * d",
      transposed: "d.T @ a",
    };
    const cases = shapes.flatMap((shape) => UPDATE_RULES.map((rule) => ({ shape, rule })));
    const script = [
      "import numpy as np, json",
      "def tried(f):",
      "    try: return f()",
      "    except ValueError: return None",
      "def minus(w, u):",
      "    w -= u",
      "    return True",
      ...cases.flatMap(({ shape: { samples, inputs, units }, rule }, i) => [
        `a, d, W = np.ones((${samples}, ${inputs})), np.ones((${samples}, ${units})), np.ones((${inputs}, ${units}))`,
        `u = tried(lambda: ${expressions[rule]})`,
        "sum = None if u is None else tried(lambda: W - u)",
        "shapes = [None if m is None else list(m.shape) for m in (u, sum)]",
        "runs = u is not None and tried(lambda: minus(W, u)) is not None",
        `print("case${i} =", json.dumps([*shapes, runs]))`,
      ]),
    ].join("\n");
    const [printed] = runInNumpy([script]);
    for (const [i, { shape, rule }] of cases.entries()) {
      const { update, broadcast, runsInPlace, misfit, weights } = shapeVerdict(rule, shape);
      expect([update, broadcast, runsInPlace]).toEqual(printed?.get(`case${i}`));
      // Only a product that was broadcast itself has W's shape and is refused all the same.
      const isBroadcast = rule === "elementwise" && shape.inputs !== shape.units;
      expect(misfit === null).toBe(String(update) === String(weights) && !isBroadcast);
    }
  });
});
