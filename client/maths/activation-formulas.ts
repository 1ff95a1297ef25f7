import type { Activation } from "#engine/settings.ts";

/** An activation in symbols. */
interface ActivationFormula {
  /** Its name before an argument. */
  readonly symbol: string;
  /** Its value at z. */
  readonly value: string;
  /** Its slope at z; a is its value there. */
  readonly slope: string;
}

function cases(above: string, below: string): string {
  return `\\begin{cases}${above} & z > 0\\\\ ${below} & z \\le 0\\end{cases}`;
}

export const ACTIVATION_FORMULAS: Record<Activation, ActivationFormula> = {
  linear: { symbol: "\\operatorname{id}", value: "z", slope: "1" },
  sigmoid: { symbol: "\\sigma", value: "\\frac{1}{1 + e^{-z}}", slope: "a\\,(1 - a)" },
  tanh: {
    symbol: "\\tanh",
    value: "\\frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}",
    slope: "1 - a^2",
  },
  relu: { symbol: "\\operatorname{relu}", value: "\\max(0, z)", slope: cases("1", "0") },
  "leaky-relu": {
    symbol: "\\operatorname{leaky}",
    value: cases("z", "0.01\\,z"),
    slope: cases("1", "0.01"),
  },
  elu: {
    symbol: "\\operatorname{elu}",
    value: cases("z", "e^{z} - 1"),
    slope: "\\begin{cases}1 & z > 0\\\\ a + 1 & z \\le 0\\end{cases}",
  },
  softplus: {
    symbol: "\\operatorname{softplus}",
    value: "\\ln(1 + e^{z})",
    slope: "\\sigma(z) = \\frac{1}{1 + e^{-z}}",
  },
  gelu: {
    symbol: "\\operatorname{gelu}",
    value: "z\\,\\Phi(z) = \\frac{z}{2}\\left(1 + \\operatorname{erf}\\frac{z}{\\sqrt 2}\\right)",
    slope: "\\Phi(z) + z\\,\\frac{e^{-z^2/2}}{\\sqrt{2\\pi}}",
  },
  softmax: {
    symbol: "\\operatorname{softmax}",
    value: "\\frac{e^{z_k}}{\\sum_j e^{z_j}}",
    slope: "a_k\\,([j = k] - a_j)",
  },
};
