import { expect, type Page } from "@playwright/test";
import { Measure } from "#client/session/measure.ts";
import { PRESETS } from "#protocol/presets.ts";
import { overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { newPage, newPhone, openRoomOf, play, showsStep } from "#tests/support/room-page.ts";
import { runIdOf } from "#tests/support/standing.ts";

const { iris } = PRESETS;

const NAMES = ["at", "accuracy", "right-test", "penalised", "penalty", "test"];
type Readout = Readonly<Record<string, number | null>>;

/** What stands under the chart's cursor, read in one go; null what is not there. */
function readout(page: Page): Promise<Readout> {
  return page.getByTestId("loss-readout").evaluate(
    (line, names) =>
      Object.fromEntries(
        names.map((name) => {
          const value = line.getAttribute(`data-${name}`);
          return [name, value === null ? null : Number(value)];
        }),
      ),
    NAMES,
  );
}

async function read(page: Page, name: string): Promise<number | null> {
  return (await readout(page))[name] ?? null;
}

/** With the cursor at a step, or where it is measured beside it; returns where that is. */
async function expectTruth(page: Page, cursor: number): Promise<number> {
  await expect(page.getByTestId("loss-chart")).toHaveAttribute("aria-valuenow", String(cursor));
  await expect.poll(() => read(page, "accuracy")).not.toBeNull();
  const shown = await readout(page);
  const at = shown["at"] ?? -1;
  const training = truthAt(iris, [], at);
  const { train, test: other } = new Measure(iris, datasetNow(iris)).of(
    training.parameters.slice(),
    training.hyperParameters.regularization,
  );
  expect(shown["accuracy"]).toBe(train?.accuracy);
  expect(shown["right-test"]).toBe(other?.accuracy);
  expect(shown["penalised"]).toBe(training.loss + (train?.penalty ?? 0));
  return at;
}

/** Reads the chart by keys at the run's first step, in its middle and at its end. */
async function readsTheRun(page: Page): Promise<number[]> {
  const chart = page.getByTestId("loss-chart");
  await chart.press("Home");
  const first = await expectTruth(page, 0);
  for (let i = 0; i < 9; i++) {
    await chart.press("Shift+ArrowRight");
  }
  const far = Math.max(10, Math.round(iris.stop.steps / 20));
  const middle = await expectTruth(page, 9 * far);
  await chart.press("End");
  return [first, middle, await expectTruth(page, iris.stop.steps)];
}

test("UX-130 accuracy and penalty stand in the loss chart at their steps, for a latecomer and in the replay, too", async ({
  browser,
}) => {
  const page = await newPage(browser);
  const { code, path } = await openRoomOf(page, iris);
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  const choose = async (shown: Page) => {
    for (const name of ["accuracy", "penalised"]) {
      await shown.getByTestId(`series-${name}`).press("Enter");
      await expect(shown.getByTestId(`series-${name}`)).toHaveAttribute("aria-pressed", "true");
    }
  };
  await choose(page);
  const places = await readsTheRun(page);
  expect(places[0]).toBe(0);
  expect(places[2]).toBe(iris.stop.steps);

  const latecomer = await newPage(browser);
  await latecomer.goto(path.split("#")[0] ?? "");
  await latecomer.getByTestId("name-input").fill("Bo");
  await latecomer.getByTestId("name-submit").click();
  await showsStep(latecomer, iris.stop.steps);
  await choose(latecomer);
  expect(await readsTheRun(latecomer)).toEqual(places);
  // The test loss of a step that this page has never shown.
  await latecomer.getByTestId("loss-chart").press("Home");
  await expect.poll(() => read(latecomer, "test")).toBe(truthAt(iris, [], 0).testLoss);

  await page.goto(`/run/${await runIdOf(page, code)}`);
  await showsStep(page);
  await choose(page);
  expect(await readsTheRun(page)).toEqual(places);
});

test("UX-131 on a phone the series are chosen by tap; the right axis has one of them", async ({
  browser,
}) => {
  const page = await newPhone(browser);
  await openRoomOf(page, iris);
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  await page.getByTestId("series-accuracy").tap();
  await page.getByTestId("series-penalty").tap();
  await expect(page.getByTestId("series-accuracy")).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByTestId("series-penalty")).toHaveAttribute("aria-pressed", "true");
  await page.getByTestId("loss-chart").press("End");
  await expect.poll(() => read(page, "penalty")).not.toBeNull();
  await expect.poll(() => overflowPx(page)).toBeLessThanOrEqual(0);
});
