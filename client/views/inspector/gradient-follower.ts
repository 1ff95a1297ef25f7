import type { ReplayPort } from "#client/session/replay-messages.ts";
import { withRows } from "#client/session/stored-tables.ts";
import { Gradient, gradientCost } from "#client/views/inspector/gradient.ts";
import type { GradientReply, GradientRequest } from "#client/views/inspector/gradient-messages.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";

/** Multiply-adds that are done in the page: about a millisecond. */
const CHEAP = 300_000;
const PACE_MS = 100;

export interface GradientWiring {
  /** Null where there is no worker: dear gradients are then not shown. */
  startWorker(): ReplayPort<GradientRequest, GradientReply> | null;
  /** `gradient` is overwritten by the next one; null where it cannot be had. */
  onGradient(of: Moment, gradient: Float64Array | null): void;
}

/**
 * Rule UI-42: the gradient of the newest moment: at once where it is cheap, else in a worker, one
 * at a time and at most ten a second, the last one always in the end.
 */
export class GradientFollower {
  readonly #wiring: GradientWiring;
  #here: { readonly of: Moment; readonly gradient: Gradient } | null = null;
  #worker: ReplayPort<GradientRequest, GradientReply> | null | undefined;
  #there: Moment | null = null;
  #next: Moment | null = null;
  #isBusy = false;
  #isClosed = false;
  #answer: ((gradient: Float64Array | null) => void) | null = null;

  constructor(wiring: GradientWiring) {
    this.#wiring = wiring;
  }

  follow(moment: Moment): void {
    const { settings, dataset } = moment;
    if (gradientCost(settings, dataset.trainRows.length) <= CHEAP) {
      this.#next = null;
      if (this.#here === null || !isOneRun(this.#here.of, moment)) {
        this.#here = { of: moment, gradient: new Gradient(settings, dataset) };
      }
      this.#wiring.onGradient(moment, this.#here.gradient.of(moment.parameters));
      return;
    }
    this.#next = moment;
    if (!this.#isBusy) {
      void this.#work();
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#worker?.close();
    this.#answer?.(null);
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#next !== null && !this.#isClosed) {
      const moment = this.#next;
      this.#next = null;
      const rest = new Promise((resolve) => setTimeout(resolve, PACE_MS));
      const gradient = await this.#compute(moment);
      if (!this.#isClosed) {
        this.#wiring.onGradient(moment, gradient);
        await rest;
      }
    }
    this.#isBusy = false;
  }

  async #compute(moment: Moment): Promise<Float64Array | null> {
    const worker = this.#startWorker();
    if (worker === null) {
      return null;
    }
    if (this.#there === null || !isOneRun(this.#there, moment)) {
      const settings = await withRows(moment.settings);
      if (settings === null || this.#isClosed) {
        return null;
      }
      this.#there = moment;
      worker.post({ kind: "open", settings });
    }
    return await new Promise((resolve) => {
      this.#answer = resolve;
      worker.post({ kind: "compute", parameters: moment.parameters });
    });
  }

  #startWorker(): ReplayPort<GradientRequest, GradientReply> | null {
    if (this.#worker === undefined) {
      const worker = this.#wiring.startWorker();
      this.#worker = worker;
      worker?.onMessage(({ gradient }) => this.#answer?.(gradient));
      worker?.onError(() => {
        worker.close();
        this.#worker = null;
        this.#answer?.(null);
      });
    }
    return this.#worker;
  }
}

/** Changes inside a run keep its list of layers; another run has its own. */
function isOneRun(a: Moment, b: Moment): boolean {
  return a.dataset === b.dataset && a.settings.layers === b.settings.layers;
}
