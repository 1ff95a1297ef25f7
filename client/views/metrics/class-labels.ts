import { classNames, outputNames } from "#engine/data/columns.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** The classes as on screen, class 0 first; null for regression. */
export function classLabels(
  settings: TrainingSettings,
  dataset: Dataset,
): readonly string[] | null {
  if (dataset.classCount === null) {
    return null;
  }
  const named = classNames(settings.data);
  if (named !== null) {
    return named;
  }
  const { targets } = dataset.train;
  if (targets.cols > 1) {
    return outputNames(settings);
  }
  return targets.data.some((target) => target < 0) ? ["−1", "+1"] : ["0", "1"];
}
