import { digitsRawData } from "#engine/data/bundled/digits.ts";
import { irisRawData } from "#engine/data/bundled/iris.ts";
import type { Dataset, RawData } from "#engine/data/dataset.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { trainingAt } from "#engine/replay.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { Data, TrainingSettings } from "#engine/settings.ts";
import type { Training } from "#engine/training.ts";

/** What a run of these settings trains on, at once; not for stored tables. */
export function datasetNow(settings: TrainingSettings): Dataset {
  return datasetOf(settings, rawDataNow(settings.data));
}

/** The reference at a step: what every run must equal to the bit, however it was computed. */
export function truthAt(
  settings: TrainingSettings,
  events: readonly EngineEvent[],
  step: number,
): Training {
  return trainingAt(referenceEngine, settings, datasetNow(settings), events, step);
}

function rawDataNow(data: Data): RawData {
  switch (data.kind) {
    case "table":
    case "generated":
      return rawDataOf(data);
    case "bundled":
      return data.name === "iris" ? irisRawData() : digitsRawData();
    case "stored":
      throw new Error("a stored table's rows must be put in first");
  }
}
