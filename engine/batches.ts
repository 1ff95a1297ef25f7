import type { BatchState } from "#engine/keyframe.ts";
import { Mt19937 } from "#engine/random/mt19937.ts";
import type { MiniBatchSettings } from "#engine/settings.ts";

/**
 * Which training rows each update uses: every epoch goes through a fresh permutation of all rows
 * in batches of `size`, and its last batch is whatever remains. Nothing is allocated on the way.
 */
export class Batches {
  readonly seed: number;
  #size: number;
  #position: number;
  #order: Uint32Array;
  readonly #generator: Mt19937;
  /** What `undo` goes back to. */
  #previousPosition: number;
  #previousOrder: Uint32Array;
  readonly #previousGenerator: Mt19937;

  private constructor(
    { size, seed }: MiniBatchSettings,
    order: Uint32Array,
    position: number,
    generator: Mt19937,
  ) {
    this.seed = seed;
    this.#size = size;
    this.#position = position;
    this.#order = order;
    this.#generator = generator;
    this.#previousPosition = position;
    this.#previousOrder = order.slice();
    this.#previousGenerator = Mt19937.fromSeed(seed);
  }

  /** At the start of the first epoch, whose order is drawn. */
  static start(batch: MiniBatchSettings, rowCount: number): Batches {
    const generator = Mt19937.fromSeed(batch.seed);
    return new Batches(batch, generator.permutation(rowCount), 0, generator);
  }

  /** @throws {RangeError} when `state` is not one that these batches could have had. */
  static restore(batch: MiniBatchSettings, rowCount: number, state: BatchState): Batches {
    const { order, position, generator } = state;
    const isPlace = Number.isInteger(position) && position >= 0 && position < rowCount;
    if (!isPlace || position % batch.size !== 0) {
      throw new RangeError(`an epoch of ${rowCount} rows at row ${position}`);
    }
    if (!isPermutation(order, rowCount)) {
      throw new RangeError(`the order of ${order.length} rows is none of ${rowCount}`);
    }
    return new Batches(batch, order.slice(), position, Mt19937.restore(generator));
  }

  /** Rows in a full batch. */
  get size(): number {
    return this.#size;
  }

  /**
   * This epoch's order: places in the training rows. The next batch is the `count` places from
   * `position` on. Another array may take its place with every epoch; read it anew.
   */
  get order(): Uint32Array {
    return this.#order;
  }

  /** How many rows of `order` the epoch has trained with; 0 when the next update begins one. */
  get position(): number {
    return this.#position;
  }

  /** Rows in the next batch. */
  get count(): number {
    return Math.min(this.#size, this.#order.length - this.#position);
  }

  /** Goes past the next batch; draws the next epoch when this one is used up. */
  next(): void {
    this.#previousPosition = this.#position;
    this.#position += this.count;
    if (this.#position === this.#order.length) {
      this.#draw();
    }
  }

  /** Takes the last `next` back, whose update failed. Once, and only right after it. */
  undo(): void {
    if (this.#position === 0) {
      const drawn = this.#order;
      this.#order = this.#previousOrder;
      this.#previousOrder = drawn;
      this.#generator.copyFrom(this.#previousGenerator);
    }
    this.#position = this.#previousPosition;
  }

  /** Goes on with batches of another size. Drops the rest of the epoch, if it has begun. */
  resize(size: number): void {
    this.#size = size;
    if (this.#position !== 0) {
      this.#draw();
    }
  }

  /** A copy that the caller owns. */
  state(): BatchState {
    return {
      order: this.#order.slice(),
      position: this.#position,
      generator: this.#generator.state(),
    };
  }

  #draw(): void {
    this.#previousGenerator.copyFrom(this.#generator);
    const drawn = this.#previousOrder;
    this.#previousOrder = this.#order;
    this.#generator.permute(drawn);
    this.#order = drawn;
    this.#position = 0;
  }
}

/**
 * The batches that a run goes on with after `batch` was set. The same seed goes on with its
 * generator; another seed, or mini-batches after "full", start one anew. Null for full batches.
 *
 * @param before is used up: it may be what is returned.
 */
export function batchesAfter(
  before: Batches | null,
  batch: "full" | MiniBatchSettings,
  rowCount: number,
): Batches | null {
  if (batch === "full") {
    return null;
  }
  if (before === null || before.seed !== batch.seed) {
    return Batches.start(batch, rowCount);
  }
  before.resize(batch.size);
  return before;
}

/** How many rows the batches of an epoch may have: all, or the size and what remains. */
export function batchCounts(
  batch: "full" | MiniBatchSettings,
  rowCount: number,
): readonly number[] {
  if (batch === "full") {
    return [rowCount];
  }
  const remainder = rowCount % batch.size;
  return remainder === 0 ? [batch.size] : [batch.size, remainder];
}

function isPermutation(order: Uint32Array, count: number): boolean {
  const seen = new Uint8Array(count);
  for (const place of order) {
    seen[place] = 1;
  }
  return order.length === count && !seen.includes(0);
}
