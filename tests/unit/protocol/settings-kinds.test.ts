import { describe, expect, test } from "vitest";
import {
  ACTIVATIONS,
  BUNDLED_SETS,
  DRAWN_SCHEMES,
  FEATURES,
  GENERATED_SETS,
  SCALINGS,
} from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";
import { originWith, refusal } from "./settings-support.ts";

/** What the schema makes of one key of Origin. */
function filledIn(key: keyof typeof ORIGIN, value: unknown, more = {}): unknown {
  const parsed = parseSettings(originWith({ [key]: value, ...more }));
  return parsed.ok ? parsed.value[key] : parsed.error;
}

const layers = (units: number, activation: string) => [{ units, activation }];
const circle = { kind: "generated", name: "circle", samples: 50 };
const hash = "0123456789abcdef".repeat(4);

describe("what is filled in", () => {
  test.each([
    ["sgd", {}],
    ["momentum", { momentum: 0.9 }],
    ["nesterov", { momentum: 0.9 }],
    ["rmsprop", { decay: 0.9, epsilon: 1e-8 }],
    ["adagrad", { epsilon: 1e-10 }],
    ["adam", { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }],
  ])("SD-2 the constants of %s are %j", (kind, constants) => {
    const short = { kind, learningRate: 0.1 };
    expect(filledIn("optimizer", short)).toEqual({ ...short, ...constants });
  });

  test("SD-2 noise, seeds, scaling and an absent penalty have their defaults", () => {
    expect(filledIn("data", circle)).toEqual({ ...circle, noise: 0, seed: 1, scaling: "none" });
    expect(filledIn("batch", { size: 2 })).toEqual({ size: 2, seed: 1 });
    expect(filledIn("regularization", { kind: "none" })).toEqual({ kind: "none", rate: 0 });
    expect(filledIn("initial", { scheme: "zeros" })).toEqual({ scheme: "zeros", seed: 1 });
    expect(refusal(originWith({ initial: { scheme: "he-normal" } }))).toBe(
      "initial.seed: is missing: a finite number is needed",
    );
    expect(filledIn("features", undefined)).toBeUndefined();
  });

  test("SD-2 a minus zero is a zero, as JSON would give it back", () => {
    const document = {
      ...ORIGIN,
      testShare: -0,
      splitSeed: -0,
      regularization: { kind: "none", rate: -0 },
      optimizer: { kind: "momentum", learningRate: 1, momentum: -0 },
      stop: { steps: 10, loss: -0 },
    };
    const parsed = parseSettings(document);
    expect(parsed).toEqual({ ok: true, value: JSON.parse(JSON.stringify(document)) });
  });
});

describe("data", () => {
  test.each(GENERATED_SETS)("SD-1 the generated set %s is accepted with every feature", (name) => {
    const data = { ...circle, name, noise: 0.5, seed: 4_294_967_295, scaling: "min-max" };
    const document = originWith({ data, features: FEATURES, testShare: 0.9 });
    expect(parseSettings(document)).toEqual({ ok: true, value: document });
  });

  test.each(BUNDLED_SETS)("SD-1 the bundled set %s is accepted with every scaling", (name) => {
    for (const scaling of SCALINGS) {
      const document = originWith({
        data: { kind: "bundled", name, scaling },
        layers: layers(name === "iris" ? 3 : 10, "tanh"),
      });
      expect(parseSettings(document)).toEqual({ ok: true, value: document });
    }
  });

  test("SD-1 a stored table is its hash, its columns and its number of rows", () => {
    const stored = { kind: "stored", hash, inputs: ["a"], outputs: ["y"], rowCount: 50_000 };
    expect(filledIn("data", stored)).toEqual({ ...stored, scaling: "none" });
    expect(refusal(originWith({ data: { ...stored, rowCount: 50_001 } }))).toBe(
      "data.rowCount: 100002 cells are too many: at most 100000",
    );
    for (const wrong of [hash.slice(1), hash.toUpperCase(), `${hash.slice(1)}g`, `${hash}\n`]) {
      expect(refusal(originWith({ data: { ...stored, hash: wrong } }))).toBe(
        "data.hash: is no hash: 64 hexadecimal digits in lower case are needed",
      );
    }
    expect(refusal(originWith({ data: { ...stored, outputs: ["a"] } }))).toBe(
      'data.outputs[0]: "a" names two columns: names must differ',
    );
    expect(refusal(originWith({ data: { ...stored, rows: [[1, 2]] } }))).toBe(
      "data.rows: is no known key here",
    );
  });

  test.each([
    ["samples", 1, "1 is too small: at least 2"],
    ["samples", 33_334, "33334 is too large: at most 33333"],
    ["noise", 0.6, "0.6 is too large: at most 0.5"],
    ["noise", -0.1, "-0.1 is too small: at least 0"],
    ["seed", 1.5, "1.5 is not allowed: a whole number is needed"],
    ["name", "torus", expect.stringMatching(/^"torus" is not allowed: use "circle", /)],
    ["rows", [], "is no known key here"],
  ])("SD-4 generated data with %s = %j is refused", (key, value, message) => {
    const parsed = parseSettings(originWith({ data: { ...circle, [key]: value } }));
    expect(parsed).toEqual({
      ok: false,
      error: { code: "invalid-settings", path: `data.${key}`, message },
    });
  });

  test("SD-10 features are for two inputs, at least one, each once", () => {
    const features = (list: unknown, more = {}) =>
      refusal(originWith({ data: circle, features: list, ...more }));
    expect(features(["sin(x2)"])).toBe("accepted");
    expect(features([])).toBe("features: a list of 0 is too short: at least 1");
    expect(features(["x1", "x2", "x1"])).toBe('features[2]: "x1" is there twice: once is enough');
    expect(features(["x1", "x3"])).toMatch(/^features\[1\]: "x3" is not allowed: use "x1", /);
    expect(features(Array(8).fill("x1"))).toBe("features: a list of 8 is too long: at most 7");
    const two = { kind: "table", inputs: ["a", "b"], outputs: ["y"], rows: [[1, 2, 3]] };
    expect(features(["x1*x2"], { data: two })).toBe("accepted");
    const iris = { data: { kind: "bundled", name: "iris" }, layers: layers(3, "tanh") };
    expect(features(["x1"], iris)).toBe(
      "features: features are for data with two inputs, this has 4 inputs",
    );
  });
});

describe("the network", () => {
  test("SD-1 every activation but softmax may stand anywhere, with every scheme", () => {
    for (const activation of ACTIVATIONS.filter((name) => name !== "softmax")) {
      for (const scheme of DRAWN_SCHEMES) {
        const document = originWith({
          layers: [...layers(2, activation), ...layers(1, activation)],
          initial: { scheme, seed: 0 },
        });
        expect(parseSettings(document)).toEqual({ ok: true, value: document });
      }
    }
  });

  test.each([
    ["circle", 3, "the last layer has 3 units, circle has 2 classes: use 1 or 2"],
    ["plane", 2, "the last layer has 2 units, plane has one output: use 1"],
    ["multi-gauss", 2, "the last layer has 2 units, multi-gauss has one output: use 1"],
    ["iris", 1, "the last layer has 1 unit, iris has 3 classes: use 3"],
    ["digits", 9, "the last layer has 9 units, digits has 10 classes: use 10"],
  ])("SD-11 the output fits the classes: %s with %i units does not", (name, units, message) => {
    const bundled = name === "iris" || name === "digits";
    const data = bundled ? { kind: "bundled", name } : { ...circle, name };
    const document = originWith({ data, layers: layers(units, "sigmoid") });
    expect(refusal(document)).toBe(`layers[0].units: ${message}`);
  });

  test("SD-11 two classes take one unit or two", () => {
    for (const units of [1, 2]) {
      expect(refusal(originWith({ data: circle, layers: layers(units, "tanh") }))).toBe("accepted");
    }
  });

  test("SD-12 softmax is for an output of two units with its own loss, and that loss for it", () => {
    const loss = "softmax-cross-entropy";
    const two = { data: circle, layers: layers(2, "softmax") };
    expect(refusal(originWith({ ...two, loss }))).toBe("accepted");
    expect(refusal(originWith(two))).toBe(
      'layers[0].activation: "softmax" goes only with "softmax-cross-entropy", the loss is "half-squared-error-sum"',
    );
    expect(refusal(originWith({ ...two, layers: layers(1, "softmax"), loss }))).toBe(
      'layers[0].activation: "softmax" needs at least 2 units: of one it is always 1',
    );
    const hidden = [...layers(2, "softmax"), ...layers(2, "softmax")];
    expect(refusal(originWith({ ...two, layers: hidden, loss }))).toBe(
      'layers[0].activation: "softmax" is for the last layer only',
    );
    expect(refusal(originWith({ ...two, layers: layers(2, "tanh"), loss }))).toBe(
      'loss: "softmax-cross-entropy" needs softmax in the last layer, which has "tanh"',
    );
  });

  test("SD-12 binary cross-entropy needs sigmoid outputs and targets from 0 to 1", () => {
    const loss = "binary-cross-entropy";
    expect(refusal(originWith({ loss }))).toBe("accepted");
    expect(refusal(originWith({ loss, layers: layers(1, "tanh") }))).toBe(
      'loss: "binary-cross-entropy" needs sigmoid in the last layer, which has "tanh"',
    );
    const rows = [
      [5, 5, 5, 0.5],
      [0, 0, 0, 1.5],
    ];
    expect(refusal(originWith({ loss, data: { ...ORIGIN.data, rows } }))).toBe(
      'data.rows[1][3]: 1.5 is no target of "binary-cross-entropy": use 0 to 1',
    );
    expect(refusal(originWith({ loss, data: { ...circle, name: "plane" } }))).toBe(
      'loss: "binary-cross-entropy" is for classes, "plane" has none',
    );
  });

  test("SD-12 softmax targets are not negative and sum to 1", () => {
    const table = (...targets: number[][]) =>
      refusal(
        originWith({
          loss: "softmax-cross-entropy",
          layers: layers(3, "softmax"),
          data: {
            kind: "table",
            inputs: ["x"],
            outputs: ["a", "b", "c"],
            rows: targets.map((row) => [-7, ...row]),
          },
        }),
      );
    expect(table([0.1, 0.2, 0.7], [1, 0, 0])).toBe("accepted");
    expect(table([1 / 3, 1 / 3, 1 / 3])).toBe("accepted");
    expect(table([0, 1, 0], [0.5, 0.5, 0.5])).toBe(
      'data.rows[1]: has targets that sum to 1.5: "softmax-cross-entropy" needs a sum of 1',
    );
    expect(table([1.5, -0.5, 0])).toBe(
      'data.rows[0][2]: -0.5 is no target of "softmax-cross-entropy": use 0 or more',
    );
  });
});

describe("batches and rules", () => {
  test("SD-13 a batch has no more rows than the split leaves for training", () => {
    const batch = (size: number) => refusal(originWith({ batch: { size }, testShare: 0.5 }));
    expect(batch(2)).toBe("accepted");
    expect(batch(3)).toBe("batch.size: 3 is too large: there are 2 training rows");
    const one = { ...ORIGIN.data, rows: [[1, 2, 3, 4]] };
    expect(refusal(originWith({ data: one, testShare: 0.9, batch: { size: 2 } }))).toBe(
      "batch.size: 2 is too large: there is 1 training row",
    );
  });

  test("SD-6 a bench rule fits the remainder of an epoch, too", () => {
    const rows = (count: number) => ({
      ...ORIGIN.data,
      rows: Array.from({ length: count }, () => [0, 0, 0, 0]),
    });
    const updateRule = { layer: 2, rule: "delta-only" };
    const rule = (count: number, more = {}) =>
      refusal(originWith({ data: rows(count), updateRule, ...more }));
    expect(rule(4)).toBe("accepted");
    expect(rule(8, { testShare: 0.5 })).toBe("accepted");
    expect(rule(8, { batch: { size: 4 } })).toBe("accepted");
    expect(rule(8)).toBe('updateRule.rule: "delta-only" does not fit here: delta is 8x1, W is 4x1');
    expect(rule(9, { batch: { size: 4 } })).toBe(
      'updateRule.rule: "delta-only" does not fit a batch of 1: delta is 1x1, W is 4x1',
    );
    expect(rule(4, { batch: { size: 2 } })).toBe(
      'updateRule.rule: "delta-only" does not fit a batch of 2: delta is 2x1, W is 4x1',
    );
  });

  test.each([
    ["momentum", { momentum: 1 }, "momentum", "1 is too large: below 1"],
    ["nesterov", { momentum: -0.1 }, "momentum", "-0.1 is too small: at least 0"],
    ["rmsprop", { decay: 1 }, "decay", "1 is too large: below 1"],
    ["rmsprop", { epsilon: 0 }, "epsilon", "0 is too small: above 0"],
    ["adagrad", { epsilon: 2 }, "epsilon", "2 is too large: at most 1"],
    ["adam", { beta1: 1 }, "beta1", "1 is too large: below 1"],
    ["adam", { beta2: "x" }, "beta2", '"x" is not allowed: a finite number is needed'],
    ["adam", { momentum: 0.9 }, "momentum", "is no known key here"],
  ])("SD-4 %s with %j is refused", (kind, constants, key, message) => {
    const optimizer = { kind, learningRate: 0.1, ...constants };
    expect(refusal(originWith({ optimizer }))).toBe(`optimizer.${key}: ${message}`);
  });
});
