import { log } from "#engine/maths/logarithm.ts";

const SIZE = 624;
const SHIFT_SIZE = 397;

/** Everything that a generator is; restoring it goes on with the same numbers. */
export interface Mt19937State {
  /** Shapes: 624 words. */
  readonly key: Uint32Array;
  /** The next word of `key` to be used, 0 to 624. */
  readonly position: number;
  /** The second normal of the last pair, not yet handed out. */
  readonly spareNormal: number | null;
}

/**
 * The Mersenne Twister with the draws of numpy's `RandomState`: seed 1 here is seed 1 there.
 *
 * @see Matsumoto and Nishimura, "Mersenne Twister" (1998); numpy/random/src/legacy.
 */
export class Mt19937 {
  readonly #key: Uint32Array;
  #position: number;
  #spareNormal: number | null;

  private constructor(key: Uint32Array, position: number, spareNormal: number | null) {
    this.#key = key;
    this.#position = position;
    this.#spareNormal = spareNormal;
  }

  /** As `RandomState(seed)` for an integer seed (`init_genrand`). @param seed 0 to 2^32 - 1. */
  static fromSeed(seed: number): Mt19937 {
    const key = new Uint32Array(SIZE);
    let word = seed >>> 0;
    key[0] = word;
    for (let i = 1; i < SIZE; i++) {
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + i) >>> 0;
      key[i] = word;
    }
    return new Mt19937(key, SIZE, null);
  }

  /** @throws {RangeError} when `state` is not one that `state()` could have given. */
  static restore(state: Mt19937State): Mt19937 {
    const { key, position, spareNormal } = state;
    if (key.length !== SIZE || !Number.isInteger(position) || position < 0 || position > SIZE) {
      throw new RangeError(`a generator of ${key.length} words at position ${position}`);
    }
    return new Mt19937(key.slice(), position, spareNormal);
  }

  /** A copy that the caller owns. */
  state(): Mt19937State {
    return { key: this.#key.slice(), position: this.#position, spareNormal: this.#spareNormal };
  }

  /** An integer from 0 to 2^32 - 1. */
  uint32(): number {
    if (this.#position === SIZE) {
      this.#regenerate();
    }
    let y = this.#key[this.#position] ?? 0;
    this.#position += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** Uniform in [0, 1) with 53 bits: numpy's `random_sample()`. */
  uniform(): number {
    const a = this.uint32() >>> 5;
    const b = this.uint32() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  /**
   * Mean 0, standard deviation 1: numpy's `standard_normal()`, within 2 ulp (the logarithm is
   * our own). Draws pairs by the polar method and keeps the second for the next call.
   */
  normal(): number {
    if (this.#spareNormal !== null) {
      const spare = this.#spareNormal;
      this.#spareNormal = null;
      return spare;
    }
    let x1 = 0;
    let x2 = 0;
    let r2 = 0;
    do {
      x1 = 2 * this.uniform() - 1;
      x2 = 2 * this.uniform() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 === 0);
    const factor = Math.sqrt((-2 * log(r2)) / r2);
    this.#spareNormal = factor * x1;
    return factor * x2;
  }

  /** An integer from 0 to `max` inclusive, by masking and rejection: numpy's `random_interval`. */
  integer(max: number): number {
    if (max === 0) {
      return 0;
    }
    const mask = 0xffffffff >>> Math.clz32(max);
    let value = 0;
    do {
      value = (this.uint32() & mask) >>> 0;
    } while (value > max);
    return value;
  }

  /** The numbers 0 to `count - 1` in random order: numpy's `permutation(count)`. */
  permutation(count: number): Uint32Array {
    const order = new Uint32Array(count);
    this.permute(order);
    return order;
  }

  /** Overwrites `order` with `permutation(order.length)`, without allocating. */
  permute(order: Uint32Array): void {
    for (let i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.integer(i);
      const moved = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = moved;
    }
  }

  /** Becomes a copy of `other`, without allocating. */
  copyFrom(other: Mt19937): void {
    this.#key.set(other.#key);
    this.#position = other.#position;
    this.#spareNormal = other.#spareNormal;
  }

  #regenerate(): void {
    const key = this.#key;
    for (let i = 0; i < SIZE; i++) {
      const next = key[i + 1 === SIZE ? 0 : i + 1] ?? 0;
      const y = ((key[i] ?? 0) & 0x80000000) | (next & 0x7fffffff);
      const far = key[i < SIZE - SHIFT_SIZE ? i + SHIFT_SIZE : i + SHIFT_SIZE - SIZE] ?? 0;
      key[i] = far ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908b0df);
    }
    this.#position = 0;
  }
}
