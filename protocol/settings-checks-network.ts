import { classNames } from "#engine/data/columns.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { counted, fault, type SettingsFault } from "#protocol/settings-faults.ts";

/**
 * The last layer has one unit for each output column; for class data as many units as classes,
 * or one for two classes; for generated regression one.
 */
export function outputFault(settings: TrainingSettings): SettingsFault | null {
  const { data, layers } = settings;
  const last = layers.length - 1;
  const units = layers[last]?.units ?? 0;
  const path = ["layers", last, "units"];
  const has = `the last layer has ${counted(units, "unit")}`;
  if (data.kind === "table" || data.kind === "stored") {
    const outputs = data.outputs.length;
    return units === outputs
      ? null
      : fault(path, `${has}, the data has ${counted(outputs, "output column")}`);
  }
  const classes = classNames(data)?.length ?? null;
  if (classes === null) {
    return units === 1 ? null : fault(path, `${has}, ${data.name} has one output: use 1`);
  }
  if (units === classes || (classes === 2 && units === 1)) {
    return null;
  }
  const allowed = classes === 2 ? "1 or 2" : String(classes);
  return fault(path, `${has}, ${data.name} has ${classes} classes: use ${allowed}`);
}

/** The limit of weights and biases together. */
export function parameterFault(settings: TrainingSettings): SettingsFault | null {
  const count = parameterCount(settings);
  return count > LIMITS.parameters
    ? fault(["layers"], `${count} parameters are too many: at most ${LIMITS.parameters}`)
    : null;
}
