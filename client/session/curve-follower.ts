import { LossSeries } from "#engine/loss-series.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import { LIMITS } from "#protocol/limits.ts";

/** At most one question in this time, but for the last frame before a pause or an end, in ms. */
const ASK_EVERY_MS = 500;
/** A page that is looked at asks so often even when it misses nothing: the answer's way is timed. */
const PULSE_MS = 5_000;

export interface CurveWiring {
  /** The losses from `fromStep` on, as the curve codec's bytes; null when there was no answer. */
  ask(runId: string, fromStep: number): Promise<Uint8Array | null>;
  onChange(): void;
}

/**
 * Rule CS-12: the loss curve of the room's run, complete in the end: frames bring their tails,
 * and whatever lies between two frames is asked for.
 */
export class CurveFollower {
  readonly #wiring: CurveWiring;
  #runId: string | null = null;
  #series = LossSeries.empty(LIMITS.curvePoints);
  /** The newest step that is known to exist. */
  #newestStep = 0;
  #isAsking = false;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #pulse: ReturnType<typeof setInterval>;

  constructor(wiring: CurveWiring) {
    this.#wiring = wiring;
    this.#pulse = setInterval(() => {
      if (typeof document === "undefined" || !document.hidden) {
        void this.#ask();
      }
    }, PULSE_MS);
  }

  get series(): LossSeries {
    return this.#series;
  }

  /** Starts anew for another run; the same run goes on where it was. */
  open(runId: string, newestStep: number): void {
    if (this.#runId !== runId) {
      this.#runId = runId;
      this.#series = LossSeries.empty(LIMITS.curvePoints);
      this.#newestStep = 0;
      this.#wiring.onChange();
    }
    this.reach(newestStep, true);
  }

  addFrame(frame: Frame): void {
    const tailStart = frame.step - frame.lossTail.length + 1;
    const known = this.#series.stepCount;
    if (tailStart <= known && frame.step >= known) {
      for (const loss of frame.lossTail.subarray(known - tailStart)) {
        this.#series.push(loss);
      }
      this.#wiring.onChange();
    }
    this.reach(frame.step, frame.isFinal);
  }

  /** The run has come to this step: what is missing up to it is asked for. */
  reach(step: number, isUrgent: boolean): void {
    this.#newestStep = Math.max(this.#newestStep, step);
    if (this.#isBehind() && !this.#isAsking) {
      const waitMs = isUrgent ? 0 : this.#askedAtMs + ASK_EVERY_MS - performance.now();
      this.#askIn(Math.max(0, waitMs));
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#pulse);
    this.#runId = null;
  }

  #isBehind(): boolean {
    return this.#series.stepCount <= this.#newestStep;
  }

  #askIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), ms);
  }

  async #ask(): Promise<void> {
    const runId = this.#runId;
    if (runId === null || this.#isAsking) {
      return;
    }
    this.#isAsking = true;
    this.#askedAtMs = performance.now();
    const bytes = await this.#wiring.ask(runId, this.#series.stepCount);
    this.#isAsking = false;
    if (bytes !== null && runId === this.#runId) {
      this.#merge(bytes);
    }
    if (this.#runId !== null && this.#isBehind()) {
      this.#askIn(ASK_EVERY_MS);
    }
  }

  #merge(bytes: Uint8Array): void {
    try {
      const known = this.#series.stepCount;
      if (this.#series.merge(decodeCurve(bytes)) && this.#series.stepCount > known) {
        this.#wiring.onChange();
      }
    } catch {
      // No curve in these bytes: it is asked for again, no sooner than after the pause.
    }
  }
}
