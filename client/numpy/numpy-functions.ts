import { indented, type NumpyLine, numpyLine } from "#client/numpy/numpy-line.ts";
import type { NumpySection } from "#client/numpy/numpy-section.ts";
import type { Activation, Loss, TrainingSettings } from "#engine/settings.ts";

/** An activation and its slope in numpy. */
interface ActivationCode {
  /** Definitions that the expressions below need. */
  readonly definition: readonly string[];
  readonly value: (z: string) => string;
  /** f'(z), by the same of z and a as in the engine. */
  readonly slope: (z: string, a: string) => string;
}

const SIGMOID = ["def sigmoid(z):", "    return 1 / (1 + np.exp(-z))"];
const NORMAL = [
  "from math import erf",
  "erf_of = np.vectorize(erf, otypes=[float])",
  "",
  "def normal_share(z):  # the part of the normal distribution below z",
  "    return 0.5 * (1 + erf_of(z / np.sqrt(2)))",
];

export const ACTIVATION_CODE: Record<Activation, ActivationCode> = {
  linear: { definition: [], value: (z) => z, slope: (z) => `np.ones_like(${z})` },
  sigmoid: {
    definition: SIGMOID,
    value: (z) => `sigmoid(${z})`,
    slope: (_, a) => `${a} * (1 - ${a})`,
  },
  tanh: { definition: [], value: (z) => `np.tanh(${z})`, slope: (_, a) => `1 - ${a} * ${a}` },
  relu: {
    definition: [],
    value: (z) => `np.maximum(0, ${z})`,
    slope: (z) => `np.where(${z} > 0, 1, 0)`,
  },
  "leaky-relu": {
    definition: [],
    value: (z) => `np.where(${z} > 0, ${z}, 0.01 * ${z})`,
    slope: (z) => `np.where(${z} > 0, 1, 0.01)`,
  },
  elu: {
    definition: [],
    value: (z) => `np.where(${z} > 0, ${z}, np.expm1(np.minimum(${z}, 0)))`,
    slope: (z, a) => `np.where(${z} > 0, 1, ${a} + 1)`,
  },
  softplus: {
    definition: SIGMOID,
    value: (z) => `np.logaddexp(0, ${z})`,
    slope: (z) => `sigmoid(${z})`,
  },
  gelu: {
    definition: NORMAL,
    value: (z) => `${z} * normal_share(${z})`,
    slope: (z) => `normal_share(${z}) + ${z} * np.exp(-${z} * ${z} / 2) / np.sqrt(2 * np.pi)`,
  },
  softmax: {
    definition: [
      "def softmax(z):",
      "    power = np.exp(z - z.max(axis=1, keepdims=True))",
      "    return power / power.sum(axis=1, keepdims=True)",
    ],
    value: (z) => `softmax(${z})`,
    // Never asked for: softmax comes with its cross-entropy alone, where the slope cancels.
    slope: (_, a) => `${a} * (1 - ${a})`,
  },
};

/** The statements of C from the last layer's z and a; the last of them sets `C`. */
export function lossLines(loss: Loss, z: string, a: string): readonly NumpyLine[] {
  switch (loss) {
    case "half-squared-error-sum":
      return [numpyLine(`C = 0.5 * ((Y - ${a}) ** 2).sum()`)];
    case "mean-squared-error":
      return [numpyLine(`C = ((Y - ${a}) ** 2).mean()`)];
    case "binary-cross-entropy":
      return [
        numpyLine(
          `C = (np.maximum(${z}, 0) - Y * ${z} + np.log1p(np.exp(-abs(${z})))).mean()`,
          `-Y log ${a} - (1 - Y) log(1 - ${a}) from ${z}: no digit is lost near 0 and 1`,
        ),
      ];
    case "softmax-cross-entropy":
      return [
        numpyLine(`shifted = ${z} - ${z}.max(axis=1, keepdims=True)`),
        numpyLine(
          "log_a = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))",
          `log ${a} from ${z}: no digit is lost near 0`,
        ),
        numpyLine("C = -(Y * log_a).sum() / len(Y)"),
      ];
  }
}

/** The activations that the network uses, and its loss. */
export function functionsSection(settings: TrainingSettings): NumpySection {
  const used = new Set(settings.layers.map(({ activation }) => activation));
  const blocks = [...used].map((activation) => ACTIVATION_CODE[activation].definition);
  const definitions = [...new Set(blocks.filter((block) => block.length > 0))];
  return {
    title: `Activations and loss (${settings.loss})`,
    lines: [
      ...definitions.flatMap((block) => [...block, ""]),
      "def loss(z, a, Y):",
      ...lossLines(settings.loss, "z", "a").map(indented),
      "    return C",
    ],
  };
}
