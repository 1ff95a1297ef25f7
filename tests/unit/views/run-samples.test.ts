import { expect, test } from "vitest";
import { Measure } from "#client/session/measure.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { lookAtMetrics, type MetricSample } from "#client/views/loss/samples/metric-sample.ts";
import { RunSampler } from "#client/views/loss/samples/run-sampler.ts";
import { gridSpacing, gridSteps } from "#client/views/loss/samples/sample-grid.ts";
import { serveSamples } from "#client/views/loss/samples/sample-host.ts";
import type { SampleReply, SampleRequest } from "#client/views/loss/samples/sample-messages.ts";
import { beginningOf } from "#client/views/loss/samples/sample-plan.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { PRESETS } from "#protocol/presets.ts";
import type { RunInfo } from "#protocol/room.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const IRIS: TrainingSettings = PRESETS.iris;
const EVENTS: readonly EngineEvent[] = [
  { seq: 1, step: 20, change: { kind: "set-learning-rate", value: 0.2 } },
  { seq: 2, step: 40, change: { kind: "set-parameter", parameter: "W1[1][1]", value: -2 } },
  {
    seq: 3,
    step: 40,
    change: { kind: "set-regularization", regularization: { kind: "none", rate: 0 } },
  },
];
const ADA = { id: "ada", name: "Ada", color: 2 };

function runWith(events: readonly EngineEvent[], settings = IRIS): RunInfo {
  return {
    id: "run-1",
    number: 1,
    name: "#1",
    parent: null,
    settings,
    events: events.map((event) => ({ ...event, atMs: 0, actor: ADA })),
    engineVersion: ENGINE_VERSION,
    startedAtMs: 0,
  };
}

type Port = ReplayPort<SampleRequest, SampleReply<MetricSample>>;

/** A page and its worker in one process. */
function pair(): { readonly port: Port; readonly asked: SampleRequest[] } {
  const asked: SampleRequest[] = [];
  let toWorker: (request: SampleRequest) => void = () => undefined;
  let toPage: (reply: SampleReply<MetricSample>) => void = () => undefined;
  serveSamples<MetricSample>(
    {
      post: (reply) => toPage(reply),
      onMessage: (listener) => {
        toWorker = listener;
      },
    },
    () => Promise.resolve(referenceEngine),
    lookAtMetrics,
  );
  const port: Port = {
    post: (request) => {
      asked.push(request);
      toWorker(request);
    },
    onMessage: (listener) => {
      toPage = listener;
    },
    onError: () => undefined,
    close: () => undefined,
  };
  return { port, asked };
}

function samplerOf(port: Port | null, keyframe: (step: number) => Uint8Array | null = () => null) {
  return new RunSampler<MetricSample>({
    startWorker: () => port,
    keyframe: (_, step) => Promise.resolve(keyframe(step)),
    onChange: () => undefined,
  });
}

/** What the engine says of a state, by a way of its own. */
function truth(settings: TrainingSettings, events: readonly EngineEvent[], step: number) {
  const training = truthAt(settings, events, step);
  const measured = new Measure(settings, datasetNow(settings)).of(
    training.parameters.slice(),
    training.hyperParameters.regularization,
  );
  return {
    step,
    seq: training.seq,
    loss: training.loss,
    test: training.testLoss,
    accuracy: measured.train?.accuracy,
    testAccuracy: measured.test?.accuracy,
    penalty: measured.train?.penalty,
  };
}

function told({ step, seq, train, test: part, penalty }: MetricSample) {
  return {
    step,
    seq,
    loss: train.loss,
    test: part?.loss,
    accuracy: train.accuracy,
    testAccuracy: part?.accuracy,
    penalty,
  };
}

test("UI-120 the places of a window are the same for everybody: powers of two apart, and a resting run's last", () => {
  expect(gridSpacing({ from: 0, to: 200 })).toBe(1);
  expect(gridSpacing({ from: 0, to: 201 })).toBe(2);
  expect(gridSpacing({ from: 0, to: 1_000_000 })).toBe(8192);
  expect(gridSteps({ from: 10.5, to: 14.2 }, 1000, false)).toEqual([10, 11, 12, 13, 14, 15]);
  const whole = gridSteps({ from: 0, to: 1001 }, 1001, false);
  expect(whole.slice(0, 3)).toEqual([0, 8, 16]);
  expect(whole.slice(-2)).toEqual([1000, 1001]);
  expect(gridSteps({ from: 0, to: 1001 }, 1001, true).at(-1)).toBe(1000);
  for (const to of [1, 199, 5000, 12_345, 99_999_999]) {
    expect(gridSteps({ from: 0, to }, to, false).length).toBeLessThanOrEqual(203);
  }
});

test("UI-120 every place has the engine's own numbers, through events, and again after a new one", async () => {
  const { port } = pair();
  const sampler = samplerOf(port);
  const wish = { window: { from: 0, to: 60 }, lastStep: 60, isGrowing: false };
  const first = { ...wish, run: runWith(EVENTS.slice(0, 1)) };
  await waitFor("the places", () => sampler.want(first).length === 61);
  const grown = { ...wish, run: runWith(EVENTS) };
  expect(sampler.want(grown).map(({ step }) => step)).toEqual(
    Array.from({ length: 40 }, (_, i) => i),
  );
  await waitFor("the places", () => sampler.want(grown).length === 61);
  for (const sample of sampler.want(grown)) {
    if ([0, 19, 20, 39, 40, 41, 60].includes(sample.step)) {
      expect(told(sample)).toEqual(truth(IRIS, EVENTS, sample.step));
    }
  }
});

test("UI-120 another run starts over, and one of another engine is not recomputed", async () => {
  const { port, asked } = pair();
  const sampler = samplerOf(port);
  const wish = { window: { from: 0, to: 10 }, lastStep: 10, isGrowing: false };
  await waitFor("the places", () => sampler.want({ ...wish, run: runWith([]) }).length === 11);
  const other = { ...runWith([]), id: "run-2", engineVersion: "0.0.0" };
  const before = asked.length;
  expect(sampler.want({ ...wish, run: other })).toEqual([]);
  expect(sampler.isOver).toBe(true);
  expect(asked.length).toBe(before);
});

test("UI-121 the newest places come first, from the nearest stored state, each step computed once", async () => {
  const slow: TrainingSettings = { ...PRESETS.digits, batch: "full" };
  const { port, asked } = pair();
  const at = truthAt(slow, [], 4).keyframe();
  const wanted: number[] = [];
  const sampler = samplerOf(port, (step) => {
    wanted.push(step);
    return encodeKeyframe(at);
  });
  const wish = {
    run: runWith([], { ...slow, stop: { steps: 200 } }),
    window: { from: 96, to: 100 },
    lastStep: 100,
    isGrowing: false,
  };
  sampler.want(wish);
  await waitFor("the question", () => asked.length === 2);
  sampler.close();
  expect(wanted.length).toBe(1);
  expect(wanted[0]).toBeLessThan(100);
  expect(asked[1]).toMatchObject({ kind: "sample", steps: [96, 97, 98, 99, 100] });
  expect(beginningOf(100, null, 1_000_000)).toEqual({ keyframeBefore: null });
  expect(beginningOf(1000, null, 1_000_000)).toEqual({ keyframeBefore: 600 });
  expect(beginningOf(1000, 900, 1_000_000)).toEqual({ keyframeBefore: null });
});

test("UI-121 what takes too long is not begun, and what cannot be computed is not asked for again", async () => {
  const endless = { ...runWith([]), settings: { ...PRESETS.digits, batch: "full" as const } };
  const { port, asked } = pair();
  const sampler = samplerOf(port);
  const wish = { window: { from: 0, to: 90_000_000 }, lastStep: 90_000_000, isGrowing: false };
  sampler.want({ ...wish, run: endless });
  await waitFor("the end", () => sampler.isOver);
  expect(asked.filter(({ kind }) => kind === "sample")).toEqual([]);

  const none = samplerOf(null);
  none.want({ ...wish, run: runWith([]) });
  await waitFor("the end", () => none.isOver);
});
