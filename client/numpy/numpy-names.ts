import type { NetworkLayer } from "#engine/network.ts";
import type {
  OptimizerSettings,
  RegularizationSettings,
  TrainingSettings,
  UpdateRule,
} from "#engine/settings.ts";

/** The parameters of a layer by their names in the script. */
export function parameterNames(layer: NetworkLayer): readonly string[] {
  return layer.biasesAt === null ? [`W${layer.number}`] : [`W${layer.number}`, `b${layer.number}`];
}

/** What stands in for dC/dW: the gradient itself, or a wrong rule's update. */
export function appliedName(parameter: string, rule: UpdateRule): string {
  return parameter.startsWith("b") || rule === "gradient" ? `d${parameter}` : `r${parameter}`;
}

/** What the optimiser gets: the same, with the penalty's part where there is one. */
export function gradientName(
  parameter: string,
  rule: UpdateRule,
  { kind }: RegularizationSettings,
): string {
  return parameter.startsWith("b") || kind === "none"
    ? appliedName(parameter, rule)
    : `g${parameter}`;
}

/** The optimiser's own numbers of one parameter, in the order of the engine's state. */
export function momentNames(
  kind: TrainingSettings["optimizer"]["kind"],
  parameter: string,
): readonly string[] {
  switch (kind) {
    case "sgd":
      return [];
    case "momentum":
    case "nesterov":
      return [`v${parameter}`];
    case "rmsprop":
    case "adagrad":
      return [`s${parameter}`];
    case "adam":
      return [`m${parameter}`, `v${parameter}`];
  }
}

/** What the learning rate multiplies: the gradient, the velocity, or a number of its own. */
export function directionName(
  kind: OptimizerSettings["kind"],
  parameter: string,
  gradient: string,
): string {
  switch (kind) {
    case "sgd":
      return gradient;
    case "momentum":
      return `v${parameter}`;
    case "nesterov":
    case "rmsprop":
    case "adagrad":
    case "adam":
      return `p${parameter}`;
  }
}
