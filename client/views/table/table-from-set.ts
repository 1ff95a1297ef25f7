import { classNames, dataInputNames } from "#engine/data/columns.ts";
import type { RawData } from "#engine/data/dataset.ts";
import type { TableData, TrainingSettings } from "#engine/settings.ts";

/**
 * Rule UI-79: a generated, bundled or stored set as a table: the same rows, with targets that the present
 * output layer can give, so that the same network learns the same.
 */
export function tableFromSet(settings: TrainingSettings, raw: RawData): TableData {
  const { data, layers } = settings;
  if (data.kind === "table") {
    return data;
  }
  const output = layers.at(-1);
  const names = classNames(data) ?? [];
  const isOne = output?.units === 1 || names.length === 0;
  // As the engine has it: 0 and 1, but for an output that can be negative.
  const low = output?.activation === "tanh" || output?.activation === "linear" ? -1 : 0;
  const targetsOf = (row: number): readonly number[] => {
    if (raw.targets !== null) {
      return [...raw.targets.data.subarray(row * raw.targets.cols, (row + 1) * raw.targets.cols)];
    }
    const code = raw.classes?.[row] ?? 0;
    return isOne ? [code === 0 ? low : 1] : names.map((_, place) => (place === code ? 1 : 0));
  };
  const { cols } = raw.inputs;
  return {
    kind: "table",
    inputs: dataInputNames(data),
    outputs: data.kind === "stored" ? data.outputs : isOne ? ["y"] : names,
    rows: Array.from({ length: raw.inputs.rows }, (_, row) => [
      ...raw.inputs.data.subarray(row * cols, (row + 1) * cols),
      ...targetsOf(row),
    ]),
    scaling: data.scaling,
  };
}
