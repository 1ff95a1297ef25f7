import { retryDelayMs } from "#client/session/retry-delay.ts";
import { withRows } from "#client/session/stored-tables.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/**
 * Rule CS-18: what the run on the screen trains on, computed once for a run. Tables and generated
 * sets are there at once; bundled and stored ones are fetched, as often as it takes.
 */
export class RunData {
  readonly #onLoaded: () => void;
  #settings: TrainingSettings | null = null;
  #key = "";
  #dataset: Dataset | null = null;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onLoaded: () => void) {
    this.#onLoaded = onLoaded;
  }

  /** Null while it is fetched; `onLoaded` tells when it is there. */
  of(settings: TrainingSettings): Dataset | null {
    if (settings !== this.#settings) {
      this.#settings = settings;
      const key = dataKey(settings);
      if (key !== this.#key) {
        this.#key = key;
        this.#attempts = 0;
        clearTimeout(this.#timer);
        this.#dataset = datasetAtOnce(settings);
        if (this.#dataset === null) {
          void this.#fetch(settings, key);
        }
      }
    }
    return this.#dataset;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#key = "";
    this.#settings = null;
  }

  async #fetch(settings: TrainingSettings, key: string): Promise<void> {
    const dataset = await fetchDataset(settings);
    if (key !== this.#key) {
      return;
    }
    if (dataset === null) {
      const delayMs = retryDelayMs(this.#attempts++, Math.random());
      this.#timer = setTimeout(() => void this.#fetch(settings, key), delayMs);
    } else {
      this.#dataset = dataset;
      this.#onLoaded();
    }
  }
}

/** Null when the rows cannot be had now. */
export async function fetchDataset(settings: TrainingSettings): Promise<Dataset | null> {
  try {
    const whole = await withRows(settings);
    return whole === null ? null : await loadDataset(whole);
  } catch {
    // A part of the page that could not be fetched: the server is away or was updated.
    return null;
  }
}

function datasetAtOnce(settings: TrainingSettings): Dataset | null {
  const { data } = settings;
  return data.kind === "table" || data.kind === "generated"
    ? datasetOf(settings, rawDataOf(data))
    : null;
}

/** Everything that a dataset is a function of. */
function dataKey({ data, testShare, splitSeed, features, layers }: TrainingSettings): string {
  return JSON.stringify([data, testShare, splitSeed, features ?? null, layers.at(-1)]);
}
