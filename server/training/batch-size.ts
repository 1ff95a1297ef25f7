/** Between two looks at the clock. */
const BATCH_MS = 1;
const MOST_STEPS = 65_536;

/** How many steps are made in a row: about a millisecond of them, found out by doing. */
export class BatchSize {
  #steps = 1;

  get steps(): number {
    return this.#steps;
  }

  learn(made: number, elapsedMs: number): void {
    const fitting = elapsedMs > 0 ? Math.floor((made * BATCH_MS) / elapsedMs) : made * 2;
    this.#steps = Math.max(1, Math.min(fitting, this.#steps * 2, MOST_STEPS));
  }
}
