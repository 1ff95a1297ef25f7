import { expect, test } from "vitest";
import { Measure, type Measured } from "#client/session/measure.ts";
import type { MeasureReply, MeasureRequest } from "#client/session/measure-messages.ts";
import { type MeasuredState, Measurer } from "#client/session/measurer.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { waitFor } from "#tests/support/wait-for.ts";

/** 1,797 rows through 64-32-10: dear enough for the worker. */
const DEAR = PRESETS.digits;
const dearData = datasetNow(DEAR);

function state(settings: TrainingSettings, step: number): MeasuredState {
  const dataset = settings === DEAR ? dearData : datasetNow(settings);
  const { loss, testLoss, parameters } = truthAt(settings, [], step);
  return { settings, dataset, step, loss, testLoss, parameters: parameters.slice() };
}

/** The worker's end, answered by the test. */
function worker() {
  const posted: MeasureRequest[] = [];
  let answer: (reply: MeasureReply) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const port: ReplayPort<MeasureRequest, MeasureReply> = {
    post: (request) => posted.push(request),
    onMessage: (listener) => {
      answer = listener;
    },
    onError: (listener) => {
      fail = listener;
    },
    close: () => undefined,
  };
  return {
    port,
    posted,
    answer: (reply: MeasureReply) => answer(reply),
    fail: (error: Error) => fail(error),
  };
}

test("CS-19 metrics are those of the state: its loss, the classes that were found", () => {
  const { settings, dataset, parameters } = state(ORIGIN, 1000);
  const { train, test: none } = new Measure(settings, dataset).of(parameters, {
    kind: "l2",
    rate: 0.1,
  });
  expect(train?.loss).toBe(truthAt(ORIGIN, [], 1000).loss);
  expect(train?.accuracy).toBe(1);
  expect(Array.from(train?.confusion?.data ?? [])).toEqual([2, 0, 0, 2]);
  expect(train?.penalty).toBeGreaterThan(0);
  expect(none).toBeNull();
});

test("CS-19 of many states the newest is measured in the end", async () => {
  const seen: number[] = [];
  const measurer = new Measurer({
    startWorker: () => null,
    onMeasured: ({ step }) => seen.push(step),
  });
  for (let step = 0; step <= 5; step++) {
    measurer.measure(state(ORIGIN, step));
  }
  await waitFor("the last one", () => seen.at(-1) === 5);
  expect(seen.length).toBeLessThanOrEqual(2);
  measurer.close();
});

test("CS-19 what is dear goes to the worker: its run once, one state at a time", async () => {
  const there = worker();
  const seen: [number, Measured][] = [];
  const measurer = new Measurer({
    startWorker: () => there.port,
    onMeasured: ({ step }, measured) => seen.push([step, measured]),
  });
  measurer.measure(state(DEAR, 0));
  await waitFor("the question", () => there.posted.length === 2);
  expect(there.posted[0]).toEqual({ kind: "open", settings: DEAR });
  measurer.measure(state(DEAR, 1));
  measurer.measure(state(DEAR, 2));
  const nothing: Measured = { train: null, test: null };
  there.answer({ id: 0, measured: nothing });
  await waitFor("the next question", () => there.posted.length === 3);
  expect(there.posted[2]).toMatchObject({ kind: "measure", id: 2 });
  there.answer({ id: 2, measured: nothing });
  await waitFor("the answer", () => seen.length === 2);
  expect(seen.map(([step]) => step)).toEqual([0, 2]);
  measurer.close();
});

test("CS-19 without the worker it is measured in the page", async () => {
  const there = worker();
  const seen: number[] = [];
  const measurer = new Measurer({
    startWorker: () => there.port,
    onMeasured: ({ step }, { train }) => {
      expect(train?.loss).toBe(truthAt(DEAR, [], step).loss);
      seen.push(step);
    },
  });
  measurer.measure(state(DEAR, 0));
  await waitFor("the question", () => there.posted.length === 2);
  there.fail(new Error("gone"));
  measurer.measure(state(DEAR, 1));
  await waitFor("the answer", () => seen.length === 1);
  expect(seen).toEqual([1]);
  measurer.close();
});

test("CS-19 what waits is measured at once when somebody is in a hurry", async () => {
  const seen: number[] = [];
  const measurer = new Measurer({
    startWorker: () => null,
    onMeasured: ({ step }) => seen.push(step),
    restMs: () => 1_000_000,
  });
  measurer.measure(state(ORIGIN, 0));
  measurer.measure(state(ORIGIN, 1));
  expect(seen).toEqual([0]);
  // It rests only after what it works on.
  await Promise.resolve();
  measurer.hurry();
  await waitFor("the next", () => seen.at(-1) === 1);
  measurer.close();
});
