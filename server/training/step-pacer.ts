import type { Speed } from "#protocol/room.ts";

/** A late run makes up for at most this long, and for one step besides at the slowest speeds. */
const CATCH_UP_MS = 100;

/**
 * Says how many steps are due. Due times are a fixed grid, so that rounding and late slices do
 * not add up; after a longer stall the grid starts anew, so that no burst follows. Holds no timer.
 */
export class StepPacer {
  #speed: Speed;
  #dueMs = Number.NEGATIVE_INFINITY;

  constructor(speed: Speed) {
    this.#speed = speed;
  }

  get isPaced(): boolean {
    return this.#speed !== "max";
  }

  setSpeed(speed: Speed, nowMs: number): void {
    // Since the last step, so that turning the speed to and fro makes no step come earlier.
    const lastMs = this.#dueMs - this.#intervalMs();
    this.#speed = speed;
    this.#dueMs = Math.max(nowMs, lastMs + this.#intervalMs());
  }

  /** Stepping goes on after a pause. */
  start(nowMs: number): void {
    this.#dueMs = Math.max(nowMs, this.#dueMs);
  }

  /** When the next step is due. */
  dueAtMs(): number {
    return this.isPaced ? this.#dueMs : Number.NEGATIVE_INFINITY;
  }

  stepsDue(nowMs: number): number {
    if (!this.isPaced) {
      return Number.POSITIVE_INFINITY;
    }
    const lateMs = nowMs - this.#dueMs;
    if (lateMs < 0) {
      return 0;
    }
    const intervalMs = this.#intervalMs();
    const mostSteps = Math.max(2, Math.floor(CATCH_UP_MS / intervalMs));
    const steps = Math.floor(lateMs / intervalMs) + 1;
    if (steps <= mostSteps) {
      return steps;
    }
    this.#dueMs = nowMs - (mostSteps - 1) * intervalMs;
    return mostSteps;
  }

  stepsMade(count: number, nowMs: number): void {
    this.#dueMs = this.isPaced ? this.#dueMs + count * this.#intervalMs() : nowMs;
  }

  #intervalMs(): number {
    return this.#speed === "max" ? 0 : 1000 / this.#speed;
  }
}
