import { expect, type Page } from "@playwright/test";
import { Measure } from "#client/session/measure.ts";
import { PRESETS } from "#protocol/presets.ts";
import { test } from "#tests/support/browser-test.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { newPage, newPhone, openRoomOf, play, showsStep } from "#tests/support/room-page.ts";

const { iris } = PRESETS;

/** A value of the series under the chart's cursor; null while it is not there. */
async function read(page: Page, name: string): Promise<number | null> {
  const value = await page.getByTestId("loss-readout").getAttribute(`data-${name}`);
  return value === null ? null : Number(value);
}

async function expectTruth(page: Page): Promise<number> {
  await expect.poll(() => read(page, "accuracy")).not.toBeNull();
  const at = (await read(page, "at")) ?? -1;
  const training = truthAt(iris, [], at);
  const { train, test: other } = new Measure(iris, datasetNow(iris)).of(
    training.parameters.slice(),
    training.hyperParameters.regularization,
  );
  expect(await read(page, "accuracy")).toBe(train?.accuracy);
  expect(await read(page, "right-test")).toBe(other?.accuracy);
  expect(await read(page, "penalised")).toBe(training.loss + (train?.penalty ?? 0));
  return at;
}

/** Reads the chart by keys at the run's first step, in its middle and at its end. */
async function readsTheRun(page: Page): Promise<number[]> {
  const chart = page.getByTestId("loss-chart");
  await chart.press("Home");
  const first = await expectTruth(page);
  for (let i = 0; i < 9; i++) {
    await chart.press("Shift+ArrowRight");
  }
  const middle = await expectTruth(page);
  await chart.press("End");
  return [first, middle, await expectTruth(page)];
}

test("UX-130 accuracy and penalty stand in the loss chart at their steps, for a latecomer and in the replay, too", async ({
  browser,
}) => {
  const page = await newPage(browser);
  const path = (await openRoomOf(page, iris)).path.split("#")[0] ?? "";
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
  await latecomer.goto(path);
  await latecomer.getByTestId("name-input").fill("Bo");
  await latecomer.getByTestId("name-submit").click();
  await showsStep(latecomer, iris.stop.steps);
  await choose(latecomer);
  expect(await readsTheRun(latecomer)).toEqual(places);
  // The test loss of a step that this page has never shown.
  await latecomer.getByTestId("loss-chart").press("Home");
  await expect.poll(() => read(latecomer, "test")).toBe(truthAt(iris, [], 0).testLoss);

  const { origin } = new URL(page.url());
  const { runs } = await (await page.request.get(`${origin}/api/runs`)).json();
  await page.goto(`/run/${runs[0].id}`);
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
  const size = await page.evaluate(() => [document.body.scrollWidth, window.innerWidth]);
  expect(size[0]).toBeLessThanOrEqual(size[1] ?? 0);
});
