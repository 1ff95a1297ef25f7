import { describe, expect, test } from "vitest";
import { decodeChunk } from "#protocol/chunk-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { StoreWrite } from "#protocol/records.ts";
import { type RecordedFrame, RunRecorder } from "#server/recording/run-recorder.ts";

/** Time that stands still until it is moved. */
class FakeClock {
  #nowMs = 0;
  readonly #timers = new Set<{ readonly atMs: number; readonly callback: () => void }>();

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get timerCount(): number {
    return this.#timers.size;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
    for (const timer of [...this.#timers]) {
      if (timer.atMs <= this.#nowMs && this.#timers.delete(timer)) {
        timer.callback();
      }
    }
  }
}

/** A store whose writes can be held back. */
class FakeStore {
  readonly stored: StoreWrite[] = [];
  readonly errors: unknown[] = [];
  failure: Error | null = null;
  #isSlow = false;
  #release: (() => void) | null = null;

  write = async (writes: readonly StoreWrite[]): Promise<void> => {
    if (this.#isSlow) {
      await new Promise<void>((resolve) => {
        this.#release = resolve;
      });
    }
    if (this.failure !== null) {
      throw this.failure;
    }
    this.stored.push(...writes);
  };

  stall(): void {
    this.#isSlow = true;
  }

  recover(): void {
    this.#isSlow = false;
    this.#release?.();
  }

  get chunks() {
    return this.stored.filter((write) => write.kind === "chunk");
  }

  get keyframes() {
    return this.stored.filter((write) => write.kind === "keyframe");
  }

  get frames(): Uint8Array[] {
    return this.chunks.flatMap((chunk) => decodeChunk(chunk.bytes));
  }
}

function setUp(used: { frames?: number; keyframes?: number } = {}) {
  const clock = new FakeClock();
  const store = new FakeStore();
  const recorder = new RunRecorder({
    runId: "run",
    epoch: 4,
    usedFrameBytes: used.frames ?? 0,
    usedKeyframeBytes: used.keyframes ?? 0,
    write: store.write,
    onError: (error) => store.errors.push(error),
    clock,
  });
  return { clock, store, recorder };
}

function frame(step: number, bytes = 200, isFinal = false): RecordedFrame {
  return { step, seq: 0, isFinal, bytes: new Uint8Array(bytes).fill(step % 256) };
}

const keyframe = (step: number, bytes: number) => ({ step, seq: 0, bytes: new Uint8Array(bytes) });
const sum = (writes: readonly { bytes: Uint8Array }[]) =>
  writes.reduce((total, write) => total + write.bytes.byteLength, 0);

describe("chunks", () => {
  test("RC-1 frames are stored in order, byte for byte, in chunks that name their steps and epoch", async () => {
    const { recorder, store } = setUp();
    recorder.frame(frame(3));
    recorder.frame(frame(7));
    await recorder.flush();
    expect(store.frames).toEqual([frame(3).bytes, frame(7).bytes]);
    expect(store.chunks).toMatchObject([{ runId: "run", epoch: 4, fromStep: 3, toStep: 7 }]);
  });

  test("RC-1 a chunk is at most LIMITS.chunkBytes, except for a single frame that is larger", async () => {
    const { recorder, store } = setUp();
    for (let step = 0; step < 100; step++) {
      recorder.frame(frame(step, 3_000));
    }
    recorder.frame(frame(100, LIMITS.chunkBytes + 1));
    recorder.frame(frame(101));
    await recorder.flush();
    const sizes = store.chunks.map((chunk) => chunk.bytes.byteLength);
    expect(sizes.filter((size) => size > LIMITS.chunkBytes)).toHaveLength(1);
    expect(store.frames).toHaveLength(102);
    const large = store.chunks.find((chunk) => chunk.bytes.byteLength > LIMITS.chunkBytes);
    expect(large).toMatchObject({ fromStep: 100, toStep: 100 });
  });

  test("RC-1 a frame waits at most 2 s for its chunk to be written", async () => {
    const { recorder, store, clock } = setUp();
    recorder.frame(frame(1));
    clock.advance(1_999);
    expect(store.chunks).toHaveLength(0);
    clock.advance(1);
    expect(store.chunks).toHaveLength(1);
    await recorder.flush();
    expect(clock.timerCount).toBe(0);
  });

  test("RC-1 what is already recorded is not recorded again after going back", async () => {
    const { recorder, store } = setUp();
    for (const step of [1, 2, 3, 2, 3, 4]) {
      recorder.frame(frame(step));
    }
    recorder.frame({ ...frame(4), seq: 1 });
    await recorder.flush();
    expect(store.frames.map((bytes) => bytes[0])).toEqual([1, 2, 3, 4, 4]);
  });
});

describe("budget", () => {
  test("RC-2 chunks and their headers stay below the budget, however many frames come", async () => {
    const { recorder, store, clock } = setUp();
    for (let step = 1; step < 20_000; step++) {
      recorder.frame(frame(step, 100_000));
      clock.advance(400);
      await recorder.flush();
    }
    expect(sum(store.chunks)).toBeLessThanOrEqual(LIMITS.runFrameBytes);
    expect(sum(store.chunks)).toBeGreaterThan(LIMITS.runFrameBytes * 0.8);
  });

  test("RC-2 every frame is kept until half of the budget is used", async () => {
    const { recorder, store } = setUp();
    const count = Math.floor((LIMITS.runFrameBytes * 0.45) / 10_000);
    for (let step = 0; step < count; step++) {
      recorder.frame(frame(step, 9_980));
      if (step % 50 === 0) {
        await recorder.flush();
      }
    }
    await recorder.flush();
    expect(store.frames).toHaveLength(count);
  });

  test("RC-3 final frames are kept when others no longer are, until the reserve is gone too", async () => {
    const { recorder, store, clock } = setUp({ frames: LIMITS.runFrameBytes - 40_000 });
    clock.advance(3_600_000);
    recorder.frame(frame(1, 1_000));
    await recorder.flush();
    expect(store.frames).toHaveLength(0);
    for (let step = 2; step < 100; step++) {
      recorder.frame(frame(step, 1_000, true));
    }
    await recorder.flush();
    expect(store.frames.length).toBeGreaterThan(30);
    expect(sum(store.chunks)).toBeLessThanOrEqual(40_000);
  });

  test("RC-4 a restart does not reset the budget", async () => {
    const fresh = setUp();
    const restarted = setUp({ frames: LIMITS.runFrameBytes * 0.8 });
    for (const { recorder, clock } of [fresh, restarted]) {
      for (let step = 0; step < 300; step++) {
        recorder.frame(frame(step));
        clock.advance(33);
      }
      await recorder.flush();
    }
    expect(fresh.store.frames).toHaveLength(300);
    expect(restarted.store.frames.length).toBeLessThan(40);
    expect(restarted.store.frames.length).toBeGreaterThan(0);
  });

  test("RC-5 keyframes stay below their budget, and large ones come seldom from the start", async () => {
    for (const bytes of [300, 100_000, 1_600_000]) {
      const { recorder, store, clock } = setUp();
      for (let step = 1; step < 10_000; step++) {
        recorder.keyframe(keyframe(step, bytes));
        clock.advance(200);
        await recorder.flush();
      }
      expect(sum(store.keyframes)).toBeLessThanOrEqual(LIMITS.runKeyframeBytes);
      expect(store.keyframes.length).toBeGreaterThan(5);
      const perSecond = (store.keyframes[1]?.step ?? 0) - (store.keyframes[0]?.step ?? 0);
      expect(perSecond * 200).toBeGreaterThanOrEqual((bytes / LIMITS.viewerBytesPerSecond) * 1000);
    }
  });
});

describe("a slow or failing store", () => {
  test("RC-6 while the store stalls whole frames are left out, final ones last, and memory is bounded", async () => {
    const { recorder, store } = setUp();
    store.stall();
    for (let step = 0; step < 1_000; step++) {
      recorder.frame(frame(step, 10_000));
    }
    recorder.frame(frame(1_000, 10_000, true));
    store.recover();
    await recorder.flush();
    expect(sum(store.chunks)).toBeLessThanOrEqual(2 * 1024 * 1024);
    expect(store.frames.every((bytes) => bytes.byteLength === 10_000)).toBe(true);
    expect(store.frames.at(-1)?.[0]).toBe(1_000 % 256);
    const count = store.frames.length;
    recorder.frame(frame(1_001, 10_000));
    await recorder.flush();
    expect(store.frames).toHaveLength(count + 1);
  });

  test("RC-6 even final frames are left out when a stalled store holds twice the queue", async () => {
    const { recorder, store } = setUp();
    store.stall();
    for (let step = 0; step < 1_000; step++) {
      recorder.frame(frame(step, 10_000, true));
    }
    store.recover();
    await recorder.flush();
    expect(sum(store.chunks)).toBeLessThanOrEqual(2 * 1024 * 1024 + LIMITS.chunkBytes);
    expect(store.frames.length).toBeGreaterThan(100);
  });

  test("RC-7 a failed write is reported once, and recording goes on", async () => {
    const { recorder, store } = setUp();
    store.failure = new Error("the disk is full");
    recorder.frame(frame(1));
    await recorder.flush();
    expect(store.errors).toEqual([store.failure]);
    store.failure = null;
    recorder.frame(frame(2));
    await recorder.flush();
    expect(store.frames.map((bytes) => bytes[0])).toEqual([2]);
  });

  test("RC-7 flush resolves after everything before it is stored", async () => {
    const { recorder, store } = setUp();
    store.stall();
    recorder.frame(frame(1));
    recorder.keyframe(keyframe(1, 100));
    const flushed = recorder.flush().then(() => store.stored.length);
    store.recover();
    expect(await flushed).toBe(2);
  });
});
