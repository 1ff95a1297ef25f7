/** Multiply-adds that a picture may cost before it is drawn by itself: about a millisecond. */
const CHEAP = 300_000;
/** So often what is dear is drawn at most, and what is very dear at least. */
const PACE_MS = { least: 100, most: 300 };
/** Of every second so much may go into one dear picture, as far as its cost says. */
const SHARE = 0.1;
/** Multiply-adds in a millisecond. */
const SPEED = 300_000;
/** Less than a painted frame: in each of them one thing is dear at most. */
const APART_MS = 8;
/** How long after its time a picture waits for a moment to be drawn with. */
const LATE_MS = 40;

/** Whether a picture is drawn with all the rest. */
export function isCheap(cost: number): boolean {
  return cost <= CHEAP;
}

/** When the newest dear thing on the page was drawn. */
let dearAtMs = Number.NEGATIVE_INFINITY;

/**
 * Rule UI-14: what costs little is drawn with all the rest; what is dear at most ten times a
 * second, one thing in a frame, and the newest always in the end. It is drawn with a moment where
 * there are any: every other time would have the page laid out and painted once more.
 */
export class AtEase {
  #next: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #nextAtMs = Number.NEGATIVE_INFINITY;
  #paceMs: number = PACE_MS.least;

  /** @param cost in multiply-adds. */
  draw(draw: () => void, cost: number): void {
    if (isCheap(cost)) {
      this.close();
      draw();
      return;
    }
    const nowMs = performance.now();
    this.#next = draw;
    this.#paceMs = Math.min(PACE_MS.most, Math.max(PACE_MS.least, cost / SPEED / SHARE));
    if (nowMs >= this.#nextAtMs && Math.abs(nowMs - dearAtMs) >= APART_MS) {
      this.#drawNewest();
    } else {
      const waitMs = Math.max(0, this.#nextAtMs - nowMs) + LATE_MS;
      this.#timer ??= setTimeout(() => this.#drawNewest(), waitMs);
    }
  }

  /** What waits is not drawn any more. */
  close(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#next = null;
  }

  #drawNewest(): void {
    const newest = this.#next;
    this.close();
    dearAtMs = performance.now();
    this.#nextAtMs = dearAtMs + this.#paceMs;
    newest?.();
  }
}
