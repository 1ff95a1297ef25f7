import type { StepWindow } from "#client/draw/chart-view.ts";
import type { Curve } from "#client/draw/curve-points.ts";
import { exactCurve, lastStepOf } from "#client/draw/curve-window.ts";
import { kernelsUrl } from "#client/session/kernels-url.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { withRows } from "#client/session/stored-tables.ts";
import type { ExactReply, ExactRequest } from "#client/views/loss/exact/exact-messages.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import type { RunInfo } from "#protocol/room.ts";

/** Wider windows stay in buckets: their pixels hold many steps anyhow. */
const MOST_STEPS = 5_000;
/** Computed at each side besides, of the window, so that a small move finds it there. */
const MARGIN = 0.25;
/** A window that moves on is not computed. */
const REST_MS = 250;

export interface ExactWiring {
  startWorker(): ReplayPort<ExactRequest, ExactReply> | null;
  /** The stored keyframe nearest below a step, as bytes; null when there is none. */
  keyframe(runId: string, step: number): Promise<Uint8Array | null>;
  onChange(): void;
}

/** What of a run's curve is wanted step by step. */
export interface ExactWish {
  readonly run: RunInfo;
  /** The run's own curve, in buckets of several steps. */
  readonly curve: Curve;
  readonly window: StepWindow;
}

interface Range extends StepWindow {
  readonly runId: string;
  readonly curve: Curve;
  /** How many events it has in it: another one at its last step changes it. */
  readonly eventCount: number;
}

/**
 * Rule UI-63: where a curve's buckets hold several steps, the losses of the steps that one has
 * zoomed in to are computed again, in a worker, from the nearest stored state.
 */
export class ExactLosses {
  readonly #wiring: ExactWiring;
  #worker: ReplayPort<ExactRequest, ExactReply> | null | undefined;
  #openedRun = "";
  #lastId = 0;
  #asked: Range | null = null;
  /** What could not be computed is not tried again and again. */
  #failed: Range | null = null;
  #had: { readonly range: Range; readonly losses: Curve } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitsFor = "";

  constructor(wiring: ExactWiring) {
    this.#wiring = wiring;
  }

  /** Every step of the wished window; null while there is only the curve with its buckets. */
  of(wish: ExactWish): Curve | null {
    return this.#had !== null && holds(this.#had.range, wish) ? this.#had.losses : null;
  }

  isComputing(wish: ExactWish): boolean {
    return this.#asked !== null && holds(this.#asked, wish);
  }

  /** Asks for what is wished when it is not there and the wish stays the same for a moment. */
  want(wish: ExactWish): void {
    const { run, curve } = wish;
    const range = withMargin(wish);
    const isPossible =
      curve.width > 1 &&
      wish.window.to - wish.window.from <= MOST_STEPS &&
      run.engineVersion === ENGINE_VERSION &&
      this.#worker !== null &&
      !(this.#failed !== null && holds(this.#failed, wish));
    if (!isPossible || this.of(wish) !== null || this.isComputing(wish)) {
      clearTimeout(this.#timer);
      this.#waitsFor = "";
      return;
    }
    const key = `${run.id} ${range.from} ${range.to} ${range.eventCount}`;
    if (key !== this.#waitsFor) {
      this.#waitsFor = key;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(run, range), REST_MS);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#worker?.close();
    this.#worker = null;
    this.#asked = null;
  }

  async #ask(run: RunInfo, range: Range): Promise<void> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#asked = range;
    this.#waitsFor = "";
    this.#wiring.onChange();
    const worker = this.#startWorker();
    const [settings, keyframe] = await Promise.all([
      this.#openedRun === run.id ? null : withRows(run.settings),
      range.from === 0 ? null : this.#wiring.keyframe(run.id, range.from),
    ]);
    if (id !== this.#lastId || worker === null || this.#worker !== worker) {
      return;
    }
    if (this.#openedRun !== run.id) {
      if (settings === null) {
        this.#asked = null;
        return;
      }
      this.#openedRun = run.id;
      worker.post({ kind: "open", settings, kernelsUrl: kernelsUrl() });
    }
    const { from, to, eventCount } = range;
    const events = run.events
      .slice(0, eventCount)
      .map(({ seq, step, change }) => ({ seq, step, change }));
    worker.post({ kind: "range", id, from, to, events, keyframe });
  }

  #arrived({ id, losses }: ExactReply): void {
    if (id !== this.#lastId || this.#asked === null) {
      return;
    }
    if (losses === null) {
      this.#failed = this.#asked;
    } else {
      this.#had = { range: this.#asked, losses: exactCurve(this.#asked.from, losses) };
    }
    this.#asked = null;
    this.#wiring.onChange();
  }

  #startWorker(): ReplayPort<ExactRequest, ExactReply> | null {
    if (this.#worker === undefined) {
      const worker = this.#wiring.startWorker();
      this.#worker = worker;
      worker?.onMessage((reply) => this.#arrived(reply));
      worker?.onError(() => this.close());
    }
    return this.#worker;
  }
}

/** Whether a range has all steps of a wish, with the events that the run has by now. */
function holds(range: Range, wish: ExactWish): boolean {
  const wanted = rangeOf(wish);
  return (
    range.curve === wish.curve &&
    range.runId === wish.run.id &&
    range.from <= wanted.from &&
    range.to >= wanted.to &&
    range.eventCount === eventsUpTo(wish.run, range.to)
  );
}

function withMargin(wish: ExactWish): Range {
  const { from, to } = wish.window;
  const margin = (to - from) * MARGIN;
  return rangeOf({ ...wish, window: { from: from - margin, to: to + margin } });
}

function rangeOf({ run, curve, window }: ExactWish): Range {
  const to = Math.min(lastStepOf(curve), Math.ceil(window.to));
  const from = Math.max(0, Math.min(Math.floor(window.from), to));
  return { runId: run.id, curve, from, to, eventCount: eventsUpTo(run, to) };
}

function eventsUpTo({ events }: RunInfo, step: number): number {
  return events.findLastIndex((event) => event.step <= step) + 1;
}
