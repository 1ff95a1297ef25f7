import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { counted, fault, type SettingsFault } from "#protocol/settings-faults.ts";

/** Given weights and biases have the network's shapes. */
export function givenFault(settings: TrainingSettings): SettingsFault | null {
  const { initial, layers } = settings;
  if (initial.scheme !== "given") {
    return null;
  }
  for (const key of ["weights", "biases"] as const) {
    if (initial[key].length !== layers.length) {
      const message = `has ${initial[key].length} entries, the network has ${counted(layers.length, "layer")}`;
      return fault(["initial", key], message);
    }
  }
  const widths = layerWidths(settings);
  for (const [l, { units }] of layers.entries()) {
    const misfit =
      weightFault(l, initial.weights[l] ?? [], widths[l] ?? 0, units) ??
      biasFault(l, initial.biases[l] ?? [], settings.bias ? units : 0);
    if (misfit !== null) {
      return misfit;
    }
  }
  return null;
}

function weightFault(
  layer: number,
  weights: readonly (readonly number[])[],
  inputs: number,
  units: number,
): SettingsFault | null {
  const path = ["initial", "weights", layer];
  const shape = `W${layer + 1} is ${inputs}x${units}`;
  if (weights.length !== inputs) {
    return fault(path, `has ${counted(weights.length, "row")}, ${shape}`);
  }
  const ragged = weights.findIndex((row) => row.length !== units);
  return ragged < 0
    ? null
    : fault([...path, ragged], `has ${counted(weights[ragged]?.length ?? 0, "number")}, ${shape}`);
}

function biasFault(
  layer: number,
  biases: readonly number[],
  expected: number,
): SettingsFault | null {
  return biases.length === expected
    ? null
    : fault(
        ["initial", "biases", layer],
        `has ${counted(biases.length, "number")}, b${layer + 1} has ${expected}`,
      );
}
