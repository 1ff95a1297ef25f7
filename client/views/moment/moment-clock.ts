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

type Draw = (moment: Moment) => void;

/** When a page is painted next. */
export interface AnimationFrames {
  request(draw: () => void): number;
  cancel(id: number): void;
}

const PAGE_FRAMES: AnimationFrames = {
  request: (draw) => requestAnimationFrame(draw),
  cancel: (id) => cancelAnimationFrame(id),
};

/**
 * Rule UI-1: all panels are drawn in one animation frame from one moment, however many arrive
 * between two of them. No panel re-renders in React for a new frame.
 */
export class MomentClock {
  readonly #source: MomentSource;
  readonly #frames: AnimationFrames;
  readonly #draws = new Set<Draw>();
  readonly #ease = new Ease();
  #unsubscribe: (() => void) | null = null;
  #request: number | null = null;
  #shown: Moment | null = null;

  constructor(source: MomentSource, frames: AnimationFrames = PAGE_FRAMES) {
    this.#source = source;
    this.#frames = frames;
  }

  /** Starts listening; returns how to stop. */
  start(): () => void {
    this.#unsubscribe = this.#source.subscribe(() => {
      this.#request ??= this.#frames.request(() => this.#drawAll());
    });
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

  /** Draws now when there is something to draw, and whenever that changes. */
  onMoment(draw: Draw): () => void {
    this.#draws.add(draw);
    // Not kept as shown: the others have not drawn it yet.
    const moment = this.#shown ?? this.#source.read();
    if (moment !== null) {
      draw(moment);
    }
    return () => this.#draws.delete(draw);
  }

  /** As `onMoment`, for what may be dear. */
  onMomentAtEase(picture: EasyPicture): () => void {
    return this.#ease.add(picture, this.#shown ?? this.#source.read());
  }

  #drawAll(): void {
    this.#request = null;
    const moment = this.#source.read();
    if (moment === null || moment === this.#shown) {
      return;
    }
    this.#shown = moment;
    for (const draw of this.#draws) {
      draw(moment);
    }
    this.#ease.show(moment);
  }
}
