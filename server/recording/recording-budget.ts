/**
 * Keeps what is recorded of one run below a number of bytes, however long the run is.
 *
 * Rule RC-2: until half of the budget is used, everything is kept that comes at least `baseMs`
 * apart. Each time half of what then remains is used, the least interval becomes four times as
 * long: a level spends half the bytes of the one before and lasts twice as long.
 * A reserve is set aside for what must not be left out.
 */
export class RecordingBudget {
  readonly #totalBytes: number;
  readonly #sharedBytes: number;
  #usedBytes: number;
  #keptAtMs = Number.NEGATIVE_INFINITY;

  /** `usedBytes` counts what earlier recorders of the same run have stored. */
  constructor(options: { totalBytes: number; reserveBytes: number; usedBytes: number }) {
    this.#totalBytes = options.totalBytes;
    this.#sharedBytes = options.totalBytes - options.reserveBytes;
    this.#usedBytes = options.usedBytes;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** Whether these bytes may be kept now; `baseMs` is the interval at which nothing is left out. */
  mayKeep(bytes: number, nowMs: number, baseMs: number): boolean {
    const remaining = this.#sharedBytes - this.#usedBytes;
    if (bytes > remaining) {
      return false;
    }
    const level = Math.floor(Math.log2(this.#sharedBytes / remaining));
    const intervalMs = level === 0 ? baseMs : Math.max(baseMs, SHORTEST_MS) * 4 ** level;
    return nowMs - this.#keptAtMs >= intervalMs;
  }

  /** What must not be left out is kept, out of the reserve at last, until that is gone too. */
  mustKeep(bytes: number): boolean {
    return this.#usedBytes + bytes <= this.#totalBytes;
  }

  use(bytes: number, nowMs: number): void {
    this.#usedBytes += bytes;
    this.#keptAtMs = nowMs;
  }
}

/** Small frames come at most 30 times a second: the interval that the first thinning starts from. */
const SHORTEST_MS = 33;
