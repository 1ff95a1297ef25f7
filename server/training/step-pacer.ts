import { type Pace, stepIntervalMs } from "#protocol/pace.ts";
import type { Speed } from "#protocol/room.ts";

/** A late run makes up for at most this long, and for one step besides at the slowest speeds. */
const CATCH_UP_MS = 100;

/**
 * Says how many steps are due. Due times are a fixed grid, so that rounding and late slices do
 * not add up; after a longer stall the grid starts anew, so that no burst follows. Holds no timer.
 *
 * Rule RM-67: in slow motion a step is due at the end of its time, not at the beginning, and a pause
 * keeps what is left of it.
 */
export class StepPacer {
  #speed: Speed;
  readonly #slowMs: number;
  #dueMs = Number.NEGATIVE_INFINITY;
  /** Of a slow step that a pause holds up. */
  #leftMs: number | null = null;

  /** @param slowMs what a step takes in slow motion. */
  constructor(speed: Speed, slowMs: number) {
    this.#speed = speed;
    this.#slowMs = slowMs;
  }

  get isPaced(): boolean {
    return this.#speed !== "max";
  }

  setSpeed(speed: Speed, nowMs: number): void {
    // Since the last step, so that turning the speed to and fro makes no step come earlier.
    const lastMs = this.#dueMs - this.#intervalMs();
    this.#speed = speed;
    this.#leftMs = null;
    this.#dueMs = Math.max(nowMs, lastMs + this.#intervalMs());
  }

  /** Stepping goes on after a pause. */
  start(nowMs: number): void {
    this.#dueMs =
      this.#speed === "slow"
        ? nowMs + (this.#leftMs ?? this.#slowMs)
        : Math.max(nowMs, this.#dueMs);
    this.#leftMs = null;
  }

  stop(nowMs: number): void {
    this.#leftMs = this.#speed === "slow" ? this.#clamped(this.#dueMs - nowMs) : null;
  }

  /** A step was made otherwise: the next one takes its whole time. */
  restart(): void {
    this.#leftMs = null;
  }

  /** How long until the next step of slow motion; null at other speeds. */
  slowStep(nowMs: number, isRunning: boolean): Pick<Pace, "leftMs" | "ofMs"> | null {
    if (this.#speed !== "slow") {
      return null;
    }
    const ofMs = this.#slowMs;
    return {
      leftMs: isRunning ? this.#clamped(this.#dueMs - nowMs) : (this.#leftMs ?? ofMs),
      ofMs,
    };
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
    // Nobody sees two slow steps at once.
    const least = this.#speed === "slow" ? 1 : 2;
    const mostSteps = Math.max(least, Math.floor(CATCH_UP_MS / intervalMs));
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
    return stepIntervalMs(this.#speed, this.#slowMs);
  }

  #clamped(ms: number): number {
    return Math.min(this.#slowMs, Math.max(0, ms));
  }
}
