import { LIMITS } from "#protocol/limits.ts";

const SMALL_BYTES = 1024;
const LARGE_BYTES = 20 * 1024;
const LARGE_PER_SECOND = 10;
/** Most of its time that a run spends on being shown: a frame's losses may cost more than steps. */
const FRAME_SHARE = 0.2;

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
  /** What the run has to spend on steps before the next frame, of its last frame's cost. */
  #owedMs = 0;

  constructor(perSecond: number) {
    this.#intervalMs = 1000 / perSecond;
  }

  /** Rule TR-20: time spent on steps, or given away by a run that waits for its pace. */
  earned(ms: number): void {
    this.#owedMs -= ms;
  }

  isDue(nowMs: number): boolean {
    // A step that is a little early counts, or else 30 steps a second would make 15 frames.
    return this.#owedMs <= 0 && nowMs >= this.#dueMs - this.#intervalMs / 8;
  }

  /** `costMs` is what making the frame took. */
  framed(nowMs: number, costMs: number): void {
    this.#owedMs = costMs * (1 / FRAME_SHARE - 1);
    // The grid goes on after a frame that was a little late, and starts anew after a long gap.
    this.#dueMs = Math.max(this.#dueMs + this.#intervalMs, nowMs + this.#intervalMs / 2);
  }
}
