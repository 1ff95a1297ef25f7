import type { Dataset } from "#engine/data/dataset.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/**
 * What a run of these settings trains on, wherever its rows are.
 *
 * @throws {RangeError} (as a rejection) for a stored table, and as `datasetOf`.
 */
export async function loadDataset(settings: TrainingSettings): Promise<Dataset> {
  return datasetOf(settings, await loadRawData(settings.data));
}
