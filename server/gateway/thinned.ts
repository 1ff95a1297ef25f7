/** Tells the newest of something that changes often: at once, and then at most so often. */
export class Thinned {
  readonly #everyMs: number;
  readonly #tell: () => void;
  #timer: NodeJS.Timeout | null = null;
  #toldMs = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number, tell: () => void) {
    this.#everyMs = everyMs;
    this.#tell = tell;
  }

  changed(): void {
    if (this.#timer !== null) {
      return;
    }
    const sinceMs = performance.now() - this.#toldMs;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#toldMs = performance.now();
        this.#tell();
      },
      Math.max(0, this.#everyMs - sinceMs),
    );
  }

  close(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }
}
