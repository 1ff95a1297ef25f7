import type { TrainingSettings } from "#engine/settings.ts";

/** The name of a unit as on screen: its column for inputs and outputs, `h2` or `h1.2` between. */
export function unitName(settings: TrainingSettings, layer: number, unit: number): string {
  const last = settings.layers.length;
  if (layer === 0) {
    return settings.data.inputs[unit] ?? `x${unit + 1}`;
  }
  if (layer === last) {
    return settings.data.outputs[unit] ?? `y${unit + 1}`;
  }
  return last === 2 ? `h${unit + 1}` : `h${layer}.${unit + 1}`;
}
