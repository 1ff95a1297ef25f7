import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import { decodeCurve } from "#protocol/curve-codec.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { TrainerPool } from "#server/training/trainer-pool.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { bundleTrainer, DEADLY, type TrainerBundle } from "#tests/support/trainer-bundle.ts";
import { ENDLESS, specOf, Witness } from "#tests/support/trainer-witness.ts";

let bundle: TrainerBundle;
let pool: TrainerPool;

beforeAll(async () => {
  bundle = await bundleTrainer();
});

afterAll(async () => {
  await bundle.remove();
});

afterEach(async () => {
  await pool.close();
});

function expectTrue(
  state: { step: number; parameters: Float64Array },
  events: readonly EngineEvent[] = [],
): void {
  expect(state.parameters).toEqual(truthAt(ENDLESS, events, state.step).parameters);
}

describe("TrainerPool", () => {
  test("TR-16 a run in a worker has the bits of the engine in one go, through speeds, pauses and changes", async () => {
    pool = bundle.open(1);
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
    pool = bundle.open(1);
    const witness = new Witness();
    const run = pool.open(specOf({ settings: ORIGIN }), witness);
    run.play();
    await witness.until(({ ends }) => ends.length > 0);
    expect(witness.ends).toEqual(["steps"]);
    expect(witness.last).toMatchObject({ step: 1_000, isFinal: true });
    expectTrue(witness.last);
  });

  test("TR-17 after a death of the thread every run of it fails once, and goes on elsewhere to the same bits", async () => {
    pool = bundle.open(1);
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
    pool = bundle.open(1);
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
    pool = bundle.open(1);
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

  test("TR-18 of 50 runs at full speed on one worker each advances, and none stays far behind", async () => {
    pool = bundle.open(1);
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
    // Every one has had some twenty slices by then. Half of the mean is promised in time, which
    // fairness.test.ts measures: on a busy machine a slice may be taken from a thread.
    await Promise.all(
      opened.map(({ witness }) => witness.until(({ frames }) => frames.length > 20)),
    );
    const ends = await Promise.all(opened.map(({ run }) => run.pause()));
    const steps = ends.map((checkpoint) => checkpoint.step);
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(mean / 8);
  });

  test("TR-19 closing the pool ends its threads and answers what is open", async () => {
    pool = bundle.open(2);
    const witness = new Witness();
    const run = pool.open(specOf({ atLeastStep: 90_000_000 }), witness);
    const pause = expect(run.pause()).rejects.toThrow("the run was closed");
    await pool.close();
    await pause;
    expect(witness.failures).toEqual([]);
  });
});
