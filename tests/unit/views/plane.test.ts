import { expect, test } from "vitest";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { loadScatter } from "#client/views/plane/load-scatter.ts";
import { type Plane, PlaneFeed } from "#client/views/plane/plane-feed.ts";
import { gridPoints, hasPlane, PlaneGrid, unitPlaces } from "#client/views/plane/plane-grid.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { planeWorker } from "#tests/support/plane-worker.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const LARGE: TrainingSettings = {
  ...PRESETS.spiral,
  layers: [
    { units: 100, activation: "tanh" },
    { units: 100, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
};

function moments(settings: TrainingSettings): (step: number) => Moment {
  const dataset = datasetNow(settings);
  return (step) => {
    const { loss, testLoss, parameters } = truthAt(settings, [], step);
    const moment = {
      settings,
      dataset,
      step,
      loss,
      testLoss,
      isExact: true,
      isFinal: false,
      curve: null,
    };
    return { ...moment, parameters: parameters.slice() };
  };
}

test("UI-30 every unit's values on the grid are the engine's, the picture is right way up", () => {
  const settings = PRESETS.spiral;
  const { parameters } = truthAt(settings, [], 20);
  const area = { x: [-6, 6], y: [-3, 9] } as const;
  const points = gridPoints(area, 30);
  expect(Array.from(points.data.subarray(0, 2))).toEqual([-5.8, 8.8]);
  expect(points.data[1] ?? 0).toBeGreaterThan(points.data[2 * 899 + 1] ?? 0);
  const inputs = datasetNow(settings).transform(points);
  const values = new PlaneGrid(settings, inputs).values(parameters);
  const evaluation = new Evaluation(settings, { inputs });
  evaluation.run(parameters);
  const places = unitPlaces(settings);
  expect(places).toEqual([0, 4, 12, 20]);
  for (const [layer, { cols, data }] of evaluation.activations.entries()) {
    for (const at of [0, 249, 250, 899]) {
      for (let unit = 0; unit < cols; unit++) {
        const value = values[((places[layer] ?? 0) + unit) * 900 + at];
        expect(value).toBe(Math.fround(data[at * cols + unit] ?? Number.NaN));
      }
    }
  }
  expect(unitPlaces(LARGE)).toEqual([0, null, null, 4]);
  expect(hasPlane(settings.data)).toBe(true);
  expect(hasPlane(ORIGIN.data)).toBe(false);
});

test("UI-30 one plane at a time, never of an older moment than the newest when it was begun", async () => {
  const there = planeWorker();
  const at = moments(PRESETS.playground);
  const feed = new PlaneFeed(at(0).dataset, { startWorker: () => there.port, loadScatter });
  const seen: Plane[] = [];
  feed.listen((plane) => seen.push(plane));
  feed.show(at(0));
  await waitFor("the first question", () => there.asked.length === 1);
  feed.show(at(1));
  feed.show(at(2));
  there.answerLast();
  await waitFor("the second question", () => there.asked.length === 2);
  there.answerLast();
  await waitFor("two planes", () => seen.length === 2);
  expect(seen.map(({ step }) => step)).toEqual([0, 2]);
  expect(seen[1]?.size).toBe(50);
  expect(seen[1]?.scatter.points).toHaveLength(500);
  expect(seen[1]?.unitValues(3, 0)).toHaveLength(2500);
  expect(feed.newest).toBe(seen[1]);
});

test("UI-30 a large network is rough while it moves, and fine in the end", async () => {
  const there = planeWorker();
  const at = moments(LARGE);
  const feed = new PlaneFeed(at(0).dataset, { startWorker: () => there.port, loadScatter });
  const sizes: number[] = [];
  feed.listen(({ size, unitValues }) => {
    sizes.push(size);
    expect(unitValues(1, 0)).toBeNull();
    expect(unitValues(3, 0)).toHaveLength(size * size);
  });
  feed.show(at(0));
  await waitFor("rough", () => there.asked.length === 1);
  there.answerLast();
  await waitFor("fine", () => there.asked.length === 2);
  there.answerLast();
  expect(sizes).toHaveLength(1);
  await waitFor("both", () => sizes.length === 2);
  expect(sizes).toEqual([20, 50]);
});

test("UI-30 without a worker the page computes it roughly; who left hears nothing", async () => {
  const at = moments(PRESETS.playground);
  const feed = new PlaneFeed(at(0).dataset, { startWorker: () => null, loadScatter });
  const seen: Plane[] = [];
  const leave = feed.listen((plane) => seen.push(plane));
  feed.show(at(0));
  await waitFor("the plane", () => seen.length === 1);
  expect(seen[0]?.size).toBe(20);
  leave();
  feed.show(at(1));
  feed.listen(() => undefined);
  feed.show(at(2));
  await waitFor("the next plane", () => feed.newest?.step === 2);
  expect(seen).toHaveLength(1);
});
