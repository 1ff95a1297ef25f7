import { expect } from "@playwright/test";
import { sampleRows } from "#client/views/moment/data-rows.ts";
import { gridPoints } from "#client/views/plane/plane-grid.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { test } from "#tests/support/browser-test.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { newPage, newPhone, openNamedRoomOf, play, showsStep } from "#tests/support/room-page.ts";
import { placeOf } from "#tests/support/standing.ts";

/** What the network of a step makes of one data row, from 0. */
function truthOfRow(settings: TrainingSettings, step: number, row: number): Evaluation {
  const dataset = datasetNow(settings);
  const evaluation = new Evaluation(settings, sampleRows(dataset, row, row + 1));
  evaluation.run(truthAt(settings, [], step).parameters);
  return evaluation;
}

test("UX-82 a unit's values by row: in its circle, enlarged, chosen by keys, true to the engine", async ({
  browser,
}) => {
  const settings = { ...PRESETS.iris, stop: { steps: 200 } };
  const page = await newPage(browser);
  await openNamedRoomOf(page, settings, "Ada");
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId("row-strips")).toHaveAttribute("data-step", "200");
  await expect(page.getByTestId("row-strips")).toHaveAttribute("data-rows", "1-150");
  await page.getByTestId("unit-1-3").click();
  const strip = page.getByTestId("unit-strip");
  await expect(strip).toHaveAttribute("data-step", "200");
  const truth = (row: number) =>
    String(Math.fround(truthOfRow(settings, 200, row).activations[1]?.data[2] ?? Number.NaN));
  await expect(strip).toHaveAttribute("data-value", truth(0));
  await strip.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("shown-row")).toHaveAttribute("data-value", "2");
  await expect(strip).toHaveAttribute("data-value", truth(1));
  await page.keyboard.press("End");
  await expect(page.getByTestId("shown-row")).toHaveAttribute("data-value", "150");
  await expect(strip).toHaveAttribute("data-value", truth(149));
  await expect(strip).toHaveAttribute("aria-valuetext", /^row 150: /);
  const { x, y, width, height } = await placeOf(strip);
  await page.mouse.click(x + width * 0.5, y + height / 2);
  await expect(page.getByTestId("shown-row")).toHaveAttribute("data-value", /^7[4567]$/);
  // Escape closes it and gives the focus back to the unit.
  await strip.focus();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("inspector")).toHaveCount(0);

  await page.getByTestId("row-field").fill("120");
  await page.getByTestId("row-field").press("Enter");
  const outputs = truthOfRow(settings, 200, 119).outputs.data;
  const actual = datasetNow(settings);
  const { targets } = sampleRows(actual, 119, 120);
  const target = targets.data.indexOf(1);
  await expect(page.getByTestId("class-error-120")).toHaveAttribute(
    "data-value",
    String(1 - (outputs[target] ?? Number.NaN)),
  );
});

test("UX-82 of many rows the page around the chosen one, and it is said", async ({ browser }) => {
  const page = await newPhone(browser);
  await openNamedRoomOf(page, PRESETS.digits, "Ada");
  await expect(page.getByTestId("row-strips")).toHaveAttribute("data-rows", "1-240");
  await page.getByTestId("row-field").fill("1797");
  await page.getByTestId("row-field").press("Enter");
  await expect(page.getByTestId("row-strips")).toHaveAttribute("data-rows", "1558-1797");
  await expect(page.getByText("rows 1,558 to 1,797 of 1,797").first()).toBeVisible();
});

test("UX-83 the hidden space shows what two units make of the plane and of the rows", async ({
  browser,
}) => {
  const settings = { ...PRESETS.spiral, stop: { steps: 100 } };
  const page = await newPage(browser);
  await openNamedRoomOf(page, settings, "Ada");
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible({ timeout: 60_000 });
  await page.getByTestId("hidden-space").click();
  const picture = page.getByTestId("hidden-picture");
  await expect(picture).toHaveAttribute("data-value", "100");
  await expect(picture).toHaveAttribute("aria-label", /The plane and 500 rows/);
  const [x, y] = ((await picture.getAttribute("data-plane")) ?? "").split(" ").map(Number);
  const dataset = datasetNow(settings);
  // The surface names the corner of the same plane.
  const area = await page.evaluate(() =>
    Number(document.querySelector<HTMLElement>('[data-testid="hidden-picture"]')?.dataset["left"]),
  );
  const reach = { x: [area, -area], y: [area, -area] } as const;
  const inputs = dataset.transform(gridPoints(reach, 50));
  const evaluation = new Evaluation(settings, { inputs });
  evaluation.run(truthAt(settings, [], 100).parameters);
  const layer = evaluation.activations[1]?.data ?? [];
  expect([x, y]).toEqual([Math.fround(layer[0] ?? 0), Math.fround(layer[1] ?? 0)]);
  await page.getByTestId("hidden-plane").click();
  await expect(picture).toHaveAttribute("data-plane", "");
  await expect(picture).toHaveAttribute("aria-label", /^500 rows/);
});

test("UX-84 a unit that has the focus is shown enlarged, pinned with Enter, gone with the focus", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await openNamedRoomOf(page, ORIGIN, "Ada");
  await showsStep(page);
  await page.getByTestId("unit-0-1").focus();
  await page.keyboard.press("ArrowRight");
  const peek = page.getByTestId("unit-peek");
  await expect(peek).toContainText("h1");
  await expect(peek.getByTestId("peek-picture")).toHaveAttribute("data-step", "0");
  await page.keyboard.press("ArrowDown");
  await expect(peek).toContainText("h2");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("inspector-name")).toHaveText("h2");
  await expect(peek).toHaveCount(0);
});

test("UX-85 a large layer stands in groups with their numbers; each unit of one can be looked into", async ({
  browser,
}) => {
  const page = await newPage(browser);
  const settings: TrainingSettings = {
    ...ORIGIN,
    layers: [
      { units: 100, activation: "sigmoid" },
      { units: 1, activation: "sigmoid" },
    ],
  };
  await openNamedRoomOf(page, settings, "Ada");
  await expect(page.getByTestId("network-picture").getByText("94–100")).toBeVisible();
  await page.getByTestId("unit-1-3").click();
  await expect(page.getByTestId("inspector-name")).toHaveText("h13");
  const values = truthOfRow(settings, 0, 0).activations[1]?.data.slice(12, 18) ?? [];
  const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / 6;
  await expect(page.getByTestId("group-mean")).toHaveAttribute("data-value", String(mean));
  await page.getByTestId("group-unit").click();
  await page.getByRole("option", { name: "h18" }).click();
  await expect(page.getByTestId("inspector-name")).toHaveText("h18");
  await expect(page.getByTestId("unit-1-3")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByTestId("formula-a")).toHaveAttribute("data-value", String(values[5]));
});
