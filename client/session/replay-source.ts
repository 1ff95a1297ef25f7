import type { FrameSource, SourceStatus } from "#client/session/frame-source.ts";
import type { ReplayClock } from "#client/session/replay-clock.ts";
import type { SlowStep } from "#client/session/slow-step.ts";
import type { Place } from "#client/session/snapshot-cache.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { Speed } from "#protocol/room.ts";

/** A whole run at full speed takes so many pictures: five seconds at 60 a second. */
const PICTURES_AT_MAX = 300;
/** A state that took longer starts the count of played steps anew: nothing is caught up. */
const SLOW_MS = 250;

export interface ReplaySourceWiring {
  /** The state at a place; null when a newer place was asked for. @throws when there is none. */
  stateAt(place: Place): Promise<Frame | null>;
  readonly clock: ReplayClock;
  /** What a step takes in slow motion. */
  slowMs(): number;
  /** How far it is then, whenever that changes otherwise than by time; null at other speeds. */
  onSlowStep(slowStep: SlowStep | null): void;
}

/** Rules RP-2, RP-4, RP-5, CS-60: a saved run, or the past of one that still grows, as frames. */
export class ReplaySource implements FrameSource {
  readonly #wiring: ReplaySourceWiring;
  readonly #frameListeners = new Set<(frame: Frame) => void>();
  readonly #statusListeners = new Set<(status: SourceStatus) => void>();
  #status: SourceStatus = "loading";
  #shown: Frame | null = null;
  #lastStep = 0;
  #speed: Speed = 10;
  #isPlaying = false;
  #isBusy = false;
  /** The seeks when what is being played was asked for. */
  #busySeeks = 0;
  /** The step that was asked for last; the frame shown may be a recorded one before it. */
  #playhead = 0;
  /** Played steps count from here. */
  #from = { step: 0, atMs: 0 };
  #seeks = 0;
  /** Of a slow step that a pause holds up. */
  #leftMs: number | null = null;

  constructor(wiring: ReplaySourceWiring) {
    this.#wiring = wiring;
  }

  get playhead(): number {
    return Math.max(0, this.#playhead);
  }

  /** The run has grown to this step. */
  extend(lastStep: number): void {
    this.#lastStep = lastStep;
  }

  setSpeed(speed: Speed): void {
    const wasSlow = this.#speed === "slow";
    this.#speed = speed;
    this.#countFrom(Math.max(0, this.#playhead));
    if (wasSlow && speed !== "slow") {
      this.#wiring.onSlowStep(null);
    }
  }

  onFrame(listener: (frame: Frame) => void): () => void {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  }

  onStatus(listener: (status: SourceStatus) => void): () => void {
    this.#statusListeners.add(listener);
    listener(this.#status);
    return () => this.#statusListeners.delete(listener);
  }

  async seek(step: number, seq?: number): Promise<void> {
    const clamped = Math.min(Math.max(0, Math.trunc(step) || 0), this.#lastStep);
    this.#seeks += 1;
    const seeks = this.#seeks;
    if (this.#speed !== "slow" || clamped !== this.#playhead) {
      this.#countFrom(clamped);
    }
    this.#playhead = clamped;
    this.#tellSlowStep();
    try {
      const frame = await this.#wiring.stateAt({ step: clamped, seq: seq ?? null });
      if (frame !== null && seeks === this.#seeks) {
        this.#playhead = this.#isPlaying ? this.#playhead : clamped;
        this.#show(frame);
      }
    } catch (error) {
      this.#fail();
      throw error;
    }
  }

  play(): void {
    if (this.#isPlaying || this.#status === "failed") {
      return;
    }
    if (this.#playhead >= this.#lastStep) {
      // Behind the beginning, so that step 0 is the first to be shown.
      this.#playhead = -1;
    }
    this.#isPlaying = true;
    this.#become("playing");
    const leftMs = this.#leftMs;
    this.#countFrom(Math.max(0, this.#playhead));
    if (leftMs !== null && this.#speed === "slow") {
      this.#from = { ...this.#from, atMs: this.#from.atMs - (this.#wiring.slowMs() - leftMs) };
    }
    this.#tellSlowStep();
    this.#wiring.clock.nextPicture(() => this.#tick());
  }

  pause(): void {
    if (this.#isBusy && this.#busySeeks === this.#seeks && this.#shown !== null) {
      // What was to be played next is not shown any more: a step from here is one step.
      this.#playhead = this.#shown.step;
    }
    this.#leftMs = this.#isPlaying && this.#speed === "slow" ? this.#slowLeftMs() : this.#leftMs;
    this.#isPlaying = false;
    this.#tellSlowStep();
    this.#settle();
  }

  followLive(): void {
    this.pause();
    void this.seek(this.#lastStep).catch(() => {
      // Told as the status `failed`.
    });
  }

  close(): void {
    this.#isPlaying = false;
    this.#seeks += 1;
    this.#frameListeners.clear();
    this.#statusListeners.clear();
  }

  #tick(): void {
    if (!this.#isPlaying) {
      return;
    }
    const target = this.#target();
    if (!this.#isBusy && target !== this.#playhead) {
      this.#isBusy = true;
      this.#busySeeks = this.#seeks;
      this.#playhead = target;
      void this.#playTo(target).finally(() => {
        this.#isBusy = false;
      });
    }
    this.#wiring.clock.nextPicture(() => this.#tick());
  }

  async #playTo(step: number): Promise<void> {
    const startedMs = this.#wiring.clock.now();
    const seeks = this.#seeks;
    try {
      const frame = await this.#wiring.stateAt({ step, seq: null });
      if (frame === null || !this.#isPlaying || seeks !== this.#seeks) {
        return;
      }
      // Nothing is on its way any more: the end is where it was asked for, also by a frame before it.
      this.#isBusy = false;
      this.#show(frame);
      this.#tellSlowStep();
      if (step >= this.#lastStep) {
        this.pause();
      } else if (this.#wiring.clock.now() - startedMs > SLOW_MS) {
        this.#countFrom(step);
      }
    } catch {
      this.#fail();
    }
  }

  #target(): number {
    if (this.#speed === "max") {
      const stride = Math.max(1, Math.ceil(this.#lastStep / PICTURES_AT_MAX));
      return Math.min(Math.max(0, this.#playhead + stride), this.#lastStep);
    }
    const elapsedMs = this.#wiring.clock.now() - this.#from.atMs;
    const played =
      this.#from.step +
      (this.#speed === "slow"
        ? Math.floor(elapsedMs / this.#wiring.slowMs())
        : Math.floor((elapsedMs * this.#speed) / 1000));
    return Math.min(played, this.#lastStep);
  }

  #show(frame: Frame): void {
    this.#shown = frame;
    for (const listener of this.#frameListeners) {
      listener(frame);
    }
    this.#settle();
  }

  #settle(): void {
    if (!this.#isPlaying && this.#status !== "failed") {
      const isAtEnd = this.#playhead >= this.#lastStep;
      this.#become(this.#shown === null ? "loading" : isAtEnd ? "ended" : "paused");
    }
  }

  #fail(): void {
    this.#isPlaying = false;
    this.#become("failed");
  }

  #countFrom(step: number): void {
    this.#from = { step, atMs: this.#wiring.clock.now() };
    this.#leftMs = null;
    this.#tellSlowStep();
  }

  #slowLeftMs(): number {
    const ofMs = this.#wiring.slowMs();
    return ofMs - ((this.#wiring.clock.now() - this.#from.atMs) % ofMs);
  }

  #tellSlowStep(): void {
    if (this.#speed === "slow") {
      const ofMs = this.#wiring.slowMs();
      const isRunning = this.#isPlaying;
      const leftMs = isRunning ? this.#slowLeftMs() : (this.#leftMs ?? ofMs);
      const at = { atMs: performance.now(), step: this.playhead };
      this.#wiring.onSlowStep({ ...at, leftMs, ofMs, isRunning });
    }
  }

  #become(status: SourceStatus): void {
    if (status !== this.#status) {
      this.#status = status;
      for (const listener of this.#statusListeners) {
        listener(status);
      }
    }
  }
}
