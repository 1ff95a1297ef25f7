import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { derivation } from "#client/maths/derivation.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { functionsSection } from "#client/numpy/numpy-functions.ts";
import { indented } from "#client/numpy/numpy-line.ts";
import { matrixLiteral, numberLiteral } from "#client/numpy/numpy-literal.ts";
import { optimizerStartLines } from "#client/numpy/numpy-optimizer.ts";
import { updateLines } from "#client/numpy/numpy-update.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { rowsOf } from "#engine/matrix.ts";
import { networkLayers } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { hasNumpy, runInNumpy } from "#tests/support/numpy.ts";
import { networkOf, worstError } from "#tests/unit/engine/networks.ts";
import { anySettings } from "#tests/unit/engine/suites/any-settings.ts";
import { CONVENTIONS, modelAt } from "#tests/unit/maths/model-support.ts";

const convention = fc.constantFrom(...CONVENTIONS);
const isNumpyHere = hasNumpy();
const loudly = isNumpyHere ? "" : " (NOT CHECKED: there is no python3 with numpy here)";

function termsIn(formula: string): readonly string[] {
  return [...formula.matchAll(/\\htmlData\{entity=(\w+)\}/g)].map(([, id = ""]) => id);
}

function isBalanced(formula: string): boolean {
  let depth = 0;
  for (const letter of formula.replaceAll(/\\[{}]/g, "")) {
    depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  const lefts = formula.match(/\\left/g)?.length ?? 0;
  return depth === 0 && lefts === (formula.match(/\\right/g)?.length ?? 0);
}

const WRONG_RULE: TrainingSettings = {
  ...ORIGIN,
  updateRule: { layer: 2, rule: "delta-only" },
  regularization: { kind: "l2", rate: 0.01 },
};

describe("MP the steps of an iteration", () => {
  test("MP-5 Origin has the ten steps of the design", () => {
    const { steps } = modelAt(ORIGIN, 5);
    expect(steps.map(({ number, id }) => `${number} ${id}`)).toEqual([
      "1 pre-activation1",
      "2 output1",
      "3 pre-activation2",
      "4 output2",
      "5 loss",
      "6 delta2",
      "7 gradient2",
      "8 delta1",
      "9 gradient1",
      "10 update",
    ]);
    const codeOf = (id: string) =>
      steps.find((step) => step.id === id)?.numpy.map(({ code }) => code);
    expect(codeOf("pre-activation1")).toEqual(["z1 = X @ W1"]);
    expect(codeOf("loss")).toEqual(["e2 = a2 - Y", "C = 0.5 * ((Y - a2) ** 2).sum()"]);
    expect(codeOf("gradient2")).toEqual(["dW2 = a1.T @ delta2"]);
    expect(codeOf("delta1")).toEqual([
      "e1 = delta2 @ W2.T",
      "slope1 = a1 * (1 - a1)",
      "delta1 = e1 * slope1",
    ]);
    expect(codeOf("update")).toEqual([
      "W1 = W1 - learning_rate * dW1",
      "W2 = W2 - learning_rate * dW2",
    ]);
    expect(steps[6]?.product?.text).toBe("(■4 x ●4) @ (●4 x ◆1) -> ■4 x ◆1");
    expect(steps[5]?.notes).toContainEqual({ kind: "slope-of-output", activation: "sigmoid" });
  });

  test("MP-6 every step uses what is there, makes something new, and leaves no matrix out", () => {
    fc.assert(
      fc.property(fc.oneof(anySettings, fc.constant(WRONG_RULE)), convention, (settings, sign) => {
        const { steps, entities, explanation } = modelAt(settings, 2, sign);
        expect(steps).toHaveLength(4 * settings.layers.length + 2);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        const given = ["inputs", "targets", "weights", "biases", "old-moment", "penalty-gradient"];
        const known = new Set(
          [...entities.values()].filter(({ kind }) => given.includes(kind)).map(({ id }) => id),
        );
        for (const { operands, results, formulas, numpy, notes } of steps) {
          expect(operands.filter((id) => !known.has(id))).toEqual([]);
          expect(results.filter((id) => known.has(id))).toEqual([]);
          for (const id of results) {
            known.add(id);
          }
          const named = [...formulas.flatMap(termsIn), ...numpy.flatMap(tokensOf)];
          expect(named.filter((id) => !known.has(id))).toEqual([]);
          expect(results.filter((id) => !named.includes(id))).toEqual([]);
          expect(formulas.filter((formula) => !isBalanced(formula))).toEqual([]);
          expect(
            numpy.every(({ code, tokens }) => code === tokens.map((t) => t.text).join("")),
          ).toBe(true);
          expect(notes.map(MATHS.note).every((words) => words.length > 10)).toBe(true);
        }
        expect([...entities.keys()].filter((id) => !known.has(id))).toEqual([]);
        expect(explanation.layers).toHaveLength(settings.layers.length);
      }),
      { numRuns: 150 },
    );
  });

  test("MP-7 every matrix has the sizes of its axes, every product the axes of its result", () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const model = modelAt(settings, 1);
        for (const { axes, matrix } of model.entities.values()) {
          expect([axes.rows.size, axes.cols.size]).toEqual([matrix.rows, matrix.cols]);
        }
        for (const { product, results, kind } of model.steps) {
          if (product !== null) {
            const [first = ""] = results;
            expect(product.result).toEqual(entityOf(model, first).axes);
            expect(["pre-activation", "delta", "gradient"]).toContain(kind);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  test("MP-8 the lines of numpy beside the steps are those of the script", () => {
    fc.assert(
      fc.property(fc.oneof(anySettings, fc.constant(WRONG_RULE)), convention, (settings, sign) => {
        const { steps, hyperParameters } = modelAt(settings, 1, sign);
        const lines = updateLines(settings, hyperParameters, sign);
        const shown = steps.filter(({ kind }) => kind !== "loss").flatMap(({ numpy }) => numpy);
        expect(shown.map(indented).filter((line) => !lines.includes(line))).toEqual([]);
        const body = lines.slice(lines.indexOf("def update(X, Y):"));
        const plain = body.filter((line) => / = /.test(line)).length;
        const error = steps.flatMap(({ kind, numpy }) =>
          kind === "loss" ? numpy.filter(({ code }) => code.startsWith("e")) : [],
        ).length;
        expect(shown.length + error).toBe(plain);
      }),
      { numRuns: 80 },
    );
  });

  test("MP-9 the derivation names matrices of the iteration, in every layer", () => {
    fc.assert(
      fc.property(anySettings, convention, (settings, sign) => {
        const model = modelAt(settings, 0, sign);
        for (const { number } of networkLayers(settings)) {
          for (const { formula, kind } of derivation(model, number)) {
            expect(isBalanced(formula)).toBe(true);
            expect(termsIn(formula).every((id) => model.entities.has(id))).toBe(true);
            expect(MATHS.derivation[kind]).not.toBe("");
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

function tokensOf({ tokens }: MathsModel["steps"][number]["numpy"][number]): readonly string[] {
  return tokens.flatMap(({ entity }) => entity ?? []);
}

/** The steps' own lines, from the matrices that they are given; prints every other matrix. */
function scriptOf(
  settings: TrainingSettings,
  { entities, steps, hyperParameters, step }: MathsModel,
) {
  const { optimizer } = settings;
  const given = [...entities.values()].filter(({ kind }) =>
    ["inputs", "targets", "weights", "biases"].includes(kind),
  );
  const old = [...entities.values()].filter(({ kind }) => kind === "old-moment");
  const seen = [...entities.values()].filter(
    ({ kind, id, numpy }) => id === numpy && !["weights", "biases"].includes(kind),
  );
  const next = [...entities.values()].filter(({ kind }) => kind === "next");
  return [
    "import numpy as np",
    ...functionsSection(settings).lines,
    ...given.map(({ numpy, matrix }) => `${numpy} = ${matrixLiteral(matrix)}`),
    ...optimizerStartLines(optimizer, networkLayers(settings)),
    ...old.map(({ numpy, matrix }) => `${numpy} = ${matrixLiteral(matrix)}`),
    ...(optimizer.kind === "adam" ? [`t = ${step}`] : []),
    `penalty_rate = ${numberLiteral(hyperParameters.regularization.rate)}`,
    ...steps.flatMap(({ numpy }) => numpy.map(({ code }) => code)),
    'print("C =", float(C))',
    ...[...seen, ...next].map(
      ({ id, numpy, matrix }) =>
        `print("${id} =", np.reshape(${numpy}, (${matrix.rows}, ${matrix.cols})).tolist())`,
    ),
  ].join("\n");
}

describe.skipIf(!isNumpyHere)("MP the lines of numpy", () => {
  test(`MP-10 run in numpy, the lines beside the steps give the matrices beside the steps${loudly}`, () => {
    const deep = networkOf({
      widths: [2, 3, 4, 2],
      activations: ["tanh", "gelu", "sigmoid"],
      rows: [
        [0.5, -1, 0, 1],
        [1, 0.25, 1, 1],
        [-0.5, 2, 0, 0],
      ],
      bias: true,
      more: { optimizer: { kind: "nesterov", learningRate: 0.1, momentum: 0.5 } },
    });
    const drawn = fc.sample(anySettings, { seed: 5, numRuns: 60 });
    const models = [ORIGIN, WRONG_RULE, deep, ...drawn].map((settings, i) => ({
      settings,
      model: modelAt(settings, i % 4, CONVENTIONS[i % 2]),
    }));
    const finite = models.filter(({ model }) =>
      [...model.entities.values()].every(({ matrix }) => matrix.data.every(Number.isFinite)),
    );
    const printed = runInNumpy(finite.map(({ settings, model }) => scriptOf(settings, model)));
    const faults = finite.flatMap(({ model, settings }, i) =>
      [...(printed[i] ?? new Map())].flatMap(([id, value]) => {
        const expected = id === "C" ? model.explanation.loss : rowsOf(entityOf(model, id).matrix);
        const error = worstError(value, expected);
        return error < 1e-9 ? [] : [{ id, error, loss: settings.loss, at: i }];
      }),
    );
    expect(finite.length).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });
});
