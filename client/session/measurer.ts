import { Measure, type Measured } from "#client/session/measure.ts";
import type { MeasureReply, MeasureRequest } from "#client/session/measure-messages.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { withRows } from "#client/session/stored-tables.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { Metrics } from "#engine/metrics.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Multiply-adds that are done in the page: about a millisecond. */
const CHEAP = 300_000;
const PACE_MS = 250;
/** Without a worker what is dear holds the page up: seldom, then. */
const SLOW_PACE_MS = 1_000;

/** What is measured: a step of a run. */
export interface MeasuredState {
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  readonly step: number;
  /** As the trainer has computed them: exact also where the weights are rounded on their way. */
  readonly loss: number;
  readonly testLoss: number | null;
  readonly parameters: Float64Array;
}

export interface MeasurerWiring {
  /** Null where there is no worker. */
  startWorker(): ReplayPort<MeasureRequest, MeasureReply> | null;
  onMeasured(state: MeasuredState, measured: Measured): void;
  /** How long it rests after each; four times a second when absent. */
  restMs?(): number;
}

/**
 * Rule CS-19: the newest state is measured at most four times a second, one at a time, and in a
 * worker when it is dear; the last state is always measured in the end.
 */
export class Measurer {
  readonly #wiring: MeasurerWiring;
  #next: MeasuredState | null = null;
  #here: { readonly of: MeasuredState; readonly measure: Measure } | null = null;
  #worker: ReplayPort<MeasureRequest, MeasureReply> | null | undefined;
  /** What the worker has the data and the network of. */
  #there: MeasuredState | null = null;
  #isBusy = false;
  #answer: ((measured: Measured | null) => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #endRest: (() => void) | null = null;
  #isClosed = false;

  constructor(wiring: MeasurerWiring) {
    this.#wiring = wiring;
  }

  measure(state: MeasuredState): void {
    this.#next = state;
    if (!this.#isBusy) {
      void this.#work();
    }
  }

  /** What waits is measured now: somebody looks, or it is the last for a while. */
  hurry(): void {
    clearTimeout(this.#timer);
    this.#endRest?.();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#worker?.close();
    this.#answer?.(null);
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#next !== null && !this.#isClosed) {
      const state = this.#next;
      this.#next = null;
      const isDear = costOf(state) > CHEAP;
      const measured = isDear ? await this.#measureThere(state) : this.#measureHere(state);
      if (this.#isClosed) {
        return;
      }
      if (measured !== null) {
        this.#wiring.onMeasured(state, withLosses(state, measured));
      }
      const restMs = this.#wiring.restMs?.() ?? PACE_MS;
      await this.#rest(isDear && this.#worker === null ? SLOW_PACE_MS : restMs);
    }
    this.#isBusy = false;
  }

  #measureHere(state: MeasuredState): Measured {
    const { settings, dataset, parameters } = state;
    if (this.#here === null || !isOneRun(this.#here.of, state)) {
      this.#here = { of: state, measure: new Measure(settings, dataset) };
    }
    return this.#here.measure.of(parameters, settings.regularization);
  }

  async #measureThere(state: MeasuredState): Promise<Measured | null> {
    const { settings, step: id, parameters } = state;
    const worker = this.#startWorker();
    if (worker === null) {
      return this.#measureHere(state);
    }
    if (this.#there === null || !isOneRun(this.#there, state)) {
      const whole = await withRows(settings);
      if (whole === null || this.#isClosed) {
        return null;
      }
      this.#there = state;
      worker.post({ kind: "open", settings: whole });
    }
    const { regularization } = settings;
    return await new Promise((resolve) => {
      this.#answer = resolve;
      worker.post({ kind: "measure", id, parameters, regularization });
    });
  }

  #startWorker(): ReplayPort<MeasureRequest, MeasureReply> | null {
    if (this.#worker === undefined) {
      const worker = this.#wiring.startWorker();
      this.#worker = worker;
      worker?.onMessage(({ measured }) => this.#answer?.(measured));
      worker?.onError(() => {
        worker.close();
        this.#worker = null;
        this.#answer?.(null);
      });
    }
    return this.#worker;
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#endRest = resolve;
      this.#timer = setTimeout(resolve, ms);
    });
  }
}

function withLosses(state: MeasuredState, { train, test }: Measured): Measured {
  const { trainRows, testRows } = state.dataset;
  return {
    train: train && withLoss(train, state.loss, trainRows.length, state.settings),
    test: test && withLoss(test, state.testLoss ?? test.loss, testRows.length, state.settings),
  };
}

function withLoss(
  metrics: Metrics,
  loss: number,
  rows: number,
  settings: TrainingSettings,
): Metrics {
  const isSummed = settings.loss === "half-squared-error-sum";
  return { ...metrics, loss, lossPerRow: isSummed ? loss / rows : loss };
}

/** Changes inside a run keep its list of layers; another run has its own. */
function isOneRun(a: MeasuredState, b: MeasuredState): boolean {
  return a.dataset === b.dataset && a.settings.layers === b.settings.layers;
}

/** Multiply-adds of a pass over all rows. */
function costOf({ settings, dataset }: MeasuredState): number {
  return parameterCount(settings) * (dataset.trainRows.length + dataset.testRows.length);
}
