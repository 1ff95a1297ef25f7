import { ACTIVATION_FORMULAS } from "#client/maths/activation-formulas.ts";
import { linkedLine } from "#client/maths/code-tokens.ts";
import { errorFormula, lossFormula, penaltyFormula } from "#client/maths/loss-formulas.ts";
import type { MathsStep, StepNote, StepSource } from "#client/maths/maths-step.ts";
import { productShape } from "#client/maths/product-shape.ts";
import { termsOf } from "#client/maths/term.ts";
import { lossLines } from "#client/numpy/numpy-functions.ts";
import {
  inputName,
  outputErrorLines,
  outputLine,
  preActivationLine,
} from "#client/numpy/numpy-passes.ts";
import { type NetworkLayer, networkLayers } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** A step whose number follows from its place. */
export type UnnumberedStep = Omit<MathsStep, "number">;

/** z = input W + b. */
export function preActivationStep(layer: NetworkLayer, source: StepSource): UnnumberedStep {
  const { entities, hyperParameters } = source;
  const { number, biasesAt } = layer;
  const term = termsOf(entities);
  const [below, weights] = [inputName(layer), `W${number}`];
  const bias = biasesAt === null ? "" : ` + ${term(`b${number}`)}`;
  const { batch } = hyperParameters;
  const isBatchTold = number === 1 && batch !== "full";
  return {
    id: `pre-activation${number}`,
    kind: "pre-activation",
    layer: number,
    formulas: [`${term(`z${number}`)} = ${term(below)}\\,${term(weights)}${bias}`],
    numpy: [linkedLine(preActivationLine(layer), entities)],
    operands: [below, weights, ...(biasesAt === null ? [] : [`b${number}`])],
    results: [`z${number}`],
    product: productOf(source, below, weights),
    notes: [
      ...(isBatchTold ? [{ kind: "batch", size: batch.size } as const] : []),
      ...(biasesAt === null ? [] : [{ kind: "bias-broadcast" } as const]),
    ],
  };
}

/** a = f(z). */
export function outputStep(layer: NetworkLayer, { entities }: StepSource): UnnumberedStep {
  const { number, activation } = layer;
  const term = termsOf(entities);
  const { symbol, value } = ACTIVATION_FORMULAS[activation];
  return {
    id: `output${number}`,
    kind: "output",
    layer: number,
    formulas: [
      `${term(`a${number}`)} = ${symbol}\\left(${term(`z${number}`)}\\right)`,
      `${symbol}(z)${activation === "softmax" ? "_k" : ""} = ${value}`,
    ],
    numpy: [linkedLine(outputLine(layer), entities)],
    operands: [`z${number}`],
    results: [`a${number}`],
    product: null,
    notes: [],
  };
}

/** The error, and C. */
export function lossStep({
  settings,
  hyperParameters,
  convention,
  entities,
}: StepSource): UnnumberedStep {
  const { loss, layers } = settings;
  const last = layers.length;
  const term = termsOf(entities);
  const { regularization } = hyperParameters;
  const formulas = [
    lossFormula(loss, term, last),
    errorFormula(loss, term, last, convention),
    penaltyFormula(regularization, term, last),
  ];
  const [top] = networkLayers(settings).slice(-1);
  const error = top === undefined ? [] : outputErrorLines(loss, top, convention);
  const id = `e${last}`;
  return {
    id: "loss",
    kind: "loss",
    layer: 0,
    formulas: formulas.filter((formula) => formula !== null),
    numpy: [...error, ...lossLines(loss, `z${last}`, `a${last}`)].map((line) =>
      linkedLine(line, entities),
    ),
    operands: [`a${last}`, "Y"],
    results: entities.has(id) ? [id] : [],
    product: null,
    notes: lossNotes(settings, regularization.kind, convention),
  };
}

function lossNotes(
  { loss }: TrainingSettings,
  penalty: "none" | "l1" | "l2",
  convention: StepSource["convention"],
): readonly StepNote[] {
  const mean: StepNote[] = loss === "half-squared-error-sum" ? [] : [{ kind: "mean", loss }];
  const added: StepNote[] = penalty === "none" ? [] : [{ kind: "penalty", penalty }];
  return [{ kind: "sign", convention }, ...mean, ...added];
}

/** The shapes of a product of two matrices that are in the iteration. */
function productOf({ entities }: StepSource, left: string, right: string) {
  const [first, second] = [entities.get(left), entities.get(right)];
  return first === undefined || second === undefined ? null : productShape(first.axes, second.axes);
}
