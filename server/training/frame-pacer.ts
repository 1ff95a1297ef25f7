import { LIMITS } from "#protocol/limits.ts";

const SMALL_BYTES = 1024;
const LARGE_BYTES = 20 * 1024;
const LARGE_PER_SECOND = 10;

/** 30 a second up to 1 KB, falling evenly to 10 at 20 KB, and never above a viewer's byte budget. */
export function framesPerSecond(frameBytes: number): number {
  const share = Math.min(1, Math.max(0, (frameBytes - SMALL_BYTES) / (LARGE_BYTES - SMALL_BYTES)));
  const bySize = LIMITS.framesPerSecond + share * (LARGE_PER_SECOND - LIMITS.framesPerSecond);
  return Math.min(bySize, LIMITS.viewerBytesPerSecond / frameBytes);
}

/**
 * Decides which steps become frames, so that a fast network does not flood a slow class. Holds no
 * timer: the caller says what time it is.
 */
export class FramePacer {
  readonly #intervalMs: number;
  #dueMs = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number) {
    this.#intervalMs = 1000 / perSecond;
  }

  isDue(nowMs: number): boolean {
    // A step that is a little early counts, or else 30 steps a second would make 15 frames.
    return nowMs >= this.#dueMs - this.#intervalMs / 8;
  }

  framed(nowMs: number): void {
    // The grid goes on after a frame that was a little late, and starts anew after a long gap.
    this.#dueMs = Math.max(this.#dueMs + this.#intervalMs, nowMs + this.#intervalMs / 2);
  }
}
