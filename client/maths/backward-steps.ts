import { ACTIVATION_FORMULAS } from "#client/maths/activation-formulas.ts";
import { transposed } from "#client/maths/axis.ts";
import { linkedLine } from "#client/maths/code-tokens.ts";
import type { UnnumberedStep } from "#client/maths/forward-steps.ts";
import { cancellationFormula, differenceFormula } from "#client/maths/loss-formulas.ts";
import type { StepNote, StepSource } from "#client/maths/maths-step.ts";
import { type ProductShape, productShape } from "#client/maths/product-shape.ts";
import { type Term, termsOf } from "#client/maths/term.ts";
import { deltaLines, gradientLines, inputName } from "#client/numpy/numpy-passes.ts";
import type { NetworkLayer } from "#engine/network.ts";
import { ruleOfLayer } from "#engine/reference/update-rule.ts";
import type { Activation, UpdateRule } from "#engine/settings.ts";

/** delta: e times the slope; below the output e comes from the delta above. */
export function deltaStep(layer: NetworkLayer, source: StepSource): UnnumberedStep {
  const { settings, convention, entities } = source;
  const { number, activation } = layer;
  const { loss } = settings;
  const term = termsOf(entities);
  const isTop = number === settings.layers.length;
  const common = {
    id: `delta${number}`,
    kind: "delta" as const,
    layer: number,
    numpy: deltaLines(loss, layer, isTop, convention).map((line) => linkedLine(line, entities)),
  };
  if (isTop && (loss === "binary-cross-entropy" || loss === "softmax-cross-entropy")) {
    const count = loss === "binary-cross-entropy" ? "n\\,m" : "n";
    const difference = differenceFormula(term, number, convention);
    return {
      ...common,
      formulas: [
        `${term(`delta${number}`)} = \\frac{1}{${count}}\\left(${difference}\\right)`,
        cancellationFormula(loss),
      ],
      operands: [`a${number}`, "Y"],
      results: [`delta${number}`],
      product: null,
      notes: [
        { kind: "slope-cancels", loss, activation },
        { kind: "mean", loss },
      ],
    };
  }
  const [above, weights] = [`delta${number + 1}`, `W${number + 1}`];
  const error = isTop
    ? term(`e${number}`)
    : `\\left(${term(above)}\\,${term(weights)}^\\top\\right)`;
  return {
    ...common,
    formulas: [
      `${term(`delta${number}`)} = ${error} \\circ ${slopeTerm(number, activation)}`,
      ...(isTop ? [] : [`${term(`e${number}`)} = ${term(above)}\\,${term(weights)}^\\top`]),
      `${ACTIVATION_FORMULAS[activation].symbol}'(z) = ${ACTIVATION_FORMULAS[activation].slope}`,
    ],
    operands: [...(isTop ? [`e${number}`] : [above, weights]), `z${number}`, `a${number}`],
    results: [...(isTop ? [] : [`e${number}`]), `slope${number}`, `delta${number}`],
    product: isTop ? null : backProduct(source, above, weights),
    notes: [...slopeNotes(activation), ...(isTop ? [] : [{ kind: "old-weights" } as const])],
  };
}

/** The slope by the activation's own symbol, linked to the matrix: \sigma'(z_1). */
function slopeTerm(number: number, activation: Activation): string {
  const { symbol } = ACTIVATION_FORMULAS[activation];
  return `\\htmlData{entity=slope${number}}{${symbol}'\\left(z_{${number}}\\right)}`;
}

function slopeNotes(activation: Activation): readonly StepNote[] {
  switch (activation) {
    case "sigmoid":
    case "tanh":
      return [{ kind: "slope-of-output", activation }];
    case "linear":
      return [{ kind: "slope-is-one" }];
    case "relu":
    case "leaky-relu":
    case "elu":
      return [{ kind: "slope-at-corner", activation }];
    case "softplus":
    case "gelu":
    case "softmax":
      return [];
  }
}

function backProduct({ entities }: StepSource, above: string, weights: string) {
  const [delta, w] = [entities.get(above), entities.get(weights)];
  return delta === undefined || w === undefined
    ? null
    : productShape(delta.axes, transposed(w.axes));
}

/** dW = inputᵀ delta and db, the column sum of delta. */
export function gradientStep(layer: NetworkLayer, source: StepSource): UnnumberedStep {
  const { hyperParameters, entities, convention } = source;
  const { number, biasesAt } = layer;
  const term = termsOf(entities);
  const below = inputName(layer);
  const [input, delta] = [term(below), term(`delta${number}`)];
  const rule = ruleOfLayer(hyperParameters.updateRule, number);
  const derivative = `\\frac{\\partial C}{\\partial ${entities.get(`W${number}`)?.tex ?? "W"}}`;
  const signed = convention === "subtract" ? derivative : `-${derivative}`;
  const samples = entities.get(`delta${number}`)?.axes.rows.size ?? 0;
  const hasBias = biasesAt !== null;
  return {
    id: `gradient${number}`,
    kind: "gradient",
    layer: number,
    formulas: [
      `${term(`dW${number}`)} = ${input}^\\top\\,${delta} = ${signed}`,
      ...(hasBias
        ? [`${term(`db${number}`)} = \\mathbf{1}^\\top ${delta} = \\sum_{\\bullet} ${delta}`]
        : []),
      ...(rule === "gradient"
        ? []
        : [`${term(`rW${number}`)} = ${ruleFormula(rule, term, below, number)}`]),
    ],
    numpy: gradientLines(layer, rule).map((line) => linkedLine(line, entities)),
    operands: [below, `delta${number}`],
    results: [
      `dW${number}`,
      ...(hasBias ? [`db${number}`] : []),
      ...(rule === "gradient" ? [] : [`rW${number}`]),
    ],
    product: gradientProduct(source, below, number),
    notes: [
      { kind: "transpose", samples },
      ...(hasBias ? [{ kind: "bias-sum" } as const] : []),
      ...(rule === "gradient" ? [] : [{ kind: "wrong-rule", rule } as const]),
    ],
  };
}

/** What a rule puts in the place of dW, with its terms linked. */
export function ruleFormula(rule: UpdateRule, term: Term, below: string, number: number): string {
  const [input, delta] = [term(below), term(`delta${number}`)];
  switch (rule) {
    case "gradient":
      return `${input}^\\top\\,${delta}`;
    case "delta-only":
      return delta;
    case "elementwise":
      return `${input} \\circ ${delta}`;
    case "transposed":
      return `${delta}^\\top\\,${input}`;
  }
}

function gradientProduct(
  { entities }: StepSource,
  below: string,
  number: number,
): ProductShape | null {
  const [input, delta] = [entities.get(below), entities.get(`delta${number}`)];
  return input === undefined || delta === undefined
    ? null
    : productShape(transposed(input.axes), delta.axes);
}
