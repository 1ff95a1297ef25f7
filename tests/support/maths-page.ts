import { expect, type Page } from "@playwright/test";
import { placeLabel, shownNumber } from "#client/maths/cell-words.ts";
import { type MathsModel, mathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { partOfStep, partsOfStep } from "#client/maths/step-part.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";

const PATIENCE_MS = 30_000;

interface ShownCell {
  readonly row: number;
  readonly col: number;
  readonly text: string;
  readonly value: number;
  /** The head of its row, as it is read. */
  readonly head: string;
}

interface ShownStep {
  /** Of the iteration, as the panel says it. */
  readonly step: number;
  readonly matrices: Readonly<Record<string, readonly ShownCell[]>>;
  readonly scalars: Readonly<Record<string, number>>;
}

/** The iteration after a step, by the reference engine alone. */
export function trueModel(
  settings: TrainingSettings,
  step: number,
  convention: SignConvention = "add",
  events: readonly EngineEvent[] = [],
): MathsModel {
  const start = truthAt(settings, events, step).keyframe();
  return mathsModel({ settings, dataset: datasetNow(settings), start, step, convention });
}

/** Every number of the panel, read in one go. */
function shownStep(page: Page): Promise<ShownStep> {
  return page.evaluate(() => {
    const cellsOf = (figure: Element) =>
      [...figure.querySelectorAll("td[data-cell]")].map((cell) => {
        const [row = -1, col = -1] = (cell.getAttribute("data-cell") ?? "").split("-").map(Number);
        const head = cell.closest("tr")?.querySelector("th")?.getAttribute("aria-label") ?? "";
        const value = Number(cell.getAttribute("data-value") ?? "NaN");
        return { row, col, text: cell.textContent ?? "", value, head };
      });
    const figures = [...document.querySelectorAll("[data-testid=step-matrices] [data-matrix]")];
    const scalars = [...document.querySelectorAll("[data-testid^=scalar-]")];
    const said = document.querySelector("[data-testid=maths-iteration]");
    return {
      step: Number(said?.getAttribute("data-value") ?? "NaN"),
      matrices: Object.fromEntries(
        figures.map((figure) => [figure.getAttribute("data-matrix") ?? "", cellsOf(figure)]),
      ),
      scalars: Object.fromEntries(
        scalars.map((scalar) => [
          (scalar.getAttribute("data-testid") ?? "").replace("scalar-", ""),
          Number(scalar.getAttribute("data-value") ?? "NaN"),
        ]),
      ),
    };
  });
}

/** Goes through all steps of the iteration: every number is the engine's, to the digits shown. */
export async function expectTrueSteps(page: Page, model: MathsModel): Promise<void> {
  const iteration = page.getByTestId("maths-iteration");
  await expect(iteration).toHaveAttribute("data-value", String(model.step));
  for (const step of model.steps) {
    await page.getByTestId(`maths-step-${step.id}`).click();
    await expect(page.getByTestId("maths-title")).toContainText(String(step.number));
    const parts = partsOfStep(model, step);
    for (const part of parts) {
      await page.getByTestId("step-part").getByText(part, { exact: true }).click();
      await expectTrueStep(page, model, partOfStep(model, step, part));
    }
    if (parts.length === 0) {
      await expectTrueStep(page, model, step);
    }
  }
}

/** Two steps may have matrices of the same names: the page is read until it is this one's. */
async function expectTrueStep(page: Page, model: MathsModel, step: MathsStep): Promise<void> {
  await expect(async () => compareStep(page, model, step)).toPass({ timeout: PATIENCE_MS });
}

async function compareStep(page: Page, model: MathsModel, step: MathsStep): Promise<void> {
  const ids = [...step.operands, ...step.results];
  const shown = await shownStep(page);
  expect(shown.step).toBe(model.step);
  expect(Object.keys(shown.matrices)).toEqual(ids);
  for (const id of ids) {
    expectTrueCells(shown.matrices[id] ?? [], model, id);
  }
  if (step.kind === "loss") {
    expect(shown.scalars["C"]).toBe(model.explanation.loss);
  }
}

function expectTrueCells(cells: readonly ShownCell[], model: MathsModel, id: string): void {
  const entity = model.entities.get(id);
  const { rows = 0, cols = 0, data = new Float64Array() } = entity?.matrix ?? {};
  expect(cells, id).toHaveLength(Math.min(12, rows) * Math.min(12, cols));
  for (const { row, col, text, value, head } of cells) {
    const expected = data[row * cols + col] ?? Number.NaN;
    const where = `${id} ${row} ${col} of step ${model.step}`;
    // Written, zero has no sign.
    expect(value, where).toBe(expected + 0);
    expect(text, where).toBe(shownNumber(expected, "en-US"));
    if (entity?.axes.rows.kind === "samples") {
      expect(head, where).toBe(placeLabel(model, entity.axes.rows, row).spoken);
    }
  }
}
