import type { Moment, MomentSource } from "#client/views/moment/moment-clock.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { datasetOf } from "#engine/data/dataset-of.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { Training } from "#engine/training.ts";
import { ORIGIN } from "#protocol/origin.ts";

const DATASET = originData();
const STEPS_PER_TICK = 2;
const TICK_MS = 33;
/** How long the trained network stands before it starts over. */
const REST_TICKS = 120;

/** Origin, really trained in this page, over and over. */
export class OriginShow implements MomentSource {
  readonly #listeners = new Set<() => void>();
  #training = referenceEngine.start(ORIGIN, DATASET);
  #moment: Moment = momentOf(this.#training);
  #timer: ReturnType<typeof setInterval> | null = null;
  #rested = 0;

  read(): Moment {
    return this.#moment;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Trains on; returns how to stop. */
  play(): () => void {
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
    return () => {
      if (this.#timer !== null) {
        clearInterval(this.#timer);
        this.#timer = null;
      }
    };
  }

  #tick(): void {
    if (this.#training.end === null) {
      this.#training.advance(STEPS_PER_TICK);
    } else if (this.#rested < REST_TICKS) {
      this.#rested += 1;
      return;
    } else {
      this.#rested = 0;
      this.#training = referenceEngine.start(ORIGIN, DATASET);
    }
    this.#moment = momentOf(this.#training);
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

function originData(): Dataset {
  const { data } = ORIGIN;
  if (data.kind !== "table") {
    throw new TypeError("Origin is a table");
  }
  return datasetOf(ORIGIN, rawDataOf(data));
}

function momentOf({ step, loss, parameters }: Training): Moment {
  return {
    settings: ORIGIN,
    dataset: DATASET,
    step,
    loss,
    testLoss: null,
    parameters: parameters.slice(),
    isExact: true,
    curve: null,
  };
}
