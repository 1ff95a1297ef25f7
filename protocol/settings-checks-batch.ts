import { batchCounts } from "#engine/batches.ts";
import { trainingRowCount } from "#engine/data/columns.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import { ruleMisfit } from "#engine/reference/update-rule.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { counted, fault, type SettingsFault, shown } from "#protocol/settings-faults.ts";

/** A batch has no more rows than there are to train with. */
export function batchFault(settings: TrainingSettings): SettingsFault | null {
  const { batch } = settings;
  const rows = trainingRowCount(settings);
  return batch === "full" || batch.size <= rows
    ? null
    : fault(
        ["batch", "size"],
        `${batch.size} is too large: there ${rows === 1 ? "is" : "are"} ${counted(rows, "training row")}`,
      );
}

/** A wrong rule needs a layer that exists, and W's exact shape in every batch of an epoch. */
export function ruleFault(settings: TrainingSettings): SettingsFault | null {
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
  for (const samples of batchCounts(settings.batch, trainingRowCount(settings))) {
    const misfit = ruleMisfit(updateRule.rule, { samples, inputs, units });
    if (misfit !== null) {
      const where = settings.batch === "full" ? "here" : `a batch of ${samples}`;
      return fault(
        ["updateRule", "rule"],
        `${shown(updateRule.rule)} does not fit ${where}: ${misfit}`,
      );
    }
  }
  return null;
}
