import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { termsOf } from "#client/maths/term.ts";
import { inputIdOf } from "#client/maths/weight-sum.ts";

/** A line of the derivation: why dW is inputᵀ delta. */
export interface DerivationLine {
  /** Its sentence in `text/en/maths.ts`. */
  readonly kind: "chain" | "one-sample" | "jacobian" | "sum" | "matrix" | "bias";
  /** KaTeX with linked terms. */
  readonly formula: string;
}

/** From C to the weights of a layer, each line the reason of the next. */
export function derivation(model: MathsModel, layer: number): readonly DerivationLine[] {
  const term = termsOf(model.entities);
  const input = term(inputIdOf(layer));
  const [z, w, delta] = [term(`z${layer}`), term(`W${layer}`), term(`delta${layer}`)];
  const sign = model.convention === "subtract" ? "" : "-";
  const hasBias = entityOf(model, `z${layer}`).axes.cols.size > 0 && model.settings.bias;
  return [
    {
      kind: "chain",
      formula: `\\frac{\\partial C}{\\partial W_{${layer}}} = \\frac{\\partial C}{\\partial z_{${layer}}}\\,\\frac{\\partial z_{${layer}}}{\\partial W_{${layer}}}, \\qquad \\frac{\\partial C}{\\partial z_{${layer}}} = ${sign}${delta}`,
    },
    {
      kind: "one-sample",
      formula: `${z}[n, o] = \\sum_{i} ${input}[n, i]\\,${w}[i, o]${hasBias ? ` + ${term(`b${layer}`)}[o]` : ""} \\;\\Rightarrow\\; \\frac{\\partial z_{${layer}}[n, o]}{\\partial W_{${layer}}[i, o]} = ${input}[n, i]`,
    },
    {
      kind: "jacobian",
      formula: `z_{${layer}}[n] = \\mathbf{1}^\\top \\operatorname{diag}\\left(${input}[n]\\right) ${w} \\;\\Rightarrow\\; \\mathbf{1}^\\top \\operatorname{diag}\\left(${input}[n]\\right) = ${input}[n]^\\top`,
    },
    {
      kind: "sum",
      formula: `\\frac{\\partial C}{\\partial W_{${layer}}[i, o]} = ${sign}\\sum_{n \\in \\bullet} ${input}[n, i]\\,${delta}[n, o]`,
    },
    {
      kind: "matrix",
      formula: `\\frac{\\partial C}{\\partial W_{${layer}}} = ${sign}${input}^\\top\\,${delta} = ${sign}${term(`dW${layer}`)}`,
    },
    ...(hasBias
      ? [
          {
            kind: "bias" as const,
            formula: `\\frac{\\partial z_{${layer}}[n, o]}{\\partial b_{${layer}}[o]} = 1 \\;\\Rightarrow\\; \\frac{\\partial C}{\\partial b_{${layer}}} = ${sign}\\mathbf{1}^\\top ${delta} = ${sign}${term(`db${layer}`)}`,
          },
        ]
      : []),
  ];
}
