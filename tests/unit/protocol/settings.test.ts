import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";
import { refusal } from "./settings-support.ts";

/** Origin with the value at `path` replaced; without a value the key is removed. */
function changed(path: string, ...value: unknown[]): unknown {
  const document: unknown = JSON.parse(JSON.stringify(ORIGIN));
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let at = document;
  for (const key of keys) {
    at = Reflect.get(Object(at), key);
  }
  if (value.length === 0) {
    Reflect.deleteProperty(Object(at), last);
  } else {
    Reflect.set(Object(at), last, value[0]);
  }
  return document;
}

describe("what is accepted", () => {
  test("SD-1 Origin parses to itself, and so does what was parsed", () => {
    expect(parseSettings(ORIGIN)).toEqual({ ok: true, value: ORIGIN });
    expect(parseSettings(JSON.parse(JSON.stringify(ORIGIN)))).toEqual({ ok: true, value: ORIGIN });
  });

  test("SD-2 missing optional keys are filled in", () => {
    const { data, layers, initial, loss, optimizer, bias, stop } = ORIGIN;
    const { scaling, ...table } = data;
    const short = { version: 1, data: table, layers, initial, loss, optimizer, bias, stop };
    expect(parseSettings(short)).toEqual({ ok: true, value: ORIGIN });
    expect(scaling).toBe("none");
  });

  test("SD-2 given weights without biases get zeros, or empty lists without bias", () => {
    const weights = [[0, 1, 2].map(() => [1, 2, 3, 4]), [0, 1, 2, 3].map(() => [5])];
    const given = (bias: boolean) => {
      const parsed = parseSettings({ ...ORIGIN, bias, initial: { scheme: "given", weights } });
      return parsed.ok ? parsed.value.initial : parsed.error;
    };
    expect(given(true)).toEqual({ scheme: "given", weights, biases: [[0, 0, 0, 0], [0]] });
    expect(given(false)).toEqual({ scheme: "given", weights, biases: [[], []] });
  });
});

describe("what is refused", () => {
  test.each([
    ["extra", changed("extra", 1)],
    ["layers[1].extra", changed("layers.1.extra", 1)],
    ["data.features", changed("data.features", ["x1"])],
    ["optimizer.momentum", changed("optimizer.momentum", 0.9)],
    ["updateRule.x", changed("updateRule", { layer: 2, rule: "delta-only", x: 1 })],
    ["__proto__", JSON.parse(JSON.stringify(ORIGIN).replace("{", '{"__proto__":1,'))],
  ])("SD-3 the unknown key %s is named with its path", (path, document) => {
    expect(refusal(document)).toBe(`${path}: is no known key here`);
  });

  test.each([
    [
      "layers.0.activation",
      "swish",
      '"swish" is not allowed: use "linear", "sigmoid", "tanh", "relu", "leaky-relu", "elu", "softplus", "gelu" or "softmax"',
    ],
    [
      "loss",
      "hinge",
      '"hinge" is not allowed: use "half-squared-error-sum", "mean-squared-error", "binary-cross-entropy" or "softmax-cross-entropy"',
    ],
    ["data.kind", "csv", '"csv" is not allowed: use "table", "generated", "bundled" or "stored"'],
    ["data.scaling", "log", '"log" is not allowed: use "none", "standardize" or "min-max"'],
    ["batch", "half", '"half" is not allowed: use "full" or {size, seed}'],
    ["batch", { size: 0 }, "0 is too small: at least 1", "batch.size"],
    ["batch", { size: 5 }, "5 is too large: there are 4 training rows", "batch.size"],
    ["batch", { seed: 1 }, "is missing: a finite number is needed", "batch.size"],
    ["testShare", 0.95, "0.95 is too large: at most 0.9"],
    ["testShare", -0.1, "-0.1 is too small: at least 0"],
    ["splitSeed", 0.5, "0.5 is not allowed: a whole number is needed"],
    ["features", ["x1", "x2"], "features are for data with two inputs, this has 3 inputs"],
    [
      "regularization",
      { kind: "l3", rate: 1 },
      '"l3" is not allowed: use "none", "l1" or "l2"',
      "regularization.kind",
    ],
    [
      "regularization",
      { kind: "l1" },
      "is missing: a finite number is needed",
      "regularization.rate",
    ],
    [
      "regularization",
      { kind: "l2", rate: -1 },
      "-1 is too small: at least 0",
      "regularization.rate",
    ],
    [
      "regularization",
      { kind: "l2", rate: 1e6 },
      "1000000 is too large: at most 1000",
      "regularization.rate",
    ],
    [
      "regularization",
      { kind: "none", rate: 0.1 },
      "0.1 is not allowed: without regularization it is 0",
      "regularization.rate",
    ],
    ["updateRule", "delta", '"delta" is not allowed: use "gradient" or {layer, rule}'],
    ["version", 2, "2 is not allowed: use 1"],
    ["bias", "yes", '"yes" is not allowed: true or false is needed'],
    ["layers.0.units", 0, "0 is too small: at least 1"],
    ["layers.0.units", 10_000, "10000 is too large: at most 512"],
    ["layers.0.units", 2.5, "2.5 is not allowed: a whole number is needed"],
    ["layers.0.units", "4", '"4" is not allowed: a finite number is needed'],
    ["optimizer.learningRate", Number.NaN, "NaN is not allowed: a finite number is needed"],
    ["optimizer.learningRate", 1e9, "1000000000 is too large: at most 1000"],
    ["initial.seed", -1, "-1 is too small: at least 0"],
    ["initial.seed", 2 ** 32, "4294967296 is too large: at most 4294967295"],
    ["stop.steps", 1e12, "1000000000000 is too large: at most 100000000"],
    ["stop.loss", -1, "-1 is too small: at least 0"],
    ["data.rows.3", [1, 1, 1], "has 3 numbers, 4 columns are named"],
    ["data.rows.3.1", null, "null is not allowed: a finite number is needed"],
    ["data.rows.3.1", 1e300, "1e+300 is too large: at most 1000000000000000 either way"],
    ["data.rows", [], "has no row: at least one is needed"],
    ["data.rows", "1,2", '"1,2" is not a list'],
    ["data.inputs", [], "a list of 0 is too short: at least 1"],
    ["data.inputs.1", "x1", '"x1" names two columns: names must differ'],
    ["data.outputs.0", "x1", '"x1" names two columns: names must differ'],
    ["data.outputs.0", "", "a text of 0 characters is too short: at least 1"],
    ["data.outputs.0", "   ", "a name of spaces alone is not allowed"],
    ["data.outputs.0", "a\tb", "a name with control characters is not allowed"],
    ["data.outputs.0", "\u202egnp.exe", "a name with control characters is not allowed"],
    ["data.inputs.1", "\ud800", "a name with control characters is not allowed"],
    ["layers.1.units", 2, "the last layer has 2 units, the data has 1 output column"],
    ["layers", [], "a list of 0 is too short: at least 1"],
    [
      "layers",
      Array(8).fill({ units: 1, activation: "tanh" }),
      "a list of 8 is too long: at most 7",
    ],
  ])(
    "SD-4 %s = %j is refused at its path, with what is allowed",
    (...[path, value, message, at]) => {
      const shownPath = (at ?? path).replaceAll(/\.(\d+)/g, "[$1]");
      expect(refusal(changed(path, value))).toBe(`${shownPath}: ${message}`);
    },
  );

  test.each(["version", "data", "layers", "bias", "initial", "loss", "optimizer", "stop"])(
    "SD-4 a missing %s is named",
    (key) => {
      expect(refusal(changed(key))).toMatch(new RegExp(`^${key}: is missing: `));
    },
  );

  test("SD-4 an optimiser, a scheme and a whole document of another kind are named", () => {
    expect(refusal(changed("optimizer", { kind: "adamw", learningRate: 0.1 }))).toBe(
      'optimizer.kind: "adamw" is not allowed: use "sgd", "momentum", "nesterov", "rmsprop", "adagrad" or "adam"',
    );
    expect(refusal(changed("initial", { scheme: "lecun" }))).toMatch(
      /^initial\.scheme: "lecun" is not allowed: use "uniform-0-1", .* or "given"$/,
    );
    for (const document of [null, [], 3, "x", undefined]) {
      expect(refusal(document)).toMatch(/^: .*an object is needed$/);
    }
  });

  test("SD-5 given weights must have the network's shapes", () => {
    const w1 = [0, 1, 2].map(() => [1, 2, 3, 4]);
    const w2 = [0, 1, 2, 3].map(() => [5]);
    const given = (weights: unknown, biases?: unknown) =>
      refusal({
        ...ORIGIN,
        initial: { scheme: "given", weights, ...(biases === undefined ? {} : { biases }) },
      });
    expect(given([w1, w2])).toBe("accepted");
    expect(given([w1])).toBe("initial.weights: has 1 entries, the network has 2 layers");
    expect(given([w1.slice(1), w2])).toBe("initial.weights[0]: has 2 rows, W1 is 3x4");
    expect(given([w1, [[5], [5], [5, 5], [5]]])).toBe(
      "initial.weights[1][2]: has 2 numbers, W2 is 4x1",
    );
    expect(given([w1, [[5], [5], ["5"], [5]]])).toBe(
      'initial.weights[1][2][0]: "5" is not allowed: a finite number is needed',
    );
    expect(given([w1, w2], [[1, 2, 3, 4], [0]])).toBe("initial.biases[0]: has 4 numbers, b1 has 0");
    expect(given([w1, w2], [[], []])).toBe("accepted");
  });

  test("SD-6 a bench rule needs a layer that exists and exactly W's shape", () => {
    const rule = (layer: number, name: string) =>
      refusal({ ...ORIGIN, updateRule: { layer, rule: name } });
    expect(rule(2, "delta-only")).toBe("accepted");
    expect(rule(1, "delta-only")).toBe(
      'updateRule.rule: "delta-only" does not fit here: delta is 4x4, W is 3x4',
    );
    expect(rule(2, "elementwise")).toBe(
      'updateRule.rule: "elementwise" does not fit here: a is 4x4, delta is 4x1',
    );
    expect(rule(2, "transposed")).toBe(
      'updateRule.rule: "transposed" does not fit here: deltaᵀa is 1x4, W is 4x1',
    );
    expect(rule(3, "delta-only")).toBe("updateRule.layer: 3 is no layer: the network has 2 layers");
    expect(rule(1, "gradient")).toMatch(/^updateRule\.rule: "gradient" is not allowed: use /);
  });

  test("SD-7 the limits of columns, cells and parameters hold together", () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);
    const wide = (inputs: number, rows: number, hidden = 1) =>
      refusal({
        ...ORIGIN,
        data: {
          ...ORIGIN.data,
          inputs: names(inputs),
          rows: Array.from({ length: rows }, () => Array(inputs + 1).fill(0)),
        },
        layers: [
          { units: hidden, activation: "tanh" },
          { units: 1, activation: "linear" },
        ],
      });
    expect(wide(LIMITS.tableColumns - 1, 1)).toBe("accepted");
    expect(wide(LIMITS.tableColumns, 1)).toBe("data: 1025 columns are too many: at most 1024");
    expect(wide(9, 10_000)).toBe("accepted");
    expect(wide(9, 10_001)).toBe("data.rows: 100010 cells are too many: at most 100000");
    expect(wide(1000, 1, 512)).toBe("layers: 512512 parameters are too many: at most 200000");
  });
});

test("SD-8 a refusal is one short line, whatever was sent", () => {
  const long = "x".repeat(5_000_000);
  const deep: unknown = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`);
  const values = [long, `a\nb\u0000<script>`, deep, new Map(), new Uint8Array(9), 10n, Symbol("s")];
  const documents = values.flatMap((value) => [
    value,
    changed("loss", value),
    changed("data", value),
    changed("data.rows", value),
    changed("data.rows.0.0", value),
    changed("layers.0", value),
    changed("initial", value),
    changed("initial.scheme", value),
    changed("updateRule", value),
    changed("updateRule", { layer: 1, rule: value }),
    changed("data.inputs.0", value === values[1] ? null : value),
  ]);
  documents.push(
    changed(long, 1),
    changed("a\nb\u001b[2J", 1),
    ...["data.rows", "data.inputs", "layers", "features", "optimizer", "batch"].map((path) =>
      changed(path, Array(3_000_000).fill("x")),
    ),
  );
  for (const document of documents) {
    const text = refusal(document);
    expect(text).not.toBe("accepted");
    expect(text.length).toBeLessThan(400);
    expect(
      [...text].every((character) => character >= " "),
      text,
    ).toBe(true);
  }
});
