import { classNames } from "#engine/data/columns.ts";
import type { Activation, Data, LayerSettings, Loss, TrainingSettings } from "#engine/settings.ts";

/** What somebody has just chosen stays, or is refused; what depends on it follows. */
export type Kept = "loss" | "activation" | "units" | "none";

/** How many units the output may have for these data. */
export function outputUnits(data: Data): readonly number[] {
  if (data.kind === "table" || data.kind === "stored") {
    return [data.outputs.length];
  }
  const classes = classNames(data)?.length ?? 1;
  return classes === 2 ? [1, 2] : [classes];
}

/** Generated data whose y is a number, not a class. */
export function isRegression(data: Data): boolean {
  return data.kind === "generated" && classNames(data) === null;
}

/** Rule UI-20: the output layer and the loss that go with these data and with what was chosen. */
export function fitOutput(settings: TrainingSettings, kept: Kept): TrainingSettings {
  const allowed = outputUnits(settings.data);
  const output = settings.layers.at(-1) ?? { units: 1, activation: "linear" };
  const units = allowed.includes(output.units) ? output.units : (allowed[0] ?? 1);
  const sized = { ...output, units };
  const { loss, layer } =
    kept === "activation"
      ? byActivation(settings, sized, allowed)
      : byLoss(settings, sized, allowed, kept);
  const isSame = layer.units === output.units && layer.activation === output.activation;
  return {
    ...settings,
    loss,
    layers: isSame ? settings.layers : [...settings.layers.slice(0, -1), layer],
  };
}

interface Output {
  readonly loss: Loss;
  readonly layer: LayerSettings;
}

function byActivation(
  { loss, data }: TrainingSettings,
  layer: LayerSettings,
  allowed: readonly number[],
): Output {
  const { activation } = layer;
  if (activation === "softmax") {
    const units = Math.max(layer.units, ...allowed);
    return { loss: "softmax-cross-entropy", layer: { activation, units } };
  }
  if (loss === "softmax-cross-entropy") {
    const next = activation === "sigmoid" ? "binary-cross-entropy" : "mean-squared-error";
    return { loss: next, layer: { activation, units: Math.min(...allowed) } };
  }
  const isMisfit =
    loss === "binary-cross-entropy" && (activation !== "sigmoid" || isRegression(data));
  return { loss: isMisfit ? "mean-squared-error" : loss, layer };
}

function byLoss(
  { loss, data }: TrainingSettings,
  layer: LayerSettings,
  allowed: readonly number[],
  kept: Kept,
): Output {
  const isCrossEntropy = loss === "softmax-cross-entropy" || loss === "binary-cross-entropy";
  if (isCrossEntropy && isRegression(data) && kept !== "loss") {
    return { loss: "mean-squared-error", layer: { ...layer, activation: plainActivation(data) } };
  }
  if (loss === "softmax-cross-entropy") {
    const units = kept === "units" ? layer.units : Math.max(layer.units, ...allowed);
    return units > 1 || kept === "loss"
      ? { loss, layer: { units, activation: "softmax" } }
      : { loss: "binary-cross-entropy", layer: { units, activation: "sigmoid" } };
  }
  if (loss === "binary-cross-entropy") {
    return { loss, layer: { ...layer, activation: "sigmoid" } };
  }
  return layer.activation === "softmax"
    ? { loss, layer: { ...layer, activation: plainActivation(data) } }
    : { loss, layer };
}

function plainActivation(data: Data): Activation {
  return isRegression(data) ? "linear" : "sigmoid";
}
