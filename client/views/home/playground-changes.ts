import {
  withActivation,
  withLayerAdded,
  withLayerRemoved,
  withUnits,
} from "#client/views/settings/changes/choose-network.ts";
import { fitted } from "#client/views/settings/changes/settings-fit.ts";
import type { Activation, TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

/** As many as the picture draws one by one, with room for what they do. */
const MOST_UNITS = 16;
const MOST_LAYERS = 4;
const NOISE_STEP = 0.05;

/** What a visitor may choose for the hidden units. */
export const HIDDEN_ACTIVATIONS = ["tanh", "sigmoid", "relu", "linear"] as const;

/** Each change is a document of its own; null where there is no such one. */
type Changed = TrainingSettings | null;

export function hiddenCount({ layers }: TrainingSettings): number {
  return layers.length - 1;
}

export function oneLayerMore(settings: TrainingSettings): Changed {
  return hiddenCount(settings) < MOST_LAYERS ? withLayerAdded(settings) : null;
}

export function oneLayerLess(settings: TrainingSettings): Changed {
  const count = hiddenCount(settings);
  return count > 0 ? withLayerRemoved(settings, count - 1) : null;
}

/** @param by 1 or -1. @param index of the layer, from 0. */
export function otherUnits(settings: TrainingSettings, index: number, by: number): Changed {
  const units = (settings.layers[index]?.units ?? 0) + by;
  return units >= 1 && units <= MOST_UNITS ? withUnits(settings, index, units) : null;
}

export function hiddenActivation({ layers }: TrainingSettings): Activation | null {
  return layers.length > 1 ? (layers[0]?.activation ?? null) : null;
}

export function withHiddenActivation(
  settings: TrainingSettings,
  activation: Activation,
): TrainingSettings {
  return settings.layers
    .slice(0, -1)
    .reduce((changed, _, index) => withActivation(changed, index, activation), settings);
}

/** Null for data without noise. */
export function noiseOf({ data }: TrainingSettings): number | null {
  return data.kind === "generated" ? data.noise : null;
}

/** @param by 1 or -1: of the steps in which it goes. */
export function otherNoise(settings: TrainingSettings, by: number): Changed {
  const { data } = settings;
  if (data.kind !== "generated") {
    return null;
  }
  const noise = Number((data.noise + by * NOISE_STEP).toFixed(2));
  return noise >= LIMITS.noise.min && noise <= LIMITS.noise.max
    ? fitted({ ...settings, data: { ...data, noise } })
    : null;
}

/** The next seed; weights that were given are drawn from now on. */
export function withNextSeed(settings: TrainingSettings): TrainingSettings {
  const { initial } = settings;
  return initial.scheme === "given"
    ? { ...settings, initial: { scheme: "xavier-uniform", seed: 1 } }
    : { ...settings, initial: { ...initial, seed: initial.seed + 1 } };
}
