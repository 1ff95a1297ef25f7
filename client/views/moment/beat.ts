/** What comes more seldom is not waited for. */
const MOST_MS = 200;
const LEAST_MS = 40;

/** Of what comes again and again: how long it is worth waiting for the next one. */
export class Beat {
  #atMs = Number.NEGATIVE_INFINITY;
  #gapMs = 0;

  /** It has come. */
  tick(): void {
    const atMs = performance.now();
    this.#gapMs = atMs - this.#atMs;
    this.#atMs = atMs;
  }

  /** So long one waits; after a longer pause the next one may never come. */
  get patienceMs(): number {
    return this.#gapMs > MOST_MS ? LEAST_MS : Math.max(LEAST_MS, 1.5 * this.#gapMs);
  }
}
