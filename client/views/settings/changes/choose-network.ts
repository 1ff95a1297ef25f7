import { fitted } from "#client/views/settings/changes/settings-fit.ts";
import type { Activation, DrawnScheme, LayerSettings, TrainingSettings } from "#engine/settings.ts";

const FIRST_HIDDEN: LayerSettings = { units: 4, activation: "sigmoid" };

/** One hidden layer more, like the last one. */
export function withLayerAdded(settings: TrainingSettings): TrainingSettings {
  const hidden = settings.layers.slice(0, -1);
  return withHidden(settings, [...hidden, { ...(hidden.at(-1) ?? FIRST_HIDDEN) }]);
}

/** Without one hidden layer; a bench rule goes with its layer or moves down with it. */
export function withLayerRemoved(settings: TrainingSettings, index: number): TrainingSettings {
  const { updateRule } = settings;
  const layers = settings.layers.toSpliced(index, 1);
  if (updateRule === "gradient" || updateRule.layer < index + 1) {
    return fitted({ ...settings, layers });
  }
  const moved = { ...updateRule, layer: updateRule.layer - 1 };
  const isGone = updateRule.layer === index + 1;
  return fitted({ ...settings, layers, updateRule: isGone ? "gradient" : moved });
}

/** Other units in a layer, counted from 0. */
export function withUnits(
  settings: TrainingSettings,
  index: number,
  units: number,
): TrainingSettings {
  const isOutput = index === settings.layers.length - 1;
  const layers = settings.layers.map((layer, l) => (l === index ? { ...layer, units } : layer));
  return fitted({ ...settings, layers }, isOutput ? "units" : "none");
}

/** Another activation in a layer, counted from 0. */
export function withActivation(
  settings: TrainingSettings,
  index: number,
  activation: Activation,
): TrainingSettings {
  const isOutput = index === settings.layers.length - 1;
  const layers = settings.layers.map((layer, l) =>
    l === index ? { ...layer, activation } : layer,
  );
  return fitted({ ...settings, layers }, isOutput ? "activation" : "none");
}

export function withBias(settings: TrainingSettings, bias: boolean): TrainingSettings {
  return fitted({ ...settings, bias });
}

/** Drawn weights; the seed stays, if there was one. */
export function withScheme(settings: TrainingSettings, scheme: DrawnScheme): TrainingSettings {
  const seed = settings.initial.scheme === "given" ? 1 : settings.initial.seed;
  return { ...settings, initial: { scheme, seed } };
}

/**
 * The weights of a moment as initial weights.
 *
 * Shapes: `parameters` are every layer in turn, W row by row (in x out), then b with biases; null
 * when their number is not that of the settings' network.
 */
export function withWeightsOf(
  settings: TrainingSettings,
  widths: readonly number[],
  parameters: Float64Array,
): TrainingSettings | null {
  let at = 0;
  const take = (count: number) => {
    at += count;
    return Array.from(parameters.subarray(at - count, at));
  };
  const weights: number[][][] = [];
  const biases: number[][] = [];
  for (const [l, { units }] of settings.layers.entries()) {
    weights.push(Array.from({ length: widths[l] ?? 0 }, () => take(units)));
    biases.push(take(settings.bias ? units : 0));
  }
  const isWhole = at === parameters.length && parameters.every(Number.isFinite);
  return isWhole ? { ...settings, initial: { scheme: "given", weights, biases } } : null;
}

/** The document with these hidden layers in place of its own. */
function withHidden(
  settings: TrainingSettings,
  hidden: readonly LayerSettings[],
): TrainingSettings {
  return fitted({ ...settings, layers: [...hidden, ...settings.layers.slice(-1)] });
}
