import { expect, test } from "vitest";
import { ReplayEngine } from "#client/session/replay-engine.ts";
import { SnapshotCache } from "#client/session/snapshot-cache.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { Mt19937 } from "#engine/random/mt19937.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";
import { EVENTS, type State, statesOf } from "#tests/unit/session/saved-run.ts";

const straight = statesOf();

function engine(
  changes: Partial<ConstructorParameters<typeof ReplayEngine>[0]> = {},
): ReplayEngine {
  const made = new ReplayEngine({
    engine: referenceEngine,
    settings: ORIGIN,
    dataset: datasetNow(ORIGIN),
    loadKeyframe: () => Promise.resolve(null),
    pause: () => Promise.resolve(),
    ...changes,
  });
  made.extend(EVENTS, []);
  return made;
}

function expectSameBits(frame: Frame | null, state: State): void {
  expect(frame).not.toBeNull();
  expect([frame?.step, frame?.seq, frame?.loss]).toEqual([state.step, state.seq, state.loss]);
  expect(frame?.parameters.every((value, i) => Object.is(value, state.parameters[i]))).toBe(true);
}

test("RP-1 every step from 0 to 1000 has the bits of the run trained straight through", async () => {
  const replay = engine();
  for (let step = 0; step <= 1000; step++) {
    expectSameBits(await replay.compute({ step, seq: null }), straight.at(step));
  }
});

test("RP-1 so has every step on the way back", async () => {
  const replay = engine();
  for (let step = 1000; step >= 0; step--) {
    expectSameBits(await replay.compute({ step, seq: null }), straight.at(step));
  }
});

test("RP-1 and any step in any order, in slices of a few steps", async () => {
  const replay = engine({ sliceWork: 1_000 });
  const random = Mt19937.fromSeed(7);
  for (let i = 0; i < 300; i++) {
    const step = Math.floor(random.uniform() * 1001);
    expectSameBits(await replay.compute({ step, seq: null }), straight.at(step));
  }
});

test("RP-1 a step can be seen before, between and after its events", async () => {
  const replay = engine();
  for (const seq of [2, 0, 1, 2, 1, 0]) {
    expectSameBits(await replay.compute({ step: 100, seq }), straight.at(100, seq));
  }
});

test("RP-1 a step behind the end of the run shows the end", async () => {
  const replay = engine();
  expectSameBits(await replay.compute({ step: 5_000, seq: null }), straight.at(1000));
});

test("RP-1 events that come later are taken when they are told", async () => {
  const replay = engine();
  replay.extend(EVENTS.slice(0, 3), []);
  expectSameBits(await replay.compute({ step: 800, seq: null }), straight.at(600, 3));
  replay.extend(EVENTS, []);
  expectSameBits(await replay.compute({ step: 800, seq: null }), straight.at(800));
});

test("RP-2 a newer wish ends the one in work at its next slice", async () => {
  let resume: () => void = () => undefined;
  let slices = 0;
  const replay = engine({
    sliceWork: 1_000,
    pause: () => {
      slices += 1;
      return new Promise((resolve) => {
        resume = resolve;
      });
    },
  });
  const first = replay.compute({ step: 1000, seq: null });
  await Promise.resolve();
  expect(slices).toBe(1);
  const resumeFirst = resume;
  const second = replay.compute({ step: 0, seq: null });
  resumeFirst();
  expect(await first).toBeNull();
  expectSameBits(await second, straight.at(0));
  expect(slices).toBe(1);
});

test("RP-2 a wish that waits for a keyframe is superseded too", async () => {
  let arrive: (keyframe: Keyframe | null) => void = () => undefined;
  const replay = engine({
    fetchWork: 1,
    loadKeyframe: () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  });
  replay.extend(EVENTS, [900]);
  const first = replay.compute({ step: 950, seq: null });
  const second = replay.compute({ step: 3, seq: null });
  arrive(null);
  expect(await first).toBeNull();
  expectSameBits(await second, straight.at(3));
});

test("RP-3 a far step starts from the stored keyframe, a near one from what is here", async () => {
  const training = referenceEngine.start(ORIGIN, datasetNow(ORIGIN));
  for (const event of EVENTS.slice(0, 4)) {
    training.advance(event.step - training.step);
    training.apply(event);
  }
  training.advance(50);
  const asked: number[] = [];
  const replay = engine({
    fetchWork: 192 * 20,
    loadKeyframe: (step) => {
      asked.push(step);
      return Promise.resolve(training.keyframe());
    },
  });
  replay.extend(EVENTS, [650]);
  expectSameBits(await replay.compute({ step: 655, seq: null }), straight.at(655));
  expect(asked).toEqual([655]);
  expectSameBits(await replay.compute({ step: 654, seq: null }), straight.at(654));
  expectSameBits(await replay.compute({ step: 800, seq: null }), straight.at(800));
  expect(asked).toEqual([655]);
});

test("RP-3 a keyframe that lies behind the place is not used", async () => {
  const late = referenceEngine.start(ORIGIN, datasetNow(ORIGIN));
  const replay = engine({
    fetchWork: 1,
    loadKeyframe: () => Promise.resolve({ ...late.keyframe(), step: 100, seq: 2 }),
  });
  replay.extend(EVENTS, [100]);
  expectSameBits(await replay.compute({ step: 100, seq: 1 }), straight.at(100, 1));
});

test("RP-3 snapshots stay within their bound and evenly spaced, however long the run", () => {
  const cache = new SnapshotCache(1_000, 64_000);
  const keyframe = referenceEngine.start(ORIGIN, datasetNow(ORIGIN)).keyframe();
  let most = 0;
  for (let step = 0; step < 100_000; step++) {
    if (cache.wants(step)) {
      cache.put({ ...keyframe, step });
      most = Math.max(most, cache.size);
    }
  }
  expect(most).toBe(64);
  for (const step of [0, 17, 5_000, 50_001, 99_999]) {
    const from = cache.nearest({ step, seq: null })?.step ?? Number.NaN;
    expect(step - from).toBeLessThan(2 * cache.spacing);
  }
});
