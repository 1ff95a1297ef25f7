import { withRows } from "#client/session/stored-tables.ts";
import type { Scatter } from "#client/views/data/draw-scatter.ts";
import { previewOf } from "#client/views/data/preview-model.ts";
import { scatterOf } from "#client/views/data/scatter-of.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** A run's points in the plane, and the part of it that they lie in; null when they cannot be had. */
export async function loadScatter(
  settings: TrainingSettings,
  dataset: Dataset,
): Promise<Scatter | null> {
  try {
    const whole = await withRows(settings);
    return whole === null
      ? null
      : scatterOf(previewOf(whole, await loadRawData(whole.data), dataset), 0, 1);
  } catch {
    return null;
  }
}
