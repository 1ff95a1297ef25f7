import { expect, type Page } from "@playwright/test";
import { predict } from "#engine/reference/predict.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import {
  newPage,
  newPhone,
  openRoomOf,
  openTab,
  play,
  showsStep,
} from "#tests/support/room-page.ts";
import { runIdOf } from "#tests/support/standing.ts";

const PATIENCE_MS = 30_000;

/** Three classes in the plane of two inputs, with some rows held back. */
const THREE: TrainingSettings = {
  ...ORIGIN,
  data: {
    kind: "table",
    inputs: ["height", "weight"],
    outputs: ["a", "b", "c"],
    rows: Array.from({ length: 30 }, (_, i) => [
      (i * 7) % 10,
      20 * ((i * 3) % 11),
      Number(i % 3 === 0),
      Number(i % 3 === 1),
      Number(i % 3 === 2),
    ]),
    scaling: "standardize",
  },
  testShare: 0.2,
  layers: [
    { units: 5, activation: "tanh" },
    { units: 3, activation: "softmax" },
  ],
  loss: "softmax-cross-entropy",
  stop: { steps: 40 },
};

/** One unit by hand: above 0.5 where x1 + 2 x2 is above 0. */
const SLOPE: TrainingSettings = {
  ...ORIGIN,
  data: {
    kind: "table",
    inputs: ["x1", "x2"],
    outputs: ["y"],
    rows: [
      [-2, 2, 1],
      [2, 2, 1],
      [-2, -2, 0],
      [2, -2, 0],
    ],
    scaling: "none",
  },
  layers: [{ units: 1, activation: "sigmoid" }],
  bias: true,
  initial: { scheme: "given", weights: [[[1], [2]]], biases: [[0]] },
};

/** The answer under the crosshair is the reference's at the step that the surface shows. */
async function expectTrueAnswer(page: Page, settings: TrainingSettings): Promise<void> {
  // What is under a crosshair that has just come there is computed first.
  await expect(async () => compareAnswer(page, settings)).toPass({ timeout: PATIENCE_MS });
}

async function compareAnswer(page: Page, settings: TrainingSettings): Promise<void> {
  const { step, x, y, values } = await page.evaluate(() => {
    const data = (id: string) =>
      document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.dataset ?? {};
    const answer = data("surface-answer");
    return {
      step: Number(data("surface-step")["value"]),
      x: Number(answer["x"]),
      y: Number(answer["y"]),
      values: (answer["value"] ?? "").split(" ").map(Number),
    };
  });
  const dataset = datasetNow(settings);
  const inputs = dataset.transform({ rows: 1, cols: 2, data: Float64Array.of(x, y) });
  const { data } = predict(settings, { inputs }, truthAt(settings, [], step).parameters);
  expect(values, `at ${x}, ${y} of step ${step}`).toEqual(Array.from(data));
}

/** Reads a pixel of the surface where a point of the plane lies, as shares of the picture. */
function isBluish(page: Page, across: number, down: number): Promise<boolean> {
  return page.evaluate(
    ([x = 0, y = 0]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="surface"] canvas');
      const context = canvas?.getContext("2d");
      if (!canvas || !context) {
        throw new Error("there is no surface");
      }
      const side = 9;
      const { data } = context.getImageData(canvas.width * x, canvas.height * y, side, side);
      let blue = 0;
      for (let at = 0; at < data.length; at += 4) {
        blue += (data[at + 2] ?? 0) - (data[at] ?? 0);
      }
      return blue > 0;
    },
    [across, down],
  );
}

test("UX-30 the surface is of the step it names, and tells the engine's answer under pointer and keys", async ({
  browser,
}) => {
  const page = await newPage(browser);
  const settings = { ...PRESETS.playground, stop: { steps: 300 } };
  await openRoomOf(page, settings);
  await expect(page.getByTestId("surface-step")).toHaveAttribute("data-value", "0");
  const surface = page.getByTestId("surface");
  await surface.hover({ position: { x: 90, y: 70 } });
  await expect(page.getByTestId("surface-answer")).toContainText("class");
  await expectTrueAnswer(page, settings);
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  await expect(page.getByTestId("surface-step")).toHaveAttribute("data-value", "300");
  // The notice of the end has moved the picture away from under the pointer.
  await surface.hover({ position: { x: 90, y: 70 } });
  await expect(page.getByTestId("surface-answer")).toContainText("class");
  await expectTrueAnswer(page, settings);

  await page.mouse.move(0, 0);
  await expect(page.getByTestId("surface-answer")).not.toHaveAttribute("data-value");
  await surface.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(page.getByTestId("surface-answer")).toHaveAttribute("data-value");
  await expectTrueAnswer(page, settings);
  await expect
    .poll(async () => {
      const said = await page.getByTestId("surface-answer").textContent();
      return said === (await surface.getAttribute("aria-valuetext"));
    })
    .toBe(true);
  // A key of the picture is no key of the page.
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "300");
});

test("UX-30 the picture is right way up: what is above the line is above it on the screen", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await openRoomOf(page, SLOPE);
  await expect(page.getByTestId("surface-step")).toHaveAttribute("data-value", "0");
  await expect.poll(() => isBluish(page, 0.2, 0.15)).toBe(true);
  await expect.poll(() => isBluish(page, 0.85, 0.8)).toBe(false);
});

test("UX-31 several classes on a phone: regions, test points, discretize, the same numbers in a replay", async ({
  browser,
}) => {
  const page = await newPhone(browser);
  const { code } = await openRoomOf(page, THREE);
  await play(page);
  await expect(page.getByTestId("ended")).toBeVisible();
  await openTab(page, "outputs");
  const surface = page.getByTestId("surface");
  await expect(page.getByTestId("surface-step")).toHaveAttribute("data-value", "40");
  await surface.tap({ position: { x: 120, y: 100 } });
  await expect(page.getByTestId("surface-answer")).toContainText("height = ");
  await expectTrueAnswer(page, THREE);
  await page.getByTestId("surface-show-test").click();
  await page.getByTestId("surface-discretize").click();
  await expect(page.getByTestId("surface-discretize")).toHaveAttribute("aria-checked", "true");
  await expect(page.getByTestId("surface-legend").first().getByRole("listitem")).toHaveCount(4);
  await expect.poll(() => overflowPx(page)).toBe(0);

  await page.goto(`/run/${await runIdOf(page, code)}?step=17`);
  await showsStep(page, 17);
  await openTab(page, "outputs");
  await expect(page.getByTestId("surface-step")).toHaveAttribute("data-value", "17");
  await surface.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("surface-answer")).toHaveAttribute("data-value");
  await expectTrueAnswer(page, THREE);
});

test("UX-30 data without a plane have no surface, but a hidden space", async ({ browser }) => {
  const page = await newPage(browser);
  await openRoomOf(page, ORIGIN);
  await expect(page.getByTestId("output-1-1")).toBeVisible();
  await expect(page.getByTestId("surface")).toHaveCount(0);
  await page.getByTestId("hidden-space").click();
  const picture = page.getByTestId("hidden-picture");
  await expect(picture).toHaveAttribute("data-value", "0");
  await expect(picture).toHaveAttribute("aria-label", /4 rows .* h1, across, and h2/);
});
