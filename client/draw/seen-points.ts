import type { StepWindow } from "#client/draw/chart-view.ts";

/** What a frame said of all rows at a step. */
export interface SeenPoint {
  readonly step: number;
  readonly train: number | null;
  readonly test: number | null;
}

/**
 * Values that come with frames alone, in bounded memory: every point while there are at most
 * `limit`, beyond that the newest of each `spacing` steps, which doubles. Steps may come in any order.
 */
export class SeenPoints {
  readonly #limit: number;
  /** Ascending by step. */
  #points: SeenPoint[] = [];
  #spacing = 1;

  constructor(limit = 2_000) {
    this.#limit = limit;
  }

  get count(): number {
    return this.#points.length;
  }

  /** How many steps have one point between them. */
  get spacing(): number {
    return this.#spacing;
  }

  /** Another point of the same step, or of the same few, takes its place. */
  add(point: SeenPoint): void {
    const at = this.#firstFrom(this.#slotOf(point.step) * this.#spacing);
    const there = this.#points[at];
    const isThere = there !== undefined && this.#slotOf(there.step) === this.#slotOf(point.step);
    this.#points.splice(at, isThere ? 1 : 0, point);
    while (this.#points.length > this.#limit) {
      this.#thin();
    }
  }

  /** Those of a window, ascending. */
  within({ from, to }: StepWindow): readonly SeenPoint[] {
    return this.#points.slice(this.#firstFrom(from), this.#firstFrom(to + 1e-9));
  }

  /** The one nearest to a step; null when there is none within `reach` steps. */
  nearest(step: number, reach: number): SeenPoint | null {
    const at = this.#firstFrom(step);
    const [right, left] = [this.#points[at], this.#points[at - 1]];
    const distance = (point: SeenPoint | undefined) =>
      point === undefined ? Number.POSITIVE_INFINITY : Math.abs(point.step - step);
    const best = distance(left) < distance(right) ? left : right;
    return best !== undefined && distance(best) <= reach ? best : null;
  }

  #thin(): void {
    this.#spacing *= 2;
    this.#points = this.#points.filter((point, i) => {
      const next = this.#points[i + 1];
      return next === undefined || this.#slotOf(next.step) !== this.#slotOf(point.step);
    });
  }

  #slotOf(step: number): number {
    return Math.floor(step / this.#spacing);
  }

  /** Where the first point at or behind a step is. */
  #firstFrom(step: number): number {
    let low = 0;
    let high = this.#points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#points[middle]?.step ?? 0) < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
