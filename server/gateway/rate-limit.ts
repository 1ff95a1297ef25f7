/** Allows so many events within a moving window for each key; forgets keys that fall silent. */
export class RateLimit {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #times = new Map<string, number[]>();

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /**
   * Counts one event. Null when it is allowed, otherwise after how many ms to come back.
   *
   * @param limit another one than usual for this event.
   */
  retryInMs(key: string, nowMs: number, limit = this.#limit): number | null {
    const recent = this.#recent(key, nowMs);
    const oldest = recent.at(-limit);
    if (recent.length >= limit && oldest !== undefined) {
      return Math.max(1, oldest + this.#windowMs - nowMs);
    }
    recent.push(nowMs);
    this.#times.set(key, recent);
    this.#forgetSilent(nowMs);
    return null;
  }

  /** Whether the next event would be refused, without counting one. */
  isFull(key: string, nowMs: number): boolean {
    return this.#recent(key, nowMs).length >= this.#limit;
  }

  #recent(key: string, nowMs: number): number[] {
    return (this.#times.get(key) ?? []).filter((time) => time > nowMs - this.#windowMs);
  }

  #forgetSilent(nowMs: number): void {
    if (this.#times.size < 10_000) {
      return;
    }
    for (const [key, times] of this.#times) {
      if ((times.at(-1) ?? 0) <= nowMs - this.#windowMs) {
        this.#times.delete(key);
      }
    }
  }
}
