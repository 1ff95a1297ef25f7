import { ACTIVATION_CODE } from "#client/numpy/numpy-functions.ts";
import { type NumpyLine, numpyLine, type SignConvention } from "#client/numpy/numpy-line.ts";
import { appliedName } from "#client/numpy/numpy-names.ts";
import type { NetworkLayer } from "#engine/network.ts";
import { isCrossEntropy } from "#engine/reference/loss.ts";
import type { Loss, UpdateRule } from "#engine/settings.ts";

/** What a layer is fed with: "X" or the output of the layer below. */
export function inputName({ number }: NetworkLayer): string {
  return number === 1 ? "X" : `a${number - 1}`;
}

export function preActivationLine(layer: NetworkLayer): NumpyLine {
  const { number, inputs, units, biasesAt } = layer;
  const bias = biasesAt === null ? "" : ` + b${number}`;
  return numpyLine(
    `z${number} = ${inputName(layer)} @ W${number}${bias}`,
    `(samples x ${inputs}) @ (${inputs} x ${units}) -> samples x ${units}`,
  );
}

export function outputLine({ number, activation }: NetworkLayer): NumpyLine {
  return numpyLine(`a${number} = ${ACTIVATION_CODE[activation].value(`z${number}`)}`);
}

/** e = dC/da of the output; nothing under a cross-entropy, which comes to delta at once. */
export function outputErrorLines(
  loss: Loss,
  { number, units }: NetworkLayer,
  convention: SignConvention,
): readonly NumpyLine[] {
  const error = differenceOf(number, convention);
  switch (loss) {
    case "half-squared-error-sum":
      return [numpyLine(`e${number} = ${error}`, `samples x ${units}`)];
    case "mean-squared-error":
      return [numpyLine(`e${number} = 2 * (${error}) / Y.size`, `samples x ${units}`)];
    case "binary-cross-entropy":
    case "softmax-cross-entropy":
      return [];
  }
}

/** delta = dC/dz, one row for each sample: e times the slope, or a - y where the slope cancels. */
export function deltaLines(
  loss: Loss,
  layer: NetworkLayer,
  isTop: boolean,
  convention: SignConvention,
): readonly NumpyLine[] {
  const { number, units, activation } = layer;
  if (isTop && isCrossEntropy(loss)) {
    const count = loss === "binary-cross-entropy" ? "Y.size" : "len(Y)";
    return [
      numpyLine(
        `delta${number} = (${differenceOf(number, convention)}) / ${count}`,
        `samples x ${units}; the ${activation}'s slope cancels`,
      ),
    ];
  }
  const above = number + 1;
  return [
    ...(isTop ? [] : [numpyLine(`e${number} = delta${above} @ W${above}.T`, `samples x ${units}`)]),
    numpyLine(`slope${number} = ${ACTIVATION_CODE[activation].slope(`z${number}`, `a${number}`)}`),
    numpyLine(`delta${number} = e${number} * slope${number}`, `samples x ${units}`),
  ];
}

/** dW = input.T @ delta and the column sum of delta; under a wrong rule what it puts there, too. */
export function gradientLines(layer: NetworkLayer, rule: UpdateRule): readonly NumpyLine[] {
  const { number, inputs, units, biasesAt } = layer;
  const shape = `(${inputs} x samples) @ (samples x ${units}) -> ${inputs} x ${units}`;
  return [
    numpyLine(`dW${number} = ${inputName(layer)}.T @ delta${number}`, shape),
    ...(rule === "gradient" ? [] : [wrongLine(layer, rule)]),
    ...(biasesAt === null
      ? []
      : [
          numpyLine(
            `db${number} = delta${number}.sum(axis=0)`,
            `the samples add up: one number for each of ${units}`,
          ),
        ]),
  ];
}

/** The right-hand side of a rule in numpy, whether its shape fits or not. */
export function ruleCode(layer: NetworkLayer, rule: UpdateRule): string {
  const [below, delta] = [inputName(layer), `delta${layer.number}`];
  switch (rule) {
    case "gradient":
      return `${below}.T @ ${delta}`;
    case "delta-only":
      return `${delta}.copy()`;
    case "elementwise":
      return `${below} * ${delta}`;
    case "transposed":
      return `${delta}.T @ ${below}`;
  }
}

function wrongLine(layer: NetworkLayer, rule: Exclude<UpdateRule, "gradient">): NumpyLine {
  return numpyLine(
    `${appliedName(`W${layer.number}`, rule)} = ${ruleCode(layer, rule)}`,
    `the wrong rule "${rule}" in its place: it fits by chance`,
  );
}

function differenceOf(number: number, convention: SignConvention): string {
  return convention === "subtract" ? `a${number} - Y` : `Y - a${number}`;
}
