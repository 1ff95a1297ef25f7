import { classNames } from "#engine/data/columns.ts";
import type { TableData, TrainingSettings } from "#engine/settings.ts";
import { fault, type SettingsFault, shown } from "#protocol/settings-faults.ts";

/** How far from 1 a row of probabilities may sum up: 0.1 + 0.2 + 0.7 is not 1 in float64. */
const SUM_TOLERANCE = 1e-9;

/** The cross-entropies' targets are probabilities, in test rows, too. */
export function targetFault({ data, loss }: TrainingSettings): SettingsFault | null {
  if (loss !== "binary-cross-entropy" && loss !== "softmax-cross-entropy") {
    return null;
  }
  if (data.kind === "stored") {
    return null;
  }
  if (data.kind === "table") {
    return loss === "binary-cross-entropy" ? outsideFault(data) : distributionFault(data);
  }
  return classNames(data) === null
    ? fault(["loss"], `${shown(loss)} is for classes, ${shown(data.name)} has none`)
    : null;
}

function outsideFault({ inputs, rows }: TableData): SettingsFault | null {
  for (const [i, row] of rows.entries()) {
    const at = row.findIndex((value, j) => j >= inputs.length && !(value >= 0 && value <= 1));
    if (at >= 0) {
      return fault(
        ["data", "rows", i, at],
        `${shown(row[at])} is no target of "binary-cross-entropy": use 0 to 1`,
      );
    }
  }
  return null;
}

function distributionFault({ inputs, rows }: TableData): SettingsFault | null {
  for (const [i, row] of rows.entries()) {
    const at = row.findIndex((value, j) => j >= inputs.length && !(value >= 0));
    if (at >= 0) {
      return fault(
        ["data", "rows", i, at],
        `${shown(row[at])} is no target of "softmax-cross-entropy": use 0 or more`,
      );
    }
    const sum = row.slice(inputs.length).reduce((total, value) => total + value, 0);
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      return fault(
        ["data", "rows", i],
        `has targets that sum to ${sum}: "softmax-cross-entropy" needs a sum of 1`,
      );
    }
  }
  return null;
}
