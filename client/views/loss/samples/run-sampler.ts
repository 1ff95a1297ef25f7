import type { StepWindow } from "#client/draw/chart-view.ts";
import { kernelsUrl } from "#client/session/kernels-url.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { withRows } from "#client/session/stored-tables.ts";
import { eventsUpTo, gridSteps, type Sampled } from "#client/views/loss/samples/sample-grid.ts";
import type { SampleReply, SampleRequest } from "#client/views/loss/samples/sample-messages.ts";
import { beginningOf, MOST_WORK, stepWork } from "#client/views/loss/samples/sample-plan.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";
import type { RunInfo } from "#protocol/room.ts";

/** Samples kept: beyond that those that no window asks for are dropped. */
const MOST_KEPT = 2_000;

type Port<T extends Sampled> = ReplayPort<SampleRequest, SampleReply<T>>;

export interface SamplerWiring<T extends Sampled> {
  startWorker(): Port<T> | null;
  /** The stored keyframe nearest below a step, as bytes; null when there is none. */
  keyframe(runId: string, step: number): Promise<Uint8Array | null>;
  onChange(): void;
}

/** Which part of which run is wanted. */
export interface SampleWish {
  readonly run: RunInfo;
  readonly window: StepWindow;
  /** As far as the page knows the run. */
  readonly lastStep: number;
  /** It trains: its last step is another one in a moment. */
  readonly isGrowing: boolean;
}

/**
 * Rule UI-120: what is only known of a state, at evenly spaced steps of a run, by recomputing the
 * run in a worker. The places depend on the window alone: whoever looks sees the same in the end.
 */
export class RunSampler<T extends Sampled> {
  readonly #wiring: SamplerWiring<T>;
  readonly #samples = new Map<number, T>();
  #run: RunInfo | null = null;
  #worker: Port<T> | null | undefined;
  #lastId = 0;
  /** The places that are in work; empty when nothing is. */
  #asked: readonly number[] = [];
  /** Where the worker stands. */
  #at: number | null = null;
  #spent = 0;
  #isOpen = false;
  #isOver = false;

  constructor(wiring: SamplerWiring<T>) {
    this.#wiring = wiring;
  }

  /** Nothing more can be recomputed of this run: it would take too long, or it failed. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Asks for what is missing of a wish, newest first, and returns what is there, ascending. */
  want(wish: SampleWish): readonly T[] {
    this.#turnTo(wish.run);
    const places = gridSteps(wish.window, wish.lastStep, wish.isGrowing);
    const missing: number[] = [];
    const known: T[] = [];
    for (const step of places) {
      const sample = this.#samples.get(step);
      if (sample?.seq === eventsUpTo(wish.run.events, step)) {
        known.push(sample);
      } else {
        missing.push(step);
      }
    }
    const top = missing.at(-1);
    const isInWork = this.#asked.some((step) => missing.includes(step));
    if (top !== undefined && !isInWork && !this.#isOver) {
      void this.#ask(wish.run, missing, top);
    }
    if (this.#samples.size > MOST_KEPT) {
      this.#keepOnly(new Set(places));
    }
    return known;
  }

  close(): void {
    this.#worker?.close();
    this.#worker = null;
    this.#lastId += 1;
    this.#asked = [];
    this.#isOver = true;
  }

  /** Of one run; it only grows, and then keeps what is known of it. */
  #turnTo(run: RunInfo): void {
    if (this.#run?.id !== run.id) {
      this.#samples.clear();
      this.#lastId += 1;
      this.#asked = [];
      this.#at = null;
      this.#spent = 0;
      this.#isOpen = false;
      this.#isOver = this.#worker === null || run.engineVersion !== ENGINE_VERSION;
    }
    this.#run = run;
  }

  async #ask(run: RunInfo, missing: readonly number[], top: number): Promise<void> {
    this.#lastId += 1;
    const id = this.#lastId;
    const work = stepWork(run.settings);
    this.#asked = missing;
    const { keyframeBefore } = beginningOf(top, this.#at, work);
    const [settings, keyframe] = await Promise.all([
      this.#isOpen ? null : withRows(run.settings),
      keyframeBefore === null ? null : this.#wiring.keyframe(run.id, keyframeBefore),
    ]);
    const worker = id === this.#lastId ? this.#startWorker() : null;
    if (id !== this.#lastId) {
      return;
    }
    if (worker === null || !(this.#isOpen || settings !== null)) {
      this.#giveUp();
      return;
    }
    if (settings !== null) {
      this.#isOpen = true;
      worker.post({ kind: "open", settings, kernelsUrl: kernelsUrl() });
    }
    const from = keyframe === null ? this.#ownBeginning(top, work) : decodeKeyframe(keyframe).step;
    const steps = missing.filter((step) => step >= from);
    const goesOn = keyframe === null && this.#at !== null && this.#at <= (steps[0] ?? 0);
    this.#spent += (top - (goesOn ? (this.#at ?? from) : from)) * work;
    if (this.#spent > MOST_WORK) {
      this.#giveUp();
      return;
    }
    this.#asked = steps;
    const events = run.events.map(({ seq, step, change }) => ({ seq, step, change }));
    worker.post({ kind: "sample", id, steps, events, keyframe });
  }

  /** Without a stored state: from where the worker is when that is near, else from the first step. */
  #ownBeginning(top: number, work: number): number {
    const isShort = beginningOf(top, null, work).keyframeBefore === null;
    const isNear = beginningOf(top, this.#at, work).keyframeBefore === null;
    return !isShort && isNear ? (this.#at ?? 0) : 0;
  }

  #giveUp(): void {
    this.#asked = [];
    this.#isOver = true;
    this.#wiring.onChange();
  }

  #arrived({ id, samples, state }: SampleReply<T>): void {
    if (id !== this.#lastId) {
      return;
    }
    for (const sample of samples) {
      this.#samples.set(sample.step, sample);
      this.#at = sample.step;
    }
    const isVain = state === "done" && !this.#asked.some((step) => this.#samples.has(step));
    if (state === "failed" || isVain) {
      // Asked again it would say the same.
      this.#giveUp();
    } else if (state === "done") {
      this.#asked = [];
    }
    if (samples.length > 0 || state === "done") {
      this.#wiring.onChange();
    }
  }

  #startWorker(): Port<T> | null {
    if (this.#worker === undefined) {
      const worker = this.#wiring.startWorker();
      this.#worker = worker;
      worker?.onMessage((reply) => this.#arrived(reply));
      worker?.onError(() => {
        this.close();
        this.#wiring.onChange();
      });
    }
    return this.#worker;
  }

  #keepOnly(places: ReadonlySet<number>): void {
    for (const step of this.#samples.keys()) {
      if (!places.has(step)) {
        this.#samples.delete(step);
      }
    }
  }
}
