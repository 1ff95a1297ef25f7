import { LIMITS } from "#protocol/limits.ts";

/** How many watch a run, and since when nobody does. */
export class Viewers {
  #count = 0;
  #noneSinceMs = 0;

  get hasSome(): boolean {
    return this.#count > 0;
  }

  set(count: number, nowMs: number): void {
    if (this.#count > 0 && count === 0) {
      this.#noneSinceMs = nowMs;
    }
    this.#count = count;
  }

  /** Whoever starts a run that nobody watches has the whole time for it. */
  startWaiting(nowMs: number): void {
    this.#noneSinceMs = nowMs;
  }

  /** Long enough for a run to wait for somebody. */
  isEmptyForLong(nowMs: number): boolean {
    return !this.hasSome && nowMs - this.#noneSinceMs >= LIMITS.unwatchedMs;
  }
}
