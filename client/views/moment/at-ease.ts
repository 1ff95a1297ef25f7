/** Multiply-adds that a picture may cost before it is drawn by itself: about a millisecond. */
const CHEAP = 300_000;
/** So often what is dear is drawn at most. */
const PACE_MS = 100;

/**
 * Rule UI-14: what costs little is drawn with all the rest; what is dear at most ten times a
 * second, in a task of its own, and the newest always in the end.
 */
export class AtEase {
  #next: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #drawnAtMs = Number.NEGATIVE_INFINITY;

  /** @param cost in multiply-adds. */
  draw(draw: () => void, cost: number): void {
    if (cost <= CHEAP) {
      this.close();
      draw();
      return;
    }
    this.#next = draw;
    const waitMs = Math.max(0, this.#drawnAtMs + PACE_MS - performance.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const newest = this.#next;
      this.#next = null;
      newest?.();
      this.#drawnAtMs = performance.now();
    }, waitMs);
  }

  /** What waits is not drawn any more. */
  close(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#next = null;
  }
}
