import { inputNames } from "#engine/data/columns.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Width of every layer boundary: what the network sees, then the units of each layer. */
export function layerWidths(settings: TrainingSettings): readonly number[] {
  return [inputNames(settings).length, ...settings.layers.map((layer) => layer.units)];
}

/** How many weights and biases the network has. */
export function parameterCount(settings: TrainingSettings): number {
  const widths = layerWidths(settings);
  return settings.layers.reduce(
    (sum, { units }, l) => sum + ((widths[l] ?? 0) + (settings.bias ? 1 : 0)) * units,
    0,
  );
}
