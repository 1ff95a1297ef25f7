import { Mt19937 } from "#engine/random/mt19937.ts";

/** Choices that follow from one seed, so that a failing document can be named. */
export class Chance {
  readonly #random: Mt19937;

  constructor(seed: number) {
    this.#random = Mt19937.fromSeed(seed);
  }

  /** True in a share of the cases. */
  happens(share: number): boolean {
    return this.#random.uniform() < share;
  }

  whole(min: number, max: number): number {
    return min + this.#random.integer(max - min);
  }

  real(min: number, max: number): number {
    return min + (max - min) * this.#random.uniform();
  }

  /** A positive number of any size between two powers of ten. */
  magnitude(minPower: number, maxPower: number): number {
    return Number(`${this.real(1, 10)}e${this.whole(minPower, maxPower)}`);
  }

  /** @throws {RangeError} when there is nothing to pick from. */
  pick<T>(values: readonly T[]): T {
    const at = this.whole(0, values.length - 1);
    for (const value of values.slice(at, at + 1)) {
      return value;
    }
    throw new RangeError("nothing to pick from");
  }

  list<T>(length: number, entry: (index: number) => T): T[] {
    return Array.from({ length }, (_, index) => entry(index));
  }
}
