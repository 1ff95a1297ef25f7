import { type NumpyLine, numpyLine, type SignConvention } from "#client/numpy/numpy-line.ts";
import { numberLiteral } from "#client/numpy/numpy-literal.ts";
import {
  appliedName,
  directionName,
  gradientName,
  momentNames,
  parameterNames,
} from "#client/numpy/numpy-names.ts";
import type { HyperParameters } from "#engine/hyper-parameters.ts";
import type { NetworkLayer } from "#engine/network.ts";
import { ruleOfLayer } from "#engine/reference/update-rule.ts";
import type { OptimizerSettings, RegularizationSettings, UpdateRule } from "#engine/settings.ts";

/** What an update is made of besides the settings: both may change while the run trains. */
export type UpdateShape = Pick<HyperParameters, "regularization" | "updateRule">;

/** The constants of an optimiser, and its state at the start: zeros. */
export function optimizerStartLines(
  optimizer: OptimizerSettings,
  layers: readonly NetworkLayer[],
): readonly string[] {
  const names = layers.flatMap(parameterNames);
  const zeros = names.flatMap((name) =>
    momentNames(optimizer.kind, name).map((moment) => `${moment} = np.zeros_like(${name})`),
  );
  const rate = `learning_rate = ${numberLiteral(optimizer.learningRate)}`;
  switch (optimizer.kind) {
    case "sgd":
      return [rate];
    case "momentum":
    case "nesterov":
      return [rate, `momentum = ${numberLiteral(optimizer.momentum)}`, ...zeros];
    case "rmsprop":
      return [
        rate,
        `decay, epsilon = ${numberLiteral(optimizer.decay)}, ${numberLiteral(optimizer.epsilon)}`,
        ...zeros,
      ];
    case "adagrad":
      return [rate, `epsilon = ${numberLiteral(optimizer.epsilon)}`, ...zeros];
    case "adam": {
      const { beta1, beta2, epsilon } = optimizer;
      return [
        rate,
        `beta1, beta2 = ${numberLiteral(beta1)}, ${numberLiteral(beta2)}`,
        `epsilon = ${numberLiteral(epsilon)}`,
        ...zeros,
        "t = 0  # updates so far",
      ];
    }
  }
}

/** What an update does with the gradients, for every parameter. */
export function optimizerLines(
  optimizer: OptimizerSettings,
  layers: readonly NetworkLayer[],
  now: UpdateShape,
  convention: SignConvention,
): readonly NumpyLine[] {
  const count = optimizer.kind === "adam" ? [numpyLine("t = t + 1")] : [];
  return [...count, ...layers.flatMap((layer) => layerLines(optimizer, layer, now, convention))];
}

/** The same for one layer, without Adam's count of the updates. */
export function layerLines(
  optimizer: OptimizerSettings,
  layer: NetworkLayer,
  { regularization, updateRule }: UpdateShape,
  convention: SignConvention,
): readonly NumpyLine[] {
  const rule = ruleOfLayer(updateRule, layer.number);
  return parameterNames(layer).flatMap((name) => {
    const gradient = gradientName(name, rule, regularization);
    const direction = directionName(optimizer.kind, name, gradient);
    const sign = convention === "subtract" ? "-" : "+";
    return [
      ...penaltyLines(name, rule, regularization, convention),
      ...directionLines(optimizer, name, gradient).map((code) => numpyLine(code)),
      numpyLine(`${name} = ${name} ${sign} learning_rate * ${direction}`),
    ];
  });
}

function penaltyLines(
  name: string,
  rule: UpdateRule,
  regularization: RegularizationSettings,
  convention: SignConvention,
): readonly NumpyLine[] {
  if (regularization.kind === "none" || name.startsWith("b")) {
    return [];
  }
  const sign = convention === "subtract" ? "+" : "-";
  const part = regularization.kind === "l1" ? `np.sign(${name})` : name;
  return [numpyLine(`g${name} = ${appliedName(name, rule)} ${sign} penalty_rate * ${part}`)];
}

function directionLines(
  optimizer: OptimizerSettings,
  p: string,
  gradient: string,
): readonly string[] {
  switch (optimizer.kind) {
    case "sgd":
      return [];
    case "momentum":
      return [`v${p} = momentum * v${p} + ${gradient}`];
    case "nesterov":
      return [`v${p} = momentum * v${p} + ${gradient}`, `p${p} = ${gradient} + momentum * v${p}`];
    case "rmsprop":
      return [
        `s${p} = decay * s${p} + (1 - decay) * ${gradient} ** 2`,
        `p${p} = ${gradient} / (np.sqrt(s${p}) + epsilon)`,
      ];
    case "adagrad":
      return [
        `s${p} = s${p} + ${gradient} ** 2`,
        `p${p} = ${gradient} / (np.sqrt(s${p}) + epsilon)`,
      ];
    case "adam":
      return [
        `m${p} = beta1 * m${p} + (1 - beta1) * ${gradient}`,
        `v${p} = beta2 * v${p} + (1 - beta2) * ${gradient} ** 2`,
        `p${p} = (m${p} / (1 - beta1 ** t)) / (np.sqrt(v${p} / (1 - beta2 ** t)) + epsilon)`,
      ];
  }
}
