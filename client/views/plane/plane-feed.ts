import type { Scatter } from "#client/views/data/draw-scatter.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import {
  gridPoints,
  type PlaneArea,
  PlaneGrid,
  unitPlaces,
} from "#client/views/plane/plane-grid.ts";
import { type StartUnitWorker, UnitWorker } from "#client/views/plane/unit-worker.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { Matrix } from "#engine/matrix.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What every unit makes of a grid of points of the plane, at one step. */
export interface Plane {
  /** What it was computed from; a dear network's is a little behind what other panels show. */
  readonly moment: Moment;
  readonly step: number;
  /** Points in a row, and rows. */
  readonly size: number;
  readonly area: PlaneArea;
  /** The rows of the data in the plane. */
  readonly scatter: Scatter;
  /**
   * a of a unit at all points: size x size, row by row from the top (y falls). Layer 0 is what the
   * network sees, the last one its outputs; null for hidden layers of more than 64 units.
   */
  unitValues(layer: number, unit: number): Float32Array | null;
}

export interface PlaneWiring {
  /** Null where there is no worker. */
  readonly startWorker: StartUnitWorker;
  loadScatter(settings: TrainingSettings, dataset: Dataset): Promise<Scatter | null>;
}

const FINE = { index: 0, size: 50 } as const;
const ROUGH = { index: 1, size: 20 } as const;
type GridKind = typeof FINE | typeof ROUGH;
/** Multiply-adds of a fine picture up to which it is drawn fine also in motion. */
const CHEAP = 20_000_000;
const PACE_MS = 100;
/** Without a worker the page is held up: seldom, then. */
const SLOW_PACE_MS = 1_000;

interface Opened {
  readonly layers: TrainingSettings["layers"];
  readonly scatter: Scatter;
  readonly area: PlaneArea;
  readonly settings: TrainingSettings;
  readonly grids: readonly Matrix[];
  readonly places: readonly (number | null)[];
}

/**
 * Rule UI-30: the plane of one run's data, for whoever looks at it: the newest moment at most ten
 * times a second, one at a time, rough while a large network moves, and the last one always fine.
 */
export class PlaneFeed {
  readonly #dataset: Dataset;
  readonly #wiring: PlaneWiring;
  readonly #listeners = new Set<(plane: Plane) => void>();
  #plane: Plane | null = null;
  #seen: Moment | null = null;
  #next: Moment | null = null;
  #isBusy = false;
  #opened: Opened | null = null;
  readonly #worker: UnitWorker;
  #here: { readonly of: Opened; readonly grid: PlaneGrid } | null = null;

  constructor(dataset: Dataset, wiring: PlaneWiring) {
    this.#dataset = dataset;
    this.#wiring = wiring;
    this.#worker = new UnitWorker(wiring.startWorker);
  }

  /** Null before there is any. */
  get newest(): Plane | null {
    return this.#plane;
  }

  /** Calls `listener` with every plane to come. The worker lives as long as somebody listens. */
  listen(listener: (plane: Plane) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#stop();
      }
    };
  }

  /** A new loss curve alone makes a moment, too: the same weights are not computed again. */
  show(moment: Moment): void {
    if (
      this.#seen?.parameters === moment.parameters &&
      this.#seen.settings.layers === moment.settings.layers
    ) {
      return;
    }
    this.#seen = moment;
    this.#next = moment;
    if (!this.#isBusy) {
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    let rough: Moment | null = null;
    for (let moment = this.#next; moment !== null; moment = this.#next ?? rough) {
      this.#next = null;
      const isRough: boolean = isDear(moment) && moment !== rough;
      rough = isRough ? moment : null;
      await this.#compute(moment, isRough ? ROUGH : FINE);
      await rest(this.#worker.isMissing ? SLOW_PACE_MS : PACE_MS);
      if (this.#listeners.size === 0) {
        break;
      }
    }
    this.#isBusy = false;
  }

  async #compute(moment: Moment, kind: GridKind): Promise<void> {
    const opened = await this.#open(moment);
    if (opened === null || this.#listeners.size === 0) {
      return;
    }
    const there = await this.#worker.evaluate(kind.index, moment.parameters);
    const isHere = there === null && this.#worker.isMissing;
    const values = isHere ? this.#valuesHere(opened, moment) : there;
    if (values !== null) {
      this.#plane = planeOf(moment, opened, (isHere ? ROUGH : kind).size, values);
      for (const listener of this.#listeners) {
        listener(this.#plane);
      }
    }
  }

  async #open({ settings }: Moment): Promise<Opened | null> {
    const { layers } = settings;
    if (this.#opened?.layers === layers) {
      return this.#opened;
    }
    const scatter =
      this.#opened?.scatter ?? (await this.#wiring.loadScatter(settings, this.#dataset));
    if (scatter === null) {
      return null;
    }
    const area = { x: scatter.domains[0], y: scatter.domains[1] };
    const grids = [FINE, ROUGH].map(({ size }) => this.#dataset.transform(gridPoints(area, size)));
    this.#opened = { layers, scatter, area, settings, grids, places: unitPlaces(settings) };
    this.#worker.open(settings, grids);
    return this.#opened;
  }

  #valuesHere(opened: Opened, { parameters }: Moment): Float32Array | null {
    const inputs = opened.grids[ROUGH.index];
    if (inputs === undefined) {
      return null;
    }
    if (this.#here?.of !== opened) {
      this.#here = { of: opened, grid: new PlaneGrid(opened.settings, inputs) };
    }
    return this.#here.grid.values(parameters);
  }

  #stop(): void {
    this.#worker.close();
    this.#seen = null;
  }
}

function planeOf(
  moment: Moment,
  { area, scatter, places }: Opened,
  size: number,
  values: Float32Array,
): Plane {
  const points = size * size;
  return {
    moment,
    step: moment.step,
    size,
    area,
    scatter,
    unitValues(layer, unit) {
      const place = places[layer] ?? null;
      return place === null
        ? null
        : values.subarray((place + unit) * points, (place + unit + 1) * points);
    },
  };
}

function isDear({ settings }: Moment): boolean {
  return parameterCount(settings) * FINE.size ** 2 > CHEAP;
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
