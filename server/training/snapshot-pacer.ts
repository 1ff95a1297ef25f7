import { LIMITS } from "#protocol/limits.ts";
import type { Checkpoint } from "#protocol/records.ts";

const KEYFRAME_COMPUTING_MS = 200;
const KEYFRAME_MS = 2_000;
const CHECKPOINT_MS = 2_000;
const LARGE_CHECKPOINT_MS = 10_000;
const LARGE_CHECKPOINT_BYTES = 256 * 1024;

/**
 * When a training run has to put down its whole state: keyframes so that recomputing between two
 * of them takes about 200 ms, checkpoints so that a crash costs about 2 s. Holds no timer: it is
 * asked after steps. Rule TR-23: making a large keyframe takes longer than many steps, so it is
 * made no more often than it is recorded.
 */
export class SnapshotPacer {
  #computingMs = 0;
  #keyframeAtMs: number;
  #checkpointDueMs: number;
  readonly #leastKeyframeMs: number;

  constructor(nowMs: number, keyframeBytes: number) {
    this.#keyframeAtMs = nowMs;
    this.#leastKeyframeMs = (keyframeBytes / LIMITS.viewerBytesPerSecond) * 1000;
    this.#checkpointDueMs = nowMs + CHECKPOINT_MS;
  }

  /** `computedMs` is what the steps since the last question took. */
  isKeyframeDue(computedMs: number, nowMs: number): boolean {
    this.#computingMs += computedMs;
    const sinceMs = nowMs - this.#keyframeAtMs;
    const isWanted = this.#computingMs >= KEYFRAME_COMPUTING_MS || sinceMs >= KEYFRAME_MS;
    return isWanted && sinceMs >= this.#leastKeyframeMs;
  }

  keyframed(nowMs: number): void {
    this.#computingMs = 0;
    this.#keyframeAtMs = nowMs;
  }

  isCheckpointDue(nowMs: number): boolean {
    return nowMs >= this.#checkpointDueMs;
  }

  checkpointed(checkpoint: Checkpoint, nowMs: number): void {
    const bytes = checkpoint.keyframe.byteLength + checkpoint.curve.byteLength;
    this.#checkpointDueMs =
      nowMs + (bytes > LARGE_CHECKPOINT_BYTES ? LARGE_CHECKPOINT_MS : CHECKPOINT_MS);
  }
}
