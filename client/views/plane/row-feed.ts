import { rowCountOf, sampleRows } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { PlaneGrid, unitPlaces } from "#client/views/plane/plane-grid.ts";
import { type RowWindow, rowWindow } from "#client/views/plane/row-window.ts";
import { type StartUnitWorker, UnitWorker } from "#client/views/plane/unit-worker.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { parameterCount } from "#engine/layer-widths.ts";

/** What every unit makes of rows of the data, at one step. */
export interface UnitRows {
  /** What it was computed from; a dear network's is a little behind what other panels show. */
  readonly moment: Moment;
  readonly window: RowWindow;
  /** a of a unit, row by row; null for hidden layers of more than 64 units. */
  unitValues(layer: number, unit: number): Float32Array | null;
}

/** Multiply-adds that are done in the page: about a millisecond. */
const CHEAP = 300_000;
const PACE_MS = 100;
/** Without a worker the page is held up: seldom, then. */
const SLOW_PACE_MS = 1_000;

interface Wanted {
  readonly moment: Moment;
  readonly window: RowWindow;
}

/**
 * Rule UI-83: rows of one run's data, for whoever looks at them: with all other panels where that
 * costs little, otherwise from a worker, one at a time, ten a second at most, and always the newest.
 */
export class RowFeed {
  readonly #dataset: Dataset;
  readonly #worker: UnitWorker;
  readonly #listeners = new Set<(rows: UnitRows) => void>();
  #newest: UnitRows | null = null;
  #seen: Wanted | null = null;
  #next: Wanted | null = null;
  #isBusy = false;
  #here: { readonly of: Wanted; readonly grid: PlaneGrid } | null = null;
  #there: Wanted | null = null;

  constructor(dataset: Dataset, startWorker: StartUnitWorker) {
    this.#dataset = dataset;
    this.#worker = new UnitWorker(startWorker);
  }

  /** Null before there is any. */
  get newest(): UnitRows | null {
    return this.#newest;
  }

  /** Calls `listener` with all rows to come. A worker lives as long as somebody listens. */
  listen(listener: (rows: UnitRows) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#worker.close();
        this.#seen = null;
        this.#there = null;
      }
    };
  }

  /** @param row that shall be among those shown, from 0. */
  show(moment: Moment, row: number): void {
    const window = rowWindow(rowCountOf(this.#dataset), row);
    const wanted = { moment, window };
    const seen = this.#seen;
    if (seen?.moment.parameters === moment.parameters && isOfOne(seen, wanted)) {
      return;
    }
    this.#seen = wanted;
    if (costOf(wanted) <= CHEAP) {
      this.#next = null;
      this.#tell(wanted, this.#valuesHere(wanted));
      return;
    }
    this.#next = wanted;
    if (!this.#isBusy) {
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (let wanted = this.#next; wanted !== null; wanted = this.#next) {
      this.#next = null;
      const values = await this.#valuesThere(wanted);
      if (this.#listeners.size === 0) {
        break;
      }
      if (values !== null) {
        this.#tell(wanted, values);
      }
      const paceMs = this.#worker.isMissing ? SLOW_PACE_MS : PACE_MS;
      await new Promise((resolve) => setTimeout(resolve, paceMs));
    }
    this.#isBusy = false;
  }

  async #valuesThere(wanted: Wanted): Promise<Float32Array | null> {
    const { moment, window } = wanted;
    if (this.#there === null || !isOfOne(this.#there, wanted)) {
      this.#there = wanted;
      this.#worker.open(moment.settings, [this.#inputs(window)]);
    }
    const values = await this.#worker.evaluate(0, moment.parameters);
    return values === null && this.#worker.isMissing ? this.#valuesHere(wanted) : values;
  }

  #valuesHere(wanted: Wanted): Float32Array {
    if (this.#here === null || !isOfOne(this.#here.of, wanted)) {
      const grid = new PlaneGrid(wanted.moment.settings, this.#inputs(wanted.window));
      this.#here = { of: wanted, grid };
    }
    return this.#here.grid.values(wanted.moment.parameters);
  }

  #inputs({ from, to }: RowWindow) {
    return sampleRows(this.#dataset, from, to).inputs;
  }

  #tell({ moment, window }: Wanted, values: Float32Array): void {
    const places = unitPlaces(moment.settings);
    const count = window.to - window.from;
    this.#newest = {
      moment,
      window,
      unitValues(layer, unit) {
        const place = places[layer] ?? null;
        return place === null
          ? null
          : values.subarray((place + unit) * count, (place + unit + 1) * count);
      },
    };
    for (const listener of this.#listeners) {
      listener(this.#newest);
    }
  }
}

/** Changes inside a run keep its list of layers; another run has its own. */
function isOfOne(a: Wanted, b: Wanted): boolean {
  return a.moment.settings.layers === b.moment.settings.layers && a.window.from === b.window.from;
}

function costOf({ moment, window }: Wanted): number {
  return parameterCount(moment.settings) * (window.to - window.from);
}
