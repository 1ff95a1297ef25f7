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
  /** Where the last frame was; null before the first. */
  #last: { readonly step: number; readonly seq: number } | null = null;
  /** Events may have changed losses from this step on that are here already. */
  #changedFrom = Number.POSITIVE_INFINITY;
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
      this.#last = null;
      this.#changedFrom = Number.POSITIVE_INFINITY;
      this.#wiring.onChange();
    }
    this.reach(newestStep, true);
  }

  addFrame({ step, seq, lossTail, isFinal }: Frame): void {
    const before = this.#last ?? { step: 0, seq: this.#series.stepCount === 0 ? seq : 0 };
    if (seq > before.seq) {
      this.#changedFrom = Math.min(this.#changedFrom, before.step);
    }
    this.#last = { step, seq };
    const fromBucket = step - lossTail.length + 1;
    const tail = { fromBucket, minimum: lossTail, maximum: lossTail, last: lossTail };
    if (lossTail.length > 0 && this.#series.merge({ width: 1, stepCount: step + 1, ...tail })) {
      if (fromBucket <= this.#changedFrom) {
        this.#changedFrom = Number.POSITIVE_INFINITY;
      }
      this.#wiring.onChange();
    }
    this.reach(step, isFinal);
  }

  /** The run has come to this step: what is missing up to it is asked for. */
  reach(step: number, isUrgent: boolean): void {
    this.#newestStep = Math.max(this.#newestStep, step);
    if (this.#isBehind() && !this.#isAsking) {
      const isMissing = this.#series.stepCount <= this.#newestStep;
      const waitMs = isUrgent && isMissing ? 0 : this.#askedAtMs + ASK_EVERY_MS - performance.now();
      this.#askIn(Math.max(0, waitMs));
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#pulse);
    this.#runId = null;
  }

  #isBehind(): boolean {
    const { stepCount } = this.#series;
    return stepCount <= this.#newestStep || this.#changedFrom < stepCount;
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
    const changedFrom = this.#changedFrom;
    // What changes from here on may be too late for the answer.
    this.#changedFrom = Number.POSITIVE_INFINITY;
    const fromStep = Math.min(this.#series.stepCount, changedFrom);
    const bytes = await this.#wiring.ask(runId, fromStep);
    this.#isAsking = false;
    if (runId === this.#runId && (bytes === null || !this.#merge(bytes, fromStep))) {
      this.#changedFrom = Math.min(this.#changedFrom, changedFrom);
    }
    if (this.#runId !== null && this.#isBehind()) {
      this.#askIn(ASK_EVERY_MS);
    }
  }

  /** False when these bytes are no curve: it is asked for again, no sooner than after the pause. */
  #merge(bytes: Uint8Array, fromStep: number): boolean {
    try {
      const isMerged = this.#series.merge(decodeCurve(bytes));
      if (isMerged && this.#series.stepCount > fromStep) {
        this.#wiring.onChange();
      }
      return isMerged;
    } catch {
      return false;
    }
  }
}
