import { EventEmitter, once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { decodeFrame, type Frame } from "#protocol/frame-codec.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Checkpoint } from "#protocol/records.ts";
import type { RunEvent, Speed } from "#protocol/room.ts";
import type { TrainingListener, TrainingSpec } from "#server/training/trainer.ts";
import { TrainerPool } from "#server/training/trainer-pool.ts";
import { truthAt } from "#tests/support/engine-truth.ts";

const ENDLESS: TrainingSettings = { ...ORIGIN, stop: { steps: 100_000_000 } };
const ACTOR = { id: "ana", name: "Ana", color: 0 };
/** A run of this name makes the test's worker thread die, as running out of memory would. */
const DEADLY = "deadly";

let folder = "";
let workerUrl: URL;
let pool: TrainerPool;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "weightroom-trainer-"));
  const contents = `import { parentPort } from "node:worker_threads";
    import "#server/training/trainer-worker.ts";
    parentPort?.on("message", (message) => {
      if (message.spec?.run.name === "${DEADLY}") process.exit(3);
    });`;
  const outfile = path.join(folder, "worker.mjs");
  await build({
    stdin: { contents, loader: "ts", resolveDir: process.cwd() },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
  });
  workerUrl = pathToFileURL(outfile);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await pool.close();
});

function openPool(workerCount: number, tables: Readonly<Record<string, Uint8Array>> = {}) {
  return new TrainerPool({
    workerUrl,
    workerCount,
    readTable: (hash) => Promise.resolve(tables[hash] ?? null),
  });
}

function specOf(spec: {
  settings?: TrainingSettings;
  events?: readonly EngineEvent[];
  speed?: Speed;
  checkpoint?: Checkpoint | null;
  atLeastStep?: number;
  name?: string;
}): TrainingSpec {
  const events: RunEvent[] = (spec.events ?? []).map((e) => ({ ...e, atMs: 0, actor: ACTOR }));
  return {
    run: {
      id: "run",
      number: 1,
      name: spec.name ?? "#1",
      parent: null,
      settings: spec.settings ?? ENDLESS,
      events,
      engineVersion: ENGINE_VERSION,
      startedAtMs: 0,
    },
    epoch: 1,
    speed: spec.speed ?? "max",
    checkpoint: spec.checkpoint ?? null,
    atLeastStep: spec.atLeastStep ?? 0,
  };
}

/** Keeps what a run tells, and waits for it. */
class Witness implements TrainingListener {
  readonly frames: Frame[] = [];
  readonly keyframes: Uint8Array[] = [];
  readonly checkpoints: Checkpoint[] = [];
  readonly ends: string[] = [];
  readonly failures: Error[] = [];
  readonly #heard = new EventEmitter();

  onFrame(frame: { bytes: Uint8Array }): void {
    this.frames.push(decodeFrame(frame.bytes));
    this.#heard.emit("any");
  }
  onKeyframe(keyframe: { bytes: Uint8Array }): void {
    this.keyframes.push(keyframe.bytes);
    this.#heard.emit("any");
  }
  onCheckpoint(checkpoint: Checkpoint): void {
    this.checkpoints.push(checkpoint);
    this.#heard.emit("any");
  }
  onEnded(end: { reason: string }): void {
    this.ends.push(end.reason);
    this.#heard.emit("any");
  }
  onUnwatchedPause(): void {
    this.#heard.emit("any");
  }
  onFailed(error: Error): void {
    this.failures.push(error);
    this.#heard.emit("any");
  }

  async until(condition: (witness: this) => boolean): Promise<void> {
    while (!condition(this)) {
      await once(this.#heard, "any");
    }
  }

  get last(): Frame {
    const frame = this.frames.at(-1);
    if (frame === undefined) {
      throw new Error("no frame came");
    }
    return frame;
  }
}

function expectTrue(
  state: { step: number; parameters: Float64Array },
  events: readonly EngineEvent[] = [],
): void {
  expect(state.parameters).toEqual(truthAt(ENDLESS, events, state.step).parameters);
}

describe("TrainerPool", () => {
  test("TR-16 a run in a worker has the bits of the engine in one go, through speeds, pauses and changes", async () => {
    pool = openPool(1);
    const witness = new Witness();
    const events: EngineEvent[] = [];
    const run = pool.open(specOf({ speed: 100 }), witness);
    run.setViewers(2);
    run.play();
    await witness.until(({ frames }) => frames.some((frame) => frame.step >= 5));
    run.setSpeed("max");
    await witness.until(({ last }) => last.step > 2_000);
    for (const value of [0.5, 2]) {
      const change: RunChange = { kind: "set-learning-rate", value };
      events.push({ ...(await run.propose([change])), change });
      await run.settle(true);
      const { step } = witness.last;
      await witness.until(({ last }) => last.step > step + 1_000);
    }
    await run.propose([{ kind: "set-learning-rate", value: 9 }]);
    await run.settle(false);
    run.setViewers(0);
    const paused = await run.pause();
    expect(witness.last).toMatchObject({ step: paused.step, seq: 2, isFinal: true });
    const stepped = await run.step(7);
    expect(stepped.step).toBe(paused.step + 7);
    expectTrue(witness.last, events);
    expectTrue(decodeKeyframe(stepped.keyframe), events);
    for (const event of events) {
      const at = witness.frames.find((frame) => frame.seq === event.seq);
      expect(at).toMatchObject({ step: event.step, isFinal: true });
    }
    expect(decodeCurve(await run.curve(0)).stepCount).toBe(stepped.step + 1);
  });

  test("TR-16 a run that ends tells so after its last frame", async () => {
    pool = openPool(1);
    const witness = new Witness();
    const run = pool.open(specOf({ settings: ORIGIN }), witness);
    run.play();
    await witness.until(({ ends }) => ends.length > 0);
    expect(witness.ends).toEqual(["steps"]);
    expect(witness.last).toMatchObject({ step: 1_000, isFinal: true });
    expectTrue(witness.last);
  });

  test("TR-17 after a death of the thread every run of it fails once, and goes on elsewhere to the same bits", async () => {
    pool = openPool(1);
    const witness = new Witness();
    const run = pool.open(specOf({}), witness);
    const change: RunChange = { kind: "set-learning-rate", value: 0.25 };
    const checkpoint = await run.step(500);
    const event = { ...(await run.propose([change])), change };
    await run.settle(true);
    run.play();
    await witness.until(({ last }) => last.step > 1_000);
    const deadly = new Witness();
    pool.open(specOf({ name: DEADLY }), deadly);
    const curve = expect(run.curve(0)).rejects.toThrow("ended with code 3");
    await witness.until(({ failures }) => failures.length > 0);
    await deadly.until(({ failures }) => failures.length > 0);
    await curve;

    const reached = witness.last.step;
    const again = new Witness();
    const reopened = pool.open(
      specOf({ checkpoint, events: [event], atLeastStep: reached }),
      again,
    );
    expect((await reopened.pause()).step).toBe(reached);
    expectTrue(again.last, [event]);
    expect(again.last.parameters).toEqual(witness.last.parameters);
    expect([witness.failures.length, deadly.failures.length]).toEqual([1, 1]);
  });

  test("TR-17 a run that can't be opened fails alone", async () => {
    pool = openPool(1);
    const healthy = new Witness();
    const broken = new Witness();
    const run = pool.open(specOf({}), healthy);
    const checkpoint = { ...(await run.step(3)), keyframe: new Uint8Array(5) };
    const damaged = pool.open(specOf({ checkpoint }), broken);
    await broken.until(({ failures }) => failures.length > 0);
    await expect(damaged.pause()).rejects.toThrow("not open");
    expect((await run.step(2)).step).toBe(5);
    expect(healthy.failures).toEqual([]);
  });

  test("TR-17 bytes that were cut out of a larger buffer open a run, and stay the caller's", async () => {
    pool = openPool(1);
    const first = await pool.open(specOf({}), new Witness()).step(40);
    const large = Buffer.alloc(100_000);
    large.set(first.keyframe, 7);
    const keyframe = large.subarray(7, 7 + first.keyframe.byteLength);
    const witness = new Witness();
    const run = pool.open(specOf({ checkpoint: { ...first, keyframe } }), witness);
    expect((await run.step(10)).step).toBe(50);
    expectTrue(witness.last);
    expect(keyframe.byteLength).toBe(first.keyframe.byteLength);
  });

  test("TR-18 of 50 runs at full speed on one worker each advances, the slowest by half of the mean", async () => {
    pool = openPool(1);
    const opened = Array.from({ length: 50 }, () => {
      const witness = new Witness();
      const run = pool.open(specOf({}), witness);
      run.setViewers(1);
      return { witness, run };
    });
    await Promise.all(opened.map(({ run }) => run.pause()));
    for (const { run } of opened) {
      run.play();
    }
    // Equal networks: steps are time. Every one has had some twenty slices by then.
    await Promise.all(
      opened.map(({ witness }) => witness.until(({ frames }) => frames.length > 20)),
    );
    const ends = await Promise.all(opened.map(({ run }) => run.pause()));
    const steps = ends.map((checkpoint) => checkpoint.step);
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(mean / 2);
  });

  test("TR-19 closing the pool ends its threads and answers what is open", async () => {
    pool = openPool(2);
    const witness = new Witness();
    const run = pool.open(specOf({ atLeastStep: 90_000_000 }), witness);
    const pause = expect(run.pause()).rejects.toThrow("the run was closed");
    await pool.close();
    await pause;
    expect(witness.failures).toEqual([]);
  });
});
