import { type MathsModel, mathsModel } from "#client/maths/maths-model.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import { kernelsUrl } from "#client/session/kernels-url.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { withRows } from "#client/session/stored-tables.ts";
import type {
  MathsReply,
  MathsRequest,
  SentModel,
} from "#client/views/maths/now/maths-messages.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { hyperParametersOf } from "#engine/hyper-parameters.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { UpdateStart } from "#engine/reference/explain.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { RunInfo } from "#protocol/room.ts";

/** Multiply-adds that are done in the page: about a millisecond. */
const CHEAP = 300_000;
/** So often at most another iteration is shown. */
const PACE_MS = 100;
/** So often it is asked which keyframes the server has stored meanwhile, at most. */
const KEYFRAMES_MS = 10_000;
/** What takes longer gives way to a newer place; what was computed on the way is kept. */
const PATIENCE_MS = 1_500;
const SUPERSEDED = "superseded";

/** What is on the screen, of which the next iteration is wanted. */
export interface MathsPlace {
  readonly run: RunInfo;
  /** In force at the frame. */
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  readonly frame: Pick<Frame, "step" | "seq" | "parameters" | "isExact">;
  readonly convention: SignConvention;
}

export interface MathsWiring {
  startWorker(): ReplayPort<MathsRequest, MathsReply> | null;
  /** The steps of the stored keyframes of a run that a server knows. */
  keyframeSteps(runId: string): Promise<readonly number[]>;
  /** The stored keyframe nearest below a step, as bytes; null when there is none. */
  keyframe(runId: string, step: number): Promise<Uint8Array | null>;
  /** Null where the iteration cannot be had. */
  onModel(model: MathsModel | null, runId: string): void;
}

/**
 * Rule MP-20: the iteration of the step on the screen, newest first and the last one always in the
 * end: at once where its numbers are here and few, else from a worker, which recomputes what a frame
 * does not hold.
 */
export class MathsFollower {
  readonly #wiring: MathsWiring;
  #worker: ReplayPort<MathsRequest, MathsReply> | null | undefined;
  #opened: RunInfo | null = null;
  #keyframeSteps: readonly number[] = [];
  #askedAtMs = Number.NEGATIVE_INFINITY;
  /** The greatest step that the worker was asked for. */
  #reached = -1;
  #next: MathsPlace | null = null;
  #isBusy = false;
  #isClosed = false;
  #lastId = 0;
  #postedAtMs = Number.POSITIVE_INFINITY;
  #answer: ((model: SentModel | typeof SUPERSEDED | null) => void) | null = null;

  constructor(wiring: MathsWiring) {
    this.#wiring = wiring;
  }

  follow(place: MathsPlace): void {
    this.#next = place;
    if (!this.#isBusy) {
      void this.#work();
    } else if (performance.now() - this.#postedAtMs > PATIENCE_MS) {
      this.#answer?.(SUPERSEDED);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#worker?.close();
    this.#worker = null;
    this.#answer?.(null);
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#next !== null && !this.#isClosed) {
      const place = this.#next;
      this.#next = null;
      const model = await this.#modelAt(place);
      if (model !== SUPERSEDED && !this.#isClosed) {
        this.#wiring.onModel(model, place.run.id);
        await new Promise((resolve) => setTimeout(resolve, PACE_MS));
      }
    }
    this.#isBusy = false;
  }

  async #modelAt(place: MathsPlace): Promise<MathsModel | typeof SUPERSEDED | null> {
    const { run, dataset, settings, frame, convention } = place;
    const start = startOf(place);
    const work = 3 * parameterCount(settings) * dataset.train.inputs.rows;
    if (start !== null && work <= CHEAP) {
      return mathsModel({ settings: run.settings, dataset, start, step: frame.step, convention });
    }
    if (start === null && run.engineVersion !== ENGINE_VERSION) {
      return null;
    }
    const sent = await this.#explained(place, start);
    return sent === null || sent === SUPERSEDED
      ? sent
      : { ...sent, settings: run.settings, dataset };
  }

  async #explained(
    place: MathsPlace,
    start: UpdateStart | null,
  ): Promise<SentModel | typeof SUPERSEDED | null> {
    const { run, frame, convention } = place;
    const worker = await this.#opensFor(place);
    if (worker === null) {
      return null;
    }
    this.#askKeyframes(run, start);
    this.#reached = Math.max(this.#reached, frame.step);
    this.#lastId += 1;
    const id = this.#lastId;
    return await new Promise((resolve) => {
      // What starts at once is done soon, however slow the machine: to give it up would show nothing.
      this.#postedAtMs = start === null ? performance.now() : Number.POSITIVE_INFINITY;
      this.#answer = (model) => {
        this.#postedAtMs = Number.POSITIVE_INFINITY;
        resolve(model);
      };
      const { step, seq } = frame;
      worker.post({ kind: "explain", id, wish: { step, seq, convention, start } });
    });
  }

  /** The worker with this run in it; null when there is none or the run's data cannot be had. */
  async #opensFor({ run }: MathsPlace): Promise<ReplayPort<MathsRequest, MathsReply> | null> {
    const worker = this.#startWorker();
    if (worker === null) {
      return null;
    }
    const isOther = this.#opened === null || !isSameRunLater(this.#opened, run, this.#reached);
    if (isOther) {
      const settings = await withRows(run.settings);
      if (settings === null || this.#worker !== worker) {
        return null;
      }
      worker.post({ kind: "open", settings, kernelsUrl: kernelsUrl() });
      this.#keyframeSteps = [];
      this.#askedAtMs = Number.NEGATIVE_INFINITY;
      this.#reached = -1;
    }
    if (isOther || this.#opened?.events !== run.events) {
      this.#opened = run;
      this.#extend(run);
    }
    return worker;
  }

  #extend({ events }: RunInfo): void {
    const plain = events.map(({ seq, step, change }) => ({ seq, step, change }));
    this.#worker?.post({ kind: "extend", events: plain, keyframeSteps: this.#keyframeSteps });
  }

  /** A far step is nearer to a stored keyframe; the next iteration starts there. */
  #askKeyframes(run: RunInfo, start: UpdateStart | null): void {
    const nowMs = performance.now();
    if (start !== null || nowMs - this.#askedAtMs < KEYFRAMES_MS) {
      return;
    }
    this.#askedAtMs = nowMs;
    void this.#wiring.keyframeSteps(run.id).then((steps) => {
      if (this.#opened?.id === run.id) {
        this.#keyframeSteps = steps;
        this.#extend(this.#opened);
      }
    });
  }

  #startWorker(): ReplayPort<MathsRequest, MathsReply> | null {
    if (this.#worker === undefined) {
      const worker = this.#wiring.startWorker();
      this.#worker = worker;
      worker?.onMessage((reply) => this.#told(worker, reply));
      worker?.onError(() => {
        worker.close();
        this.#worker = null;
        this.#answer?.(null);
      });
    }
    return this.#worker;
  }

  #told(worker: ReplayPort<MathsRequest, MathsReply>, reply: MathsReply): void {
    if (reply.kind === "need-keyframe") {
      void this.#bring(worker, reply.id, reply.step);
    } else if (reply.id === this.#lastId) {
      this.#answer?.(reply.kind === "explained" ? reply.model : null);
    }
  }

  async #bring(
    worker: ReplayPort<MathsRequest, MathsReply>,
    id: number,
    step: number,
  ): Promise<void> {
    const bytes = this.#opened === null ? null : await this.#wiring.keyframe(this.#opened.id, step);
    worker.post({ kind: "keyframe", id, bytes });
  }
}

/** What the update starts from, where the frame holds all of it. */
function startOf({ settings, frame }: MathsPlace): UpdateStart | null {
  const isWhole = frame.isExact && settings.optimizer.kind === "sgd" && settings.batch === "full";
  return isWhole
    ? {
        parameters: frame.parameters,
        optimizerState: new Float64Array(0),
        hyperParameters: hyperParametersOf(settings),
        batches: null,
      }
    : null;
}

/** What was computed of a run still holds: it only grew, behind what was asked for. */
function isSameRunLater(before: RunInfo, now: RunInfo, reached: number): boolean {
  const { events } = before;
  return (
    before.id === now.id &&
    events.every(({ seq, step }, i) => now.events[i]?.seq === seq && now.events[i].step === step) &&
    now.events.slice(events.length).every(({ step }) => step >= reached)
  );
}
