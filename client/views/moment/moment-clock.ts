import { type AnimationFrames, PAGE_FRAMES } from "#client/session/page-frames.ts";
import { Ease, type EasyPicture } from "#client/views/moment/at-ease.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { LossSeries } from "#engine/loss-series.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What every panel shows at the same time. */
export interface Moment {
  readonly settings: TrainingSettings;
  /** What the run of these settings trains on. */
  readonly dataset: Dataset;
  readonly step: number;
  /** Over all training rows, without the penalty; `curve` keeps each step's own loss. */
  readonly loss: number;
  /** Null without test rows. */
  readonly testLoss: number | null;
  readonly parameters: Float64Array;
  readonly isExact: boolean;
  /** The last one before a pause, an end or changed settings. */
  readonly isFinal: boolean;
  /** The loss of every step so far, of its batch when there are mini-batches; it grows in place. */
  readonly curve: LossSeries | null;
}

/** Where moments come from: a session's store, or a network that trains in this page. */
export interface MomentSource {
  read(): Moment | null;
  subscribe(listener: () => void): () => void;
}

/** More often nothing is drawn, seen or not. */
const FRAME_MS = 16;

interface Panel {
  readonly draw: (moment: Moment) => void;
  /** Whether drawing it now changes what one sees. */
  readonly isSeen: () => boolean;
}

/**
 * Rule UI-1: all panels are drawn in one animation frame from one moment, however many arrive
 * between two of them. No panel re-renders in React for a new frame. What changes nothing that one
 * sees, as between two turns of a large network, asks for no animation frame: painting costs more.
 */
export class MomentClock {
  readonly #source: MomentSource;
  readonly #frames: AnimationFrames;
  readonly #panels = new Set<Panel>();
  readonly #ease = new Ease();
  #unsubscribe: (() => void) | null = null;
  #request: number | null = null;
  #isLooking = false;
  #shown: Moment | null = null;
  #drawnAtMs = Number.NEGATIVE_INFINITY;

  constructor(source: MomentSource, frames: AnimationFrames = PAGE_FRAMES) {
    this.#source = source;
    this.#frames = frames;
  }

  /** Starts listening; returns how to stop. */
  start(): () => void {
    this.#unsubscribe = this.#source.subscribe(() => this.#arrived());
    this.#drawAll();
    return () => {
      this.#unsubscribe?.();
      this.#unsubscribe = null;
      if (this.#request !== null) {
        this.#frames.cancel(this.#request);
        this.#request = null;
      }
    };
  }

  /**
   * Draws now when there is something to draw, and whenever that changes.
   *
   * @param isSeen whether drawing it changes what one sees; it does when absent.
   */
  onMoment(draw: (moment: Moment) => void, isSeen = () => true): () => void {
    const panel = { draw, isSeen };
    this.#panels.add(panel);
    // Not kept as shown: the others have not drawn it yet.
    const moment = this.#shown ?? this.#source.read();
    if (moment !== null) {
      draw(moment);
    }
    return () => this.#panels.delete(panel);
  }

  /** As `onMoment`, for what may be dear. */
  onMomentAtEase(picture: EasyPicture): () => void {
    return this.#ease.add(picture, this.#shown ?? this.#source.read());
  }

  /** So long what could go with the turn of dear pictures waits for it, ms. */
  get turnMs(): number {
    return this.#ease.turnMs;
  }

  /** One message may change several things at once: what came is looked at when all of it is there. */
  #arrived(): void {
    if (this.#request === null && !this.#isLooking) {
      this.#isLooking = true;
      queueMicrotask(() => this.#look());
    }
  }

  #look(): void {
    this.#isLooking = false;
    if (this.#unsubscribe === null || this.#request !== null) {
      return;
    }
    const moment = this.#source.read();
    const isSoon = performance.now() - this.#drawnAtMs < FRAME_MS;
    if (moment === null || (!isSoon && this.#isUnseen(moment))) {
      this.#drawAll();
    } else {
      this.#request = this.#frames.request(() => this.#drawAll());
    }
  }

  #drawAll(): void {
    this.#request = null;
    const moment = this.#source.read();
    if (moment === null || moment === this.#shown) {
      return;
    }
    this.#shown = moment;
    this.#drawnAtMs = performance.now();
    for (const { draw } of this.#panels) {
      draw(moment);
    }
    this.#ease.show(moment);
  }

  /** Whether nothing that one sees is drawn of this moment. */
  #isUnseen(moment: Moment): boolean {
    return !(this.#ease.isDue(moment) || [...this.#panels].some(({ isSeen }) => isSeen()));
  }
}
