import type { Term } from "#client/maths/term.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import type { Loss, RegularizationSettings } from "#engine/settings.ts";

/** C of the batch in symbols. Sums run over samples and outputs, by their glyphs; n and m count them. */
export function lossFormula(loss: Loss, term: Term, last: number): string {
  const [y, a] = [term("Y"), term(`a${last}`)];
  const sum = "\\sum_{\\bullet,\\,\\blacklozenge}";
  switch (loss) {
    case "half-squared-error-sum":
      return `C = \\frac{1}{2}${sum} \\left(${y} - ${a}\\right)^2`;
    case "mean-squared-error":
      return `C = \\frac{1}{n\\,m}${sum} \\left(${y} - ${a}\\right)^2`;
    case "binary-cross-entropy":
      return `C = -\\frac{1}{n\\,m}${sum} \\left[${y}\\ln ${a} + (1 - ${y})\\ln(1 - ${a})\\right]`;
    case "softmax-cross-entropy":
      return `C = -\\frac{1}{n}${sum} ${y}\\ln ${a}`;
  }
}

/** The penalty that the total cost has besides C; null without. */
export function penaltyFormula(
  { kind }: RegularizationSettings,
  term: Term,
  layers: number,
): string | null {
  const sums = Array.from({ length: layers }, (_, i) => {
    const weights = term(`W${i + 1}`);
    return kind === "l1" ? `\\sum\\left|${weights}\\right|` : `\\sum ${weights}^2`;
  }).join(" + ");
  const bracketed = layers === 1 ? sums : `\\left(${sums}\\right)`;
  switch (kind) {
    case "none":
      return null;
    case "l1":
      return `R = \\lambda\\,${bracketed}`;
    case "l2":
      return `R = \\frac{\\lambda}{2}\\,${bracketed}`;
  }
}

/** a - y or y - a, as the convention has it. */
export function differenceFormula(term: Term, last: number, convention: SignConvention): string {
  const [y, a] = [term("Y"), term(`a${last}`)];
  return convention === "subtract" ? `${a} - ${y}` : `${y} - ${a}`;
}

/** e of a squared error; null under a cross-entropy, which has none of its own. */
export function errorFormula(
  loss: Loss,
  term: Term,
  last: number,
  convention: SignConvention,
): string | null {
  const difference = differenceFormula(term, last, convention);
  switch (loss) {
    case "half-squared-error-sum":
      return `${term(`e${last}`)} = ${difference}`;
    case "mean-squared-error":
      return `${term(`e${last}`)} = \\frac{2}{n\\,m}\\left(${difference}\\right)`;
    case "binary-cross-entropy":
    case "softmax-cross-entropy":
      return null;
  }
}

/** Why nothing of the slope is left under a cross-entropy. */
export function cancellationFormula(
  loss: "binary-cross-entropy" | "softmax-cross-entropy",
): string {
  return loss === "binary-cross-entropy"
    ? "\\frac{\\partial C}{\\partial z} = \\frac{1}{n\\,m}\\,\\frac{a - y}{\\cancel{a\\,(1 - a)}}\\;\\cancel{a\\,(1 - a)} = \\frac{a - y}{n\\,m}"
    : "\\frac{\\partial C}{\\partial z_k} = \\frac{1}{n}\\sum_j -\\frac{y_j}{\\cancel{a_j}}\\;\\cancel{a_j}\\,([j = k] - a_k) = \\frac{a_k - y_k}{n}";
}
