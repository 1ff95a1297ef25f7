import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { Gradient } from "#client/views/inspector/gradient.ts";
import { GradientFollower } from "#client/views/inspector/gradient-follower.ts";
import type { GradientReply, GradientRequest } from "#client/views/inspector/gradient-messages.ts";
import { PacedSetter } from "#client/views/inspector/paced-setter.ts";
import { ParameterHistory } from "#client/views/inspector/parameter-history.ts";
import { RunHistory } from "#client/views/inspector/run-history.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { explainStep } from "#engine/reference/explain.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function momentAt(settings: TrainingSettings, step: number): Moment {
  const { loss, parameters } = truthAt(settings, [], step);
  return {
    settings,
    dataset: datasetNow(settings),
    step,
    loss,
    testLoss: null,
    parameters: parameters.slice(),
    isExact: true,
    isFinal: false,
    curve: null,
  };
}

test("UI-41 a history has each step once, in order, with what was shown last", () => {
  const steps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 900 });
  fc.assert(
    fc.property(steps, (visited) => {
      const history = new ParameterHistory(1_000);
      const last = new Map<number, number>();
      for (const [i, step] of visited.entries()) {
        history.add(step, Float64Array.of(i));
        last.set(step, i);
      }
      const points = history.of(0);
      expect(points).toEqual(
        [...last].sort(([a], [b]) => a - b).map(([step, value]) => ({ step, value })),
      );
    }),
  );
});

test("UI-41 a history is bounded and keeps its first and its newest step", () => {
  const history = new ParameterHistory(10_000);
  for (let step = 5; step < 5_000; step++) {
    history.add(step, Float64Array.of(step));
    const points = history.of(0);
    expect(points.length).toBeLessThanOrEqual(105);
    expect(points[0]?.step).toBe(5);
    expect(points.at(-1)?.step).toBe(step);
  }
});

test("UI-41 another run starts over; of a large network only what is watched is kept", () => {
  const history = new RunHistory();
  const moment = momentAt(ORIGIN, 3);
  history.record("a", moment);
  history.record("a", { ...moment, step: 4, parameters: moment.parameters.slice() });
  expect(history.of(2).map(({ step }) => step)).toEqual([3, 4]);
  history.record("b", { ...moment, step: 0, parameters: moment.parameters.slice() });
  expect(history.of(2).map(({ step }) => step)).toEqual([0]);
  const large = (step: number) => ({
    ...moment,
    step,
    parameters: new Float64Array(200_000).fill(step),
  });
  history.record("c", large(7));
  expect(history.of(150_000)).toEqual([]);
  history.watch(150_000);
  history.record("c", large(8));
  expect(history.of(150_000)).toEqual([
    { step: 7, value: 7 },
    { step: 8, value: 8 },
  ]);
  expect(history.of(1)).toEqual([]);
});

test("UI-42 the gradient is that of the next full update, whatever rule the run updates by", () => {
  for (const step of [0, 1, 100]) {
    const { settings, dataset, parameters } = momentAt(ORIGIN, step);
    const { batches, hyperParameters, optimizerState } = truthAt(settings, [], step).keyframe();
    const start = { parameters, batches, hyperParameters, optimizerState };
    const { layers } = explainStep(settings, dataset, start);
    const expected = layers.flatMap(({ weightGradient, biasGradient }) => [
      ...weightGradient.data,
      ...biasGradient.data,
    ]);
    const bench = {
      ...settings,
      updateRule: { layer: 2, rule: "delta-only" },
    } satisfies TrainingSettings;
    expect([...new Gradient(settings, dataset).of(parameters)]).toEqual(expected);
    expect([...new Gradient(bench, dataset).of(parameters)]).toEqual(expected);
  }
});

test("UI-42 a dear gradient comes from a worker, one at a time, the newest in the end", async () => {
  const asked: Float64Array[] = [];
  let reply: (message: GradientReply) => void = () => {};
  const worker: ReplayPort<GradientRequest, GradientReply> = {
    post: (message) => {
      if (message.kind === "compute") {
        asked.push(message.parameters);
      }
    },
    onMessage: (listener) => {
      reply = listener;
    },
    onError: () => {},
    close: () => {},
  };
  const shown: number[] = [];
  const follower = new GradientFollower({
    startWorker: () => worker,
    onGradient: ({ step }) => shown.push(step),
  });
  const moment = { ...momentAt(PRESETS.digits, 0), dataset: datasetNow(PRESETS.digits) };
  for (let step = 1; step <= 5; step++) {
    follower.follow({ ...moment, step });
  }
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toHaveLength(1);
  reply({ gradient: new Float64Array(moment.parameters.length) });
  await vi.advanceTimersByTimeAsync(500);
  expect(shown).toEqual([1]);
  expect(asked).toHaveLength(2);
  reply({ gradient: null });
  await vi.advanceTimersByTimeAsync(500);
  expect(shown).toEqual([1, 5]);
  follower.close();
});

test("UI-43 a drag sends few values, one at a time, and always the last", async () => {
  const sent: number[] = [];
  let onTheWay = 0;
  const setter = new PacedSetter(async (value) => {
    onTheWay += 1;
    expect(onTheWay).toBe(1);
    sent.push(value);
    await new Promise((resolve) => setTimeout(resolve, 350));
    onTheWay -= 1;
  });
  for (let i = 1; i <= 200; i++) {
    setter.set(i);
    await vi.advanceTimersByTimeAsync(16);
  }
  expect(setter.isBusy).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(setter.isBusy).toBe(false);
  expect(sent.at(-1)).toBe(200);
  expect(sent.length).toBeLessThan(15);
});
