import { expect, test } from "vitest";
import { bucketAt } from "#client/draw/curve-window.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { serveExact } from "#client/views/loss/exact/exact-host.ts";
import { ExactLosses } from "#client/views/loss/exact/exact-losses.ts";
import type { ExactReply, ExactRequest } from "#client/views/loss/exact/exact-messages.ts";
import { LossRange } from "#client/views/loss/exact/loss-range.ts";
import { LossSeries } from "#engine/loss-series.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { RunInfo } from "#protocol/room.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const BATCHES: TrainingSettings = { ...ORIGIN, batch: { size: 3, seed: 5 } };
const EVENTS: readonly EngineEvent[] = [
  { seq: 1, step: 40, change: { kind: "set-learning-rate", value: 3 } },
  { seq: 2, step: 120, change: { kind: "set-parameter", parameter: "W1[1][1]", value: -2 } },
  { seq: 3, step: 120, change: { kind: "set-learning-rate", value: 0.5 } },
  { seq: 4, step: 150, change: { kind: "set-batch", batch: "full" } },
];
const ADA = { id: "ada", name: "Ada", color: 2 };
const RUN: RunInfo = {
  id: "run-1",
  number: 1,
  name: "#1",
  parent: null,
  settings: BATCHES,
  events: EVENTS.map((event) => ({ ...event, atMs: 0, actor: ADA })),
  engineVersion: ENGINE_VERSION,
  startedAtMs: 0,
};

function truth(from: number, to: number): number[] {
  return Array.from(
    { length: to - from + 1 },
    (_, i) => truthAt(BATCHES, EVENTS, from + i).stepLoss,
  );
}

/** The curve as a trainer would have kept it, in buckets of several steps. */
function bucketed(lastStep: number): LossSeries {
  const series = LossSeries.empty(32);
  for (const loss of truth(0, lastStep)) {
    series.push(loss);
  }
  return series;
}

test("UI-63 a range of losses is the run's own at every step, from any state before it", () => {
  for (const [start, from, to] of [
    [0, 0, 30],
    [0, 100, 160],
    [90, 100, 160],
    [120, 120, 121],
    [150, 150, 150],
  ] as const) {
    const training = truthAt(BATCHES, EVENTS, start);
    const range = new LossRange(training, EVENTS, from, to);
    while (range.advance(7)) {
      // The next slice.
    }
    expect([...range.losses]).toEqual(truth(from, to));
  }
});

test("UI-63 a range behind the end of the run is refused", () => {
  const training = referenceEngine.start(ORIGIN, datasetNow(ORIGIN));
  const range = new LossRange(training, [], 990, 1010);
  expect(() => range.advance(2000)).toThrow(RangeError);
});

/** A page and its worker in one process. */
function pair(): { readonly port: ReplayPort<ExactRequest, ExactReply>; readonly asked: string[] } {
  const asked: string[] = [];
  let toWorker: (request: ExactRequest) => void = () => undefined;
  let toPage: (reply: ExactReply) => void = () => undefined;
  serveExact(
    {
      post: (reply) => toPage(reply),
      onMessage: (listener) => {
        toWorker = listener;
      },
    },
    () => Promise.resolve(referenceEngine),
  );
  return {
    asked,
    port: {
      post: (request) => {
        asked.push(request.kind);
        toWorker(request);
      },
      onMessage: (listener) => {
        toPage = listener;
      },
      onError: () => undefined,
      close: () => undefined,
    },
  };
}

test("UI-63 a window of a bucketed curve becomes exact when one rests on it, and is kept", async () => {
  const { port, asked } = pair();
  const series = bucketed(200);
  expect(series.width).toBeGreaterThan(1);
  const keyframes: number[] = [];
  const exact = new ExactLosses({
    startWorker: () => port,
    keyframe: (_, step) => {
      keyframes.push(step);
      return Promise.resolve(encodeKeyframe(truthAt(BATCHES, EVENTS, 60).keyframe()));
    },
    onChange: () => undefined,
  });
  const wish = { run: RUN, curve: series, window: { from: 110, to: 130 } };
  exact.want({ ...wish, window: { from: 20, to: 60 } });
  exact.want(wish);
  expect(exact.of(wish)).toBeNull();
  await waitFor("the exact losses", () => exact.of(wish) !== null);
  const losses = exact.of(wish);
  const seen = truth(110, 130).map((_, i) => losses && bucketAt(losses, 110 + i)?.last);
  expect(seen).toEqual(truth(110, 130));
  // The window that one only passed was never computed.
  expect(keyframes).toEqual([105]);
  expect(asked).toEqual(["open", "range"]);
  expect(exact.of({ ...wish, window: { from: 106, to: 126 } })).toBe(losses);
  expect(exact.of({ ...wish, window: { from: 90, to: 110 } })).toBeNull();
  exact.close();
});

test("UI-63 a change inside a computed range makes it worthless, one behind it does not", async () => {
  const { port } = pair();
  const series = bucketed(200);
  const exact = new ExactLosses({
    startWorker: () => port,
    keyframe: () => Promise.resolve(null),
    onChange: () => undefined,
  });
  const wish = { run: RUN, curve: series, window: { from: 190, to: 200 } };
  exact.want(wish);
  await waitFor("the exact losses", () => exact.of(wish) !== null);
  const change = { kind: "set-learning-rate", value: 9 } as const;
  const changed = (step: number) => ({
    ...wish,
    run: { ...RUN, events: [...RUN.events, { seq: 5, step, change, atMs: 0, actor: ADA }] },
  });
  expect(exact.of(changed(200))).toBeNull();
  expect(exact.of(changed(201))).not.toBeNull();
  exact.close();
});
