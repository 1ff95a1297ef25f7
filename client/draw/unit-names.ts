import { inputNames, outputNames } from "#engine/data/columns.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const SIGNS: Readonly<Record<string, string>> = { "^2": "²", "*": "·", "(": " " };

/** What the network sees, as on screen: its columns, or its features such as `x1²` and `sin x1`. */
export function inputUnitNames(settings: TrainingSettings): readonly string[] {
  const names = inputNames(settings);
  return settings.features === undefined
    ? names
    : names.map((name) => name.replaceAll(/\^2|[*()]/g, (sign) => SIGNS[sign] ?? ""));
}

/** The name of a unit as on screen: its column for inputs and outputs, `h2` or `h1.2` between. */
export function unitName(settings: TrainingSettings, layer: number, unit: number): string {
  const last = settings.layers.length;
  if (layer === 0) {
    return inputUnitNames(settings)[unit] ?? `x${unit + 1}`;
  }
  if (layer === last) {
    return outputNames(settings)[unit] ?? `y${unit + 1}`;
  }
  return last === 2 ? `h${unit + 1}` : `h${layer}.${unit + 1}`;
}
