import { expect, type Page } from "@playwright/test";
import { formatSigned, formatValue } from "#client/draw/number-format.ts";
import { shownNumber } from "#client/maths/cell-words.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import { CHAPTERS } from "#client/views/learn/chapters.ts";
import { multiplierOf, slopeOf } from "#client/views/learn/nudge.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { newPage, newPhone } from "#tests/support/room-page.ts";
import { modelAt } from "#tests/unit/maths/model-support.ts";

const STEPS = 3;

interface ShownCell {
  readonly matrix: string;
  readonly step: string;
  readonly cell: string;
  readonly text: string;
}

/** Every number in a whole matrix of the story, chapter by chapter, each of the step on the screen. */
async function cellsOf(page: Page, step: number): Promise<readonly ShownCell[]> {
  const cells: ShownCell[] = [];
  for (const chapter of CHAPTERS) {
    const section = page.getByTestId(`chapter-${chapter}`);
    await section.scrollIntoViewIfNeeded();
    for (const exhibit of await section.getByTestId("exhibit").all()) {
      await exhibit.scrollIntoViewIfNeeded();
      await expect(exhibit).toHaveAttribute("data-step", String(step));
      await expect(exhibit.locator("[aria-busy]")).toHaveCount(0);
    }
    cells.push(
      ...(await section.locator("figure[data-testid^=matrix-] td[data-cell]").evaluateAll((found) =>
        found.map((cell) => {
          const figure = cell.closest("figure");
          return {
            matrix: figure?.getAttribute("data-matrix") ?? "",
            step: cell.closest("[data-step]")?.getAttribute("data-step") ?? "",
            cell: cell.getAttribute("data-cell") ?? "",
            text: cell.textContent ?? "",
          };
        }),
      )),
    );
  }
  return cells;
}

function expectCellsOf(model: MathsModel, cells: readonly ShownCell[]): void {
  for (const { matrix, step, cell, text } of cells) {
    const [row = 0, col = 0] = cell.split("-").map(Number);
    const { data, cols } = entityOf(model, matrix).matrix;
    expect({ matrix, step, cell, text }).toEqual({
      matrix,
      step: String(model.step),
      cell,
      text: shownNumber(data[row * cols + col] ?? Number.NaN),
    });
  }
}

/** What the page comes to show is the model's: another sign is written where one looks first. */
async function trueCellsOf(page: Page, model: MathsModel): Promise<readonly ShownCell[]> {
  let cells: readonly ShownCell[] = [];
  await expect(async () => {
    cells = await cellsOf(page, model.step);
    expectCellsOf(model, cells);
  }).toPass({ timeout: 60_000 });
  return cells;
}

const modelIn = (convention: SignConvention) => modelAt(ORIGIN, STEPS, convention);

test("MP-63 every number of the story is the engine's at the step on the screen, in both signs", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await page.goto("/learn/backprop");
  for (let step = 1; step <= STEPS; step++) {
    await page.getByTestId("step-once").click();
    await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(step));
  }
  const model = modelIn("add");
  const cells = await trueCellsOf(page, model);
  expect(cells.map(({ matrix }) => matrix)).toEqual(
    expect.arrayContaining(["X", "Y", "W1", "W2", "delta2", "dW1", "nextW2"]),
  );
  await expect(page.getByTestId("cost")).toHaveText(formatValue(model.explanation.loss));

  await page.getByTestId("slope-weight").getByText("W2[■2]").click();
  const place = { layer: 2, row: 1, col: 0 };
  await expect(page.getByTestId("slope")).toHaveText(formatSigned(slopeOf(model, place)));
  await page.getByTestId("nudge-sample").getByText("●3").click();
  await page.getByTestId("nudge-unit").getByText("■2").click();
  await expect(page.getByTestId("nudge-difference")).toHaveText(
    formatSigned(0.01 * multiplierOf(model, place, 2)),
  );

  await page.getByTestId("maths-convention").first().getByText("e = a − y").click();
  await trueCellsOf(page, modelIn("subtract"));
});

test("MP-63 the story is read on a phone, and its network trains meanwhile", async ({
  browser,
}) => {
  const phone = await newPhone(browser);
  await phone.goto("/learn/backprop#weight");
  await expect(phone.getByTestId("nudge-exhibit")).toBeVisible();
  await phone.getByTestId("play-pause").tap();
  await expect
    .poll(async () => Number(await phone.getByTestId("step").getAttribute("data-value")))
    .toBeGreaterThan(2);
  await phone.getByTestId("play-pause").tap();
  await expect(phone.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => overflowPx(phone)).toBeLessThanOrEqual(0);
  await phone.getByTestId("self-test").getByText("5 samples").tap();
  await expect(phone.getByText("the samples are what is added over")).toBeVisible();
});
