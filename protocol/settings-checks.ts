import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import { ruleMisfit } from "#engine/reference/update-rule.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { type SettingsFault, shown } from "#protocol/settings-faults.ts";

/** What the parts of a settings document must have in common; null when they fit. */
export function crossFault(settings: TrainingSettings): SettingsFault | null {
  return (
    columnFault(settings) ??
    tableFault(settings) ??
    networkFault(settings) ??
    givenFault(settings) ??
    ruleFault(settings)
  );
}

function columnFault({ data }: TrainingSettings): SettingsFault | null {
  const columns = data.inputs.length + data.outputs.length;
  if (columns > LIMITS.tableColumns) {
    return fault(["data"], `${columns} columns are too many: at most ${LIMITS.tableColumns}`);
  }
  const seen = new Set<string>();
  for (const key of ["inputs", "outputs"] as const) {
    for (const [i, name] of data[key].entries()) {
      if (seen.has(name)) {
        return fault(["data", key, i], `${shown(name)} names two columns: names must differ`);
      }
      seen.add(name);
    }
  }
  return null;
}

function tableFault({ data }: TrainingSettings): SettingsFault | null {
  const columns = data.inputs.length + data.outputs.length;
  if (data.rows.length === 0) {
    return fault(["data", "rows"], "has no row: at least one is needed");
  }
  const ragged = data.rows.findIndex((row) => row.length !== columns);
  if (ragged >= 0) {
    const length = data.rows[ragged]?.length ?? 0;
    const message = `has ${counted(length, "number")}, ${counted(columns, "column")} are named`;
    return fault(["data", "rows", ragged], message);
  }
  const cells = data.rows.length * columns;
  return cells > LIMITS.tableCells
    ? fault(["data", "rows"], `${cells} cells are too many: at most ${LIMITS.tableCells}`)
    : null;
}

function networkFault(settings: TrainingSettings): SettingsFault | null {
  const last = settings.layers.length - 1;
  const units = settings.layers[last]?.units ?? 0;
  const outputs = settings.data.outputs.length;
  if (units !== outputs) {
    return fault(
      ["layers", last, "units"],
      `the last layer has ${counted(units, "unit")}, the data has ${counted(outputs, "output column")}`,
    );
  }
  const count = parameterCount(settings);
  return count > LIMITS.parameters
    ? fault(["layers"], `${count} parameters are too many: at most ${LIMITS.parameters}`)
    : null;
}

function givenFault(settings: TrainingSettings): SettingsFault | null {
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
  if (weights.length !== inputs) {
    return fault(
      path,
      `has ${counted(weights.length, "row")}, W${layer + 1} is ${inputs}x${units}`,
    );
  }
  const ragged = weights.findIndex((row) => row.length !== units);
  return ragged < 0
    ? null
    : fault(
        [...path, ragged],
        `has ${counted(weights[ragged]?.length ?? 0, "number")}, W${layer + 1} is ${inputs}x${units}`,
      );
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

function ruleFault(settings: TrainingSettings): SettingsFault | null {
  const { updateRule, layers } = settings;
  if (updateRule === "gradient") {
    return null;
  }
  const units = layers[updateRule.layer - 1]?.units;
  if (units === undefined) {
    const message = `${updateRule.layer} is no layer: the network has ${counted(layers.length, "layer")}`;
    return fault(["updateRule", "layer"], message);
  }
  const inputs = layerWidths(settings)[updateRule.layer - 1] ?? 0;
  const samples = settings.data.rows.length;
  const misfit = ruleMisfit(updateRule.rule, { samples, inputs, units });
  return misfit === null
    ? null
    : fault(["updateRule", "rule"], `${shown(updateRule.rule)} does not fit here: ${misfit}`);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function fault(path: readonly PropertyKey[], message: string): SettingsFault {
  return { path, message };
}
