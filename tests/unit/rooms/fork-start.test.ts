import { expect, test } from "vitest";
import { LossSeries } from "#engine/loss-series.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { decodeCurve, encodeCurve } from "#protocol/curve-codec.ts";
import { decodeKeyframe, encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Checkpoint } from "#protocol/records.ts";
import { forkStart } from "#server/rooms/fork-start.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";
import { fastEngine } from "#tests/support/kernels.ts";

/** Rows times the work of one: Origin's four rows through 16 weights and 5 units. */
const PER_STEP = 4 * (16 + 16 * 5);
const FAR = 3_000_000;

/** A run of so many steps, with keyframes at these. */
function saved(steps: number, keyframes: readonly number[], settings: TrainingSettings = ORIGIN) {
  const long = { ...settings, stop: { steps: LIMITS.steps } };
  const training = fastEngine.start(long, datasetNow(long));
  const series = LossSeries.empty(LIMITS.curvePoints);
  series.push(training.stepLoss);
  const kept = new Map<number, Uint8Array>();
  for (const step of [...keyframes, steps]) {
    training.advance(step - training.step, (loss) => series.push(loss));
    kept.set(step, encodeKeyframe(training.keyframe()));
  }
  const curve = encodeCurve(series.toSlice());
  const checkpoint: Checkpoint = {
    step: steps,
    seq: 0,
    loss: training.loss,
    keyframe: kept.get(steps) ?? new Uint8Array(),
    curve,
  };
  return {
    run: { id: "run", settings: long },
    store: {
      readCheckpoint: async () => checkpoint,
      readCurve: async () => curve,
      readKeyframe: async (_: string, step: number) => {
        const at = keyframes.findLast((keyframe) => keyframe <= step);
        return at === undefined ? null : (kept.get(at) ?? null);
      },
    },
  };
}

test("RM-34 a short stretch is computed from the start, where the curve is the finest", async () => {
  const { run, store } = saved(5_000, [4_000]);
  expect(await forkStart(run, [], 4_500, store)).toEqual({ from: null, work: 4_500 * PER_STEP });
});

test("RM-34 at or after the last checkpoint it goes on from there", async () => {
  const { run, store } = saved(FAR, []);
  const { from, work } = await forkStart(run, [], FAR, store);
  expect(from?.step).toBe(FAR);
  expect(work).toBe(0);
});

test("RM-34 before it, from the nearest keyframe whose curve is whole", async () => {
  const { run, store } = saved(FAR, [1_000_000, 2_000_000, 2_000_200]);
  const { from, work } = await forkStart(run, [], 2_000_300, store);
  const curve = decodeCurve(from?.curve ?? new Uint8Array());
  // Buckets of 512 steps: the curve ends where the last one does that the step does not touch.
  expect(curve.width).toBe(512);
  expect(curve.stepCount % 512).toBe(0);
  expect(curve.stepCount).toBeLessThanOrEqual(2_000_300);
  expect(curve.stepCount).toBeGreaterThan(2_000_300 - 512);
  expect(from?.step).toBeLessThan(curve.stepCount);
  expect(decodeKeyframe(from?.keyframe ?? new Uint8Array()).step).toBe(from?.step);
  expect(work).toBe((2_000_300 - (from?.step ?? 0)) * PER_STEP);
});

test("RM-34 without anything kept the whole way counts", async () => {
  const { run, store } = saved(FAR, []);
  const bare = { ...store, readCheckpoint: async () => null, readCurve: async () => null };
  expect(await forkStart(run, [], FAR, bare)).toEqual({ from: null, work: FAR * PER_STEP });
  expect(await forkStart(run, [], FAR - 1, store)).toEqual({
    from: null,
    work: (FAR - 1) * PER_STEP,
  });
});

test("RM-34 the largest batch on the way counts", async () => {
  const { run, store } = saved(100, [], { ...ORIGIN, batch: { size: 1, seed: 1 } });
  const actor = { id: "a", name: "Ana", color: 0 };
  const change = { kind: "set-batch", batch: "full" } as const;
  const work = async (events: Parameters<typeof forkStart>[1]) =>
    (await forkStart(run, events, 100, store)).work;
  expect(await work([])).toBe(25 * PER_STEP);
  expect(await work([{ seq: 1, step: 5, change, actor, atMs: 0 }])).toBe(100 * PER_STEP);
});
