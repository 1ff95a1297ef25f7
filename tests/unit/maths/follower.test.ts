import { afterEach, expect, test, vi } from "vitest";
import { type MathsModel, mathsModel } from "#client/maths/maths-model.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { MathsFollower, type MathsPlace } from "#client/views/maths/now/maths-follower.ts";
import { serveMaths } from "#client/views/maths/now/maths-host.ts";
import type { MathsReply, MathsRequest } from "#client/views/maths/now/maths-messages.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import type { RunInfo } from "#protocol/room.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { ADA } from "#tests/unit/session/room-server.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const ADAM: TrainingSettings = {
  ...ORIGIN,
  bias: true,
  optimizer: { kind: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  batch: { size: 3, seed: 2 },
};

const EVENTS: readonly EngineEvent[] = [
  { seq: 1, step: 5, change: { kind: "set-learning-rate", value: 0.5 } },
  { seq: 2, step: 9, change: { kind: "set-parameter", parameter: "W2[1][1]", value: 2 } },
];

function runOf(settings: TrainingSettings, events = EVENTS, id = "run"): RunInfo {
  return {
    id,
    number: 1,
    name: "#1",
    parent: null,
    settings,
    events: events.map((event) => ({ ...event, atMs: 0, actor: ADA })),
    engineVersion: ENGINE_VERSION,
    startedAtMs: 0,
  };
}

function placeAt(
  run: RunInfo,
  step: number,
  changes: Partial<MathsPlace["frame"]> = {},
): MathsPlace {
  const training = truthAt(run.settings, run.events, step);
  const { seq, parameters } = training;
  return {
    run,
    settings: settingsInForce(run, { step, seq }),
    dataset: datasetNow(run.settings),
    frame: { step, seq, parameters: parameters.slice(), isExact: true, ...changes },
    convention: "subtract",
  };
}

function truth({ run, frame: { step } }: MathsPlace): MathsModel {
  const training = truthAt(run.settings, run.events, step);
  const dataset = datasetNow(run.settings);
  const start = training.keyframe();
  return mathsModel({ settings: run.settings, dataset, start, step, convention: "subtract" });
}

/** A worker that shares nothing with the page but the messages. */
function worker(): ReplayPort<MathsRequest, MathsReply> {
  let toPage: (reply: MathsReply) => void = () => undefined;
  let toWorker: (request: MathsRequest) => void = () => undefined;
  serveMaths(
    {
      post: (reply, moved) => {
        const copy = structuredClone(reply, { transfer: [...moved] });
        queueMicrotask(() => toPage(copy));
      },
      onMessage: (listener) => {
        toWorker = listener;
      },
    },
    () => Promise.resolve(referenceEngine),
  );
  return {
    post: (request) => {
      const copy = structuredClone(request);
      queueMicrotask(() => toWorker(copy));
    },
    onMessage: (listener) => {
      toPage = listener;
    },
    onError: () => undefined,
    close: () => undefined,
  };
}

function following(startWorker: () => ReturnType<typeof worker> | null = worker) {
  const models: (MathsModel | null)[] = [];
  let told: () => void = () => undefined;
  const asked: number[] = [];
  const follower = new MathsFollower({
    startWorker,
    keyframeSteps: () => Promise.resolve([20_000]),
    keyframe: (_, step) => {
      asked.push(step);
      return Promise.resolve(encodeKeyframe(truthAt(ADAM, EVENTS, 20_000).keyframe()));
    },
    onModel: (model) => {
      models.push(model);
      told();
    },
  });
  const next = () =>
    new Promise<MathsModel | null>((resolve) => {
      told = () => resolve(models.at(-1) ?? null);
    });
  return { follower, models, next, asked };
}

function expectSame(model: MathsModel | null, expected: MathsModel): void {
  expect(model?.step).toBe(expected.step);
  expect(model?.samples).toEqual(expected.samples);
  expect(model?.explanation.loss).toBe(expected.explanation.loss);
  expect([...(model?.entities.keys() ?? [])]).toEqual([...expected.entities.keys()]);
  for (const [id, { matrix }] of expected.entities) {
    expect(model?.entities.get(id)?.matrix, id).toEqual(matrix);
  }
}

test("MP-20 the iteration on the screen has the engine's bits, of a run that has a past, too", async () => {
  const { follower, next } = following();
  const run = runOf(ADAM);
  for (const step of [7, 12, 3]) {
    const model = next();
    follower.follow(placeAt(run, step));
    expectSame(await model, truth(placeAt(run, step)));
  }
  follower.close();
});

test("MP-20 without a past the numbers on the screen are enough, and no worker is started", async () => {
  const { follower, next } = following(() => {
    throw new Error("a worker was started");
  });
  const run = runOf(ORIGIN);
  const model = next();
  follower.follow(placeAt(run, 9));
  expectSame(await model, truth(placeAt(run, 9)));
  follower.close();
});

test("MP-20 rounded numbers are recomputed, never explained", async () => {
  const { follower, next } = following();
  const run = runOf(ORIGIN);
  const place = placeAt(run, 6);
  const rounded = { isExact: false, parameters: place.frame.parameters.map(Math.fround) };
  const model = next();
  follower.follow({ ...place, frame: { ...place.frame, ...rounded } });
  expectSame(await model, truth(place));
  follower.close();
});

test("MP-20 of many steps the newest is shown in the end", async () => {
  const { follower, next, models } = following();
  const run = runOf(ADAM);
  const first = next();
  for (const step of [1, 2, 3, 4, 30]) {
    follower.follow(placeAt(run, step));
  }
  await first;
  await next();
  expect(models.map((model) => model?.step)).toEqual([1, 30]);
  follower.close();
});

test("MP-20 another run, or another past of it, starts over", async () => {
  const { follower, next } = following();
  const before = runOf(ADAM);
  const one = next();
  follower.follow(placeAt(before, 12));
  await one;
  const other = runOf(ADAM, [{ seq: 1, step: 4, change: { kind: "set-learning-rate", value: 1 } }]);
  const two = next();
  follower.follow(placeAt(other, 12));
  expectSame(await two, truth(placeAt(other, 12)));
  follower.close();
});

test("MP-20 where nothing can be computed it is said", async () => {
  const { follower, next } = following(() => null);
  const model = next();
  follower.follow(placeAt(runOf(ADAM), 5));
  expect(await model).toBeNull();
  follower.close();
});

test("MP-20 on a slow machine what is under way is shown, not given up for what is newer", async () => {
  const waiting: (() => void)[] = [];
  const inner = worker();
  const { follower, next } = following(() => ({
    ...inner,
    onMessage: (listener) => inner.onMessage((reply) => waiting.push(() => listener(reply))),
  }));
  const run = runOf({ ...PRESETS.digits, batch: "full", optimizer: ORIGIN.optimizer }, []);
  const places = [placeAt(run, 0), placeAt(run, 1)] as const;
  const first = next();
  follower.follow(places[0]);
  await vi.waitFor(() => expect(waiting).toHaveLength(1), { timeout: 30_000 });
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
  follower.follow(places[1]);
  waiting.shift()?.();
  expect((await first)?.step).toBe(0);
  const second = next();
  await vi.waitFor(() => expect(waiting).toHaveLength(1), { timeout: 30_000 });
  waiting.shift()?.();
  expect((await second)?.step).toBe(1);
  follower.close();
});
