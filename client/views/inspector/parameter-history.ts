/** A value at a step. */
export interface HistoryPoint {
  readonly step: number;
  readonly value: number;
}

interface Entry {
  readonly step: number;
  readonly values: Float64Array;
}

/** Numbers kept, all steps together: 8 MiB. */
const BUDGET = 1_048_576;
const MOST_STEPS = 600;
/** A history of fewer steps than this says nothing. */
const LEAST_STEPS = 32;

/**
 * The parameters at the steps that this page has shown, by step: each step once, with what was
 * shown last. When it is full every other step is dropped, never the first and the last.
 */
export class ParameterHistory {
  readonly #most: number;
  #entries: Entry[] = [];

  /** @param width how many numbers each step has. */
  constructor(width: number) {
    this.#most = Math.min(MOST_STEPS, Math.floor(BUDGET / Math.max(1, width)));
  }

  /** Whether all parameters of so large a network are kept. */
  static holds(width: number): boolean {
    return width * LEAST_STEPS <= BUDGET;
  }

  /** Copies the values. */
  add(step: number, values: Float64Array): void {
    const entry = { step, values: values.slice() };
    const at = this.#placeOf(step);
    if (this.#entries[at]?.step === step) {
      this.#entries[at] = entry;
      return;
    }
    if (at === this.#entries.length) {
      this.#entries.push(entry);
    } else {
      this.#entries.splice(at, 0, entry);
    }
    if (this.#entries.length > this.#most) {
      const last = this.#entries.length - 1;
      this.#entries = this.#entries.filter((_, i) => i % 2 === 0 || i === last);
    }
  }

  /** One parameter's values, by step. */
  of(index: number): readonly HistoryPoint[] {
    return this.#entries.map(({ step, values }) => ({ step, value: values[index] ?? Number.NaN }));
  }

  /** The first entry at or after a step; live, that is nearly always the end. */
  #placeOf(step: number): number {
    const last = this.#entries.at(-1);
    if (last === undefined || last.step < step) {
      return this.#entries.length;
    }
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.step ?? 0) < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
