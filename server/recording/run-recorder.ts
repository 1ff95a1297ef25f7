import { chunkBytes, encodeChunk } from "#protocol/chunk-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { RecordedBytes, StoreWrite } from "#protocol/records.ts";
import { RecordingBudget } from "#server/recording/recording-budget.ts";

/** What the recorder needs of a frame; the trainer's frames have it. */
export interface RecordedFrame {
  readonly step: number;
  readonly seq: number;
  readonly isFinal: boolean;
  readonly bytes: Uint8Array;
}

export interface RecordedKeyframe {
  readonly step: number;
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** Time comes in from outside. `after` returns what calls the timer off. */
export interface RecorderClock {
  nowMs(): number;
  after(delayMs: number, callback: () => void): () => void;
}

export interface RecorderOptions {
  readonly runId: string;
  readonly epoch: number;
  /** Bytes of this run's chunks and keyframes that are stored already: a restart resets no budget. */
  readonly usedFrameBytes: number;
  readonly usedKeyframeBytes: number;
  /** Resolves when the writes are stored. Called again only after that. */
  write(writes: readonly StoreWrite[]): Promise<void>;
  /** A write failed. Its frames are lost from the recording (never from the run); recording goes on. */
  onError(error: unknown): void;
  readonly clock: RecorderClock;
}

const CHUNK_MS = 2_000;
const CHUNK_HEADER_BYTES = chunkBytes([]);
const FRAME_HEADER_BYTES = chunkBytes([0]) - CHUNK_HEADER_BYTES;
const FRAME_RESERVE_BYTES = LIMITS.runFrameBytes / 16;
/** A little under the trainer's 200 ms, so that jitter does not leave out every other one. */
const KEYFRAME_MS = 150;
/** Waiting for the store: ordinary frames and keyframes stop at the first, final ones at twice that. */
const QUEUE_BYTES = 1024 * 1024;

interface OpenChunk {
  readonly frames: Uint8Array[];
  readonly fromStep: number;
  toStep: number;
  bytes: number;
}

/**
 * Records one run: frames go into chunks of at most `LIMITS.chunkBytes` (more only when one frame
 * is larger) and 2 s, keyframes are written by themselves. Neither ever exceeds its budget, see
 * `RecordingBudget`; final frames have a reserve. When the store is slow, whole frames are left
 * out: every one of them can be recomputed. Ends with `flush`.
 */
export class RunRecorder {
  readonly #options: RecorderOptions;
  readonly #frameBudget: RecordingBudget;
  readonly #keyframeBudget: RecordingBudget;
  #chunk: OpenChunk | null = null;
  #stopTimer: (() => void) | null = null;
  #queue: StoreWrite[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> | null = null;
  #lastFrame = { step: -1, seq: -1 };

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#frameBudget = new RecordingBudget({
      totalBytes: LIMITS.runFrameBytes,
      reserveBytes: FRAME_RESERVE_BYTES,
      usedBytes: options.usedFrameBytes,
    });
    this.#keyframeBudget = new RecordingBudget({
      totalBytes: LIMITS.runKeyframeBytes,
      reserveBytes: 0,
      usedBytes: options.usedKeyframeBytes,
    });
  }

  /** What is used of the budgets, with what earlier recorders of the run have stored. */
  get recorded(): RecordedBytes {
    return {
      frameBytes: this.#frameBudget.usedBytes,
      keyframeBytes: this.#keyframeBudget.usedBytes,
    };
  }

  frame(frame: RecordedFrame): void {
    if (!isAfter(frame, this.#lastFrame)) {
      return; // Trained again after a trainer died: these bits are recorded.
    }
    const nowMs = this.#options.clock.nowMs();
    const bytes = FRAME_HEADER_BYTES + frame.bytes.byteLength;
    // A frame may open a chunk, so the budget always leaves room for its header.
    const cost = CHUNK_HEADER_BYTES + bytes;
    const isKept = frame.isFinal
      ? this.#frameBudget.mustKeep(cost) && this.#hasRoom(bytes, 2 * QUEUE_BYTES)
      : this.#frameBudget.mayKeep(cost, nowMs, 0) && this.#hasRoom(bytes, QUEUE_BYTES);
    if (!isKept) {
      return;
    }
    this.#lastFrame = { step: frame.step, seq: frame.seq };
    if (this.#chunk !== null && this.#chunk.bytes + bytes > LIMITS.chunkBytes) {
      this.#seal();
    }
    const chunk = this.#chunk ?? this.#openChunk(frame.step, nowMs);
    chunk.frames.push(frame.bytes);
    chunk.toStep = frame.step;
    chunk.bytes += bytes;
    this.#waitingBytes += bytes;
    this.#frameBudget.use(bytes, nowMs);
    if (chunk.bytes >= LIMITS.chunkBytes) {
      this.#seal();
    }
  }

  keyframe(keyframe: RecordedKeyframe): void {
    const nowMs = this.#options.clock.nowMs();
    const bytes = keyframe.bytes.byteLength;
    // Large networks: as sparse as their frames are for a viewer.
    const baseMs = Math.max(KEYFRAME_MS, (bytes / LIMITS.viewerBytesPerSecond) * 1000);
    if (!this.#keyframeBudget.mayKeep(bytes, nowMs, baseMs) || !this.#hasRoom(bytes, QUEUE_BYTES)) {
      return;
    }
    const { runId, epoch } = this.#options;
    const { step, seq } = keyframe;
    this.#keyframeBudget.use(bytes, nowMs);
    this.#waitingBytes += bytes;
    this.#enqueue({ kind: "keyframe", runId, epoch, step, seq, bytes: keyframe.bytes });
  }

  /** Resolves when everything so far is stored, or reported as failed. */
  async flush(): Promise<void> {
    this.#seal();
    while (this.#writing !== null) {
      await this.#writing;
    }
  }

  #hasRoom(bytes: number, limit: number): boolean {
    return this.#waitingBytes === 0 || this.#waitingBytes + bytes <= limit;
  }

  #openChunk(fromStep: number, nowMs: number): OpenChunk {
    const chunk = { frames: [], fromStep, toStep: fromStep, bytes: CHUNK_HEADER_BYTES };
    this.#frameBudget.use(CHUNK_HEADER_BYTES, nowMs);
    this.#chunk = chunk;
    this.#stopTimer = this.#options.clock.after(CHUNK_MS, () => this.#seal());
    return chunk;
  }

  #seal(): void {
    const chunk = this.#chunk;
    if (chunk === null) {
      return;
    }
    this.#stopTimer?.();
    this.#stopTimer = null;
    this.#chunk = null;
    const { runId, epoch } = this.#options;
    const { fromStep, toStep } = chunk;
    const bytes = encodeChunk(chunk.frames);
    this.#waitingBytes += CHUNK_HEADER_BYTES;
    this.#enqueue({ kind: "chunk", runId, epoch, fromStep, toStep, bytes });
  }

  #enqueue(write: StoreWrite): void {
    this.#queue.push(write);
    this.#writing ??= this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const writes = this.#queue;
      this.#queue = [];
      try {
        await this.#options.write(writes);
      } catch (error) {
        this.#options.onError(error);
      }
      for (const write of writes) {
        this.#waitingBytes -= "bytes" in write ? write.bytes.byteLength : 0;
      }
    }
    this.#writing = null;
  }
}

type Position = { readonly step: number; readonly seq: number };

function isAfter(a: Position, b: Position): boolean {
  return a.step > b.step || (a.step === b.step && a.seq > b.seq);
}
