/** Losses of a range of steps, as they are sent. Bucket i covers `width` steps from i * width. */
export interface LossSlice {
  /** Steps per bucket, a power of two. */
  readonly width: number;
  /** How many losses the whole series has; the last step is one less. */
  readonly stepCount: number;
  /** The bucket that the arrays start with; they go on to the end of the series. */
  readonly fromBucket: number;
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  readonly last: Float64Array;
}

/** What a series knows of the steps `fromStep` to `toStep`, both included. */
export interface LossBucket {
  readonly fromStep: number;
  readonly toStep: number;
  readonly min: number;
  readonly max: number;
  readonly last: number;
}

/**
 * The loss curve from step 0 on in bounded memory: every step while there are at most `limit`,
 * beyond that minimum, maximum and last of buckets whose width doubles. The result depends on
 * the pushed values alone, not on the way they came.
 */
export class LossSeries {
  readonly limit: number;
  #width = 1;
  #stepCount = 0;
  readonly #minimum: number[] = [];
  readonly #maximum: number[] = [];
  readonly #last: number[] = [];

  private constructor(limit: number) {
    this.limit = limit;
  }

  /** @param limit most buckets kept, at least 2. @throws {RangeError} on a smaller limit. */
  static empty(limit = 10_000): LossSeries {
    if (!(limit >= 2)) {
      throw new RangeError(`a curve of at most ${limit} buckets`);
    }
    return new LossSeries(limit);
  }

  /** @throws {RangeError} when the slice does not start at step 0. */
  static fromSlice(slice: LossSlice, limit?: number): LossSeries {
    const series = LossSeries.empty(limit);
    if (!series.merge(slice)) {
      throw new RangeError(`a curve that starts at step ${slice.fromBucket * slice.width}`);
    }
    return series;
  }

  get stepCount(): number {
    return this.#stepCount;
  }

  get width(): number {
    return this.#width;
  }

  get bucketCount(): number {
    return this.#last.length;
  }

  /** @throws {RangeError} when there is no such bucket. */
  bucket(index: number): LossBucket {
    const last = this.#last[index];
    if (last === undefined) {
      throw new RangeError(`bucket ${index} of ${this.#last.length}`);
    }
    const fromStep = index * this.#width;
    return {
      fromStep,
      toStep: Math.min(fromStep + this.#width, this.#stepCount) - 1,
      min: this.#minimum[index] ?? last,
      max: this.#maximum[index] ?? last,
      last,
    };
  }

  /** The loss of the next step. */
  push(loss: number): void {
    const index = this.#stepCount / this.#width;
    if (Number.isInteger(index)) {
      this.#set(index, loss, loss, loss);
    } else {
      this.#include(Math.floor(index), loss, loss, loss);
    }
    this.#stepCount += 1;
    this.#fit();
  }

  /**
   * The last step's loss after an event at that step. In buckets of several steps the replaced
   * value stays between minimum and maximum.
   *
   * @throws {RangeError} when the series is empty.
   */
  replaceLast(loss: number): void {
    if (this.#stepCount === 0) {
      throw new RangeError("an empty curve has no last loss");
    }
    const index = this.#last.length - 1;
    if (this.#width === 1) {
      this.#set(index, loss, loss, loss);
    } else {
      this.#include(index, loss, loss, loss);
    }
  }

  /** The buckets from the one that holds `fromStep` to the end, in fresh arrays. */
  slice(fromStep: number): LossSlice {
    const from = Math.min(Math.floor(Math.max(0, fromStep) / this.#width), this.#last.length);
    return {
      width: this.#width,
      stepCount: this.#stepCount,
      fromBucket: from,
      minimum: Float64Array.from(this.#minimum.slice(from)),
      maximum: Float64Array.from(this.#maximum.slice(from)),
      last: Float64Array.from(this.#last.slice(from)),
    };
  }

  /** The whole series. */
  toSlice(): LossSlice {
    return this.slice(0);
  }

  /**
   * Appends or replaces what a slice brings; where widths differ, the finer side is widened.
   * False, and nothing changed, when the slice starts behind this series' end: there is a gap.
   */
  merge(slice: LossSlice): boolean {
    if (slice.fromBucket * slice.width > this.#stepCount) {
      return false;
    }
    while (this.#width < slice.width) {
      this.#widen();
    }
    for (let i = 0; i < slice.last.length; i++) {
      this.#take(slice, i);
    }
    this.#stepCount = Math.max(this.#stepCount, slice.stepCount);
    this.#fit();
    return true;
  }

  /** The curve in at most `points` values (at least 2): evenly spaced `last`s, both ends included. */
  thumbnail(points: number): number[] {
    const count = this.#last.length;
    if (count <= points) {
      return [...this.#last];
    }
    const gap = (count - 1) / (points - 1);
    return Array.from({ length: points }, (_, i) => this.#last[Math.round(i * gap)] ?? 0);
  }

  /** Puts bucket `i` of a slice, which is at most as wide as ours, in its place. */
  #take(slice: LossSlice, i: number): void {
    const fromStep = (slice.fromBucket + i) * slice.width;
    const toStep = Math.min(fromStep + slice.width, slice.stepCount);
    const index = Math.floor(fromStep / this.#width);
    const ownEnd = Math.min((index + 1) * this.#width, this.#stepCount);
    const last = slice.last[i] ?? 0;
    const minimum = slice.minimum[i] ?? last;
    const maximum = slice.maximum[i] ?? last;
    const isWhole = fromStep === index * this.#width && toStep >= ownEnd;
    if (isWhole || this.#last[index] === undefined) {
      this.#set(index, minimum, maximum, last);
    } else {
      // A slice that is older than this series must not bring its last value back.
      const newest = toStep < ownEnd ? (this.#last[index] ?? last) : last;
      this.#include(index, minimum, maximum, newest);
    }
  }

  #fit(): void {
    while (this.#last.length > this.limit) {
      this.#widen();
    }
  }

  /** Merges neighbours; an odd last bucket stays, half filled. */
  #widen(): void {
    const count = this.#last.length;
    for (let i = 0; i < count; i += 2) {
      const right = Math.min(i + 1, count - 1);
      const min = Math.min(this.#minimum[i] ?? 0, this.#minimum[right] ?? 0);
      const max = Math.max(this.#maximum[i] ?? 0, this.#maximum[right] ?? 0);
      this.#set(i / 2, min, max, this.#last[right] ?? 0);
    }
    const half = Math.ceil(count / 2);
    this.#minimum.length = half;
    this.#maximum.length = half;
    this.#last.length = half;
    this.#width *= 2;
  }

  #set(index: number, minimum: number, maximum: number, last: number): void {
    this.#minimum[index] = minimum;
    this.#maximum[index] = maximum;
    this.#last[index] = last;
  }

  #include(index: number, minimum: number, maximum: number, last: number): void {
    this.#minimum[index] = Math.min(this.#minimum[index] ?? minimum, minimum);
    this.#maximum[index] = Math.max(this.#maximum[index] ?? maximum, maximum);
    this.#last[index] = last;
  }
}
