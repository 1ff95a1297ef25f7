import { expect, test } from "vitest";
import { sampleRows } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { RowFeed, type UnitRows } from "#client/views/plane/row-feed.ts";
import { rowWindow } from "#client/views/plane/row-window.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { planeWorker } from "#tests/support/plane-worker.ts";
import { waitFor } from "#tests/support/wait-for.ts";

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

/** What every unit makes of the rows, by the engine itself. */
function expectTrue(rows: UnitRows | null | undefined): void {
  if (!rows) {
    throw new Error("there are no rows");
  }
  const { moment, window, unitValues } = rows;
  const evaluation = new Evaluation(
    moment.settings,
    sampleRows(moment.dataset, window.from, window.to),
  );
  evaluation.run(moment.parameters);
  for (const [layer, { rows: count, cols, data }] of evaluation.activations.entries()) {
    for (const unit of [0, cols - 1]) {
      const expected = Array.from({ length: count }, (_, row) =>
        Math.fround(data[row * cols + unit] ?? 0),
      );
      expect(Array.from(unitValues(layer, unit) ?? [])).toEqual(expected);
    }
  }
}

test("UI-83 rows that cost little are there with the moment itself, in the order of the data", () => {
  for (const settings of [ORIGIN, PRESETS.iris]) {
    const at = moments(settings);
    const feed = new RowFeed(at(0).dataset, () => {
      throw new Error("nobody needs a worker");
    });
    const seen: number[] = [];
    feed.listen(({ moment }) => seen.push(moment.step));
    feed.show(at(0), 0);
    expectTrue(feed.newest);
    const moment = at(7);
    feed.show(moment, 0);
    // A new loss curve alone is no reason to compute anything.
    feed.show({ ...moment }, 2);
    expect(seen).toEqual([0, 7]);
    expectTrue(feed.newest);
  }
});

test("UI-83 dear rows come from a worker one at a time, the newest last; another row turns the page", async () => {
  const at = moments(PRESETS.digits);
  const there = planeWorker();
  const feed = new RowFeed(at(0).dataset, () => there.port);
  const leave = feed.listen(() => undefined);
  feed.show(at(0), 3);
  feed.show(at(1), 3);
  feed.show(at(2), 3);
  expect(there.asked).toHaveLength(1);
  there.answerLast();
  await waitFor("the first rows", () => feed.newest?.moment.step === 0);
  expectTrue(feed.newest);
  await waitFor("the next question", () => there.asked.length === 2);
  there.answerLast();
  await waitFor("the newest rows", () => feed.newest?.moment.step === 2);
  expect(feed.newest?.window).toEqual({ from: 0, to: 240 });
  feed.show(at(2), 1_796);
  await waitFor("the question about another page", () => there.asked.length === 3);
  there.answerLast();
  await waitFor("the other page", () => feed.newest?.window.to === 1_797);
  expectTrue(feed.newest);
  leave();
});

test("UI-83 without a worker the page computes them itself", async () => {
  const at = moments(PRESETS.digits);
  const feed = new RowFeed(at(0).dataset, () => null);
  const leave = feed.listen(() => undefined);
  feed.show(at(0), 0);
  await waitFor("the rows", () => feed.newest !== null);
  expectTrue(feed.newest);
  leave();
});

test("UI-84 all rows where there is a pixel for each, else the page that holds the chosen one", () => {
  expect(rowWindow(4, 2)).toEqual({ from: 0, to: 4 });
  expect(rowWindow(240, 239)).toEqual({ from: 0, to: 240 });
  expect(rowWindow(1_797, 240)).toEqual({ from: 240, to: 480 });
  for (const row of [0, 100, 1_700, 1_796, 5_000]) {
    const { from, to } = rowWindow(1_797, row);
    expect(to - from).toBe(240);
    expect(from <= Math.min(row, 1_796) && Math.min(row, 1_796) < to).toBe(true);
  }
});
