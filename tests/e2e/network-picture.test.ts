import { expect, type Page } from "@playwright/test";
import { networkLayers, parameterIndex, weightsOf } from "#engine/network.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import { explainStep } from "#engine/reference/explain.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { test } from "#tests/support/browser-test.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import {
  joinByCode,
  newPage,
  openRoom,
  openRoomOf,
  play,
  shown,
  showsStep,
} from "#tests/support/room-page.ts";
import { pausedAt, placeOf, runIdOf } from "#tests/support/standing.ts";

function numberIn(page: Page, id: string, name = "data-value"): Promise<number> {
  return page
    .getByTestId(id)
    .getAttribute(name)
    .then((value) => Number(value ?? "NaN"));
}

/** dC/dw over all training rows by the engine's own explanation of the next update. */
function gradientAt(step: number, events: readonly EngineEvent[], name: string): number {
  const { parameters, optimizerState, hyperParameters, batches } = truthAt(
    ORIGIN,
    events,
    step,
  ).keyframe();
  const start = { parameters, optimizerState, hyperParameters, batches };
  const { layers } = explainStep(ORIGIN, datasetNow(ORIGIN), start);
  const index = parameterIndex(networkLayers(ORIGIN), name) ?? -1;
  return layers.flatMap(({ weightGradient }) => [...weightGradient.data])[index] ?? Number.NaN;
}

/** The middle of the line between two units, on the screen. */
async function middleOfLine(page: Page, from: string, to: string, share: number) {
  await placeOf(page.getByTestId(from));
  const [b, a] = [await placeOf(page.getByTestId(to)), await page.getByTestId(from).boundingBox()];
  const [x1, y1] = [(a?.x ?? 0) + (a?.width ?? 0), (a?.y ?? 0) + (a?.height ?? 0) / 2];
  const [x2, y2] = [b.x, b.y + b.height / 2];
  return { x: x1 + share * (x2 - x1), y: y1 + share * (y2 - y1) };
}

test("UX-40 a pressed line shows its value, gradient and history, and is dragged on every screen", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  const other = await newPage(browser);
  await joinByCode(other, code, "Bo");
  await play(host, "30");
  await showsStep(host, 12);
  await host.getByTestId("play-pause").click();
  const step = await pausedAt(code, [host, other]);

  const { x, y } = await middleOfLine(host, "unit-1-3", "unit-2-1", 0.3);
  await host.mouse.click(x, y);
  await expect(host.getByTestId("inspector-name")).toHaveText("W2[3][1]");
  const value = truthAt(ORIGIN, [], step).parameters[14];
  await expect.poll(() => numberIn(host, "inspector-value")).toBe(value);
  await expect(host.getByTestId("inspector-gradient")).toHaveAttribute("data-step", String(step));
  await expect
    .poll(() => numberIn(host, "inspector-gradient"))
    .toBe(gradientAt(step, [], "W2[3][1]"));
  const initial = truthAt(ORIGIN, [], 0).parameters[14];
  await expect(host.getByTestId("inspector-history")).toHaveAttribute("data-from", "0");
  await expect(host.getByTestId("inspector-history")).toHaveAttribute(
    "data-values",
    `${initial} ${value}`,
  );

  const slider = await placeOf(host.getByTestId("inspector-slider"));
  const across = (share: number) => slider.x + share * slider.width;
  const height = slider.y + slider.height / 2;
  await host.mouse.move(across(0.5), height);
  await host.mouse.down();
  await host.mouse.move(across(0.2), height, { steps: 30 });
  await host.mouse.up();
  await expect(host.getByTestId("activity")).toContainText("Ada set W2[3][1] to");
  await expect.poll(async () => (await shown(host)).values["weight-2-3-1"]).toBeLessThan(-0.5);
  const dragged = Number((await host.getByTestId("inspector-slider").inputValue()) || "NaN");
  await expect
    .poll(async () => (await shown(other)).values["weight-2-3-1"])
    .toBeCloseTo(dragged, 5);
  const exact = await numberIn(other, "weight-2-3-1");
  const by = { kind: "set-parameter", parameter: "W2[3][1]", value: exact } as const;
  const events: EngineEvent[] = [{ seq: 1, step, change: by }];
  await expect.poll(() => numberIn(host, "inspector-value")).toBe(exact);
  await expect.poll(async () => (await shown(other)).loss).toBe(truthAt(ORIGIN, events, step).loss);
  await expect
    .poll(() => numberIn(host, "inspector-gradient"))
    .toBe(gradientAt(step, events, "W2[3][1]"));

  await host.getByTestId("inspector-input").fill("0,25");
  await host.getByTestId("inspector-input").press("Enter");
  await expect(other.getByTestId("weight-2-3-1")).toHaveAttribute("data-value", "0.25");
});

test("UX-41 by keys alone: a unit's formula, one of its lines, a number, and back", async ({
  page,
}) => {
  await openRoomOf(page, ORIGIN);
  await page.getByTestId("name-input").fill("Cy");
  await page.getByTestId("name-submit").click();
  await page.getByTestId("unit-0-1").focus();
  for (const [key, unit] of [
    ["ArrowRight", "unit-1-1"],
    ["ArrowDown", "unit-1-2"],
    ["ArrowRight", "unit-2-1"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByTestId(unit)).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("formula-a")).toHaveAttribute("data-step", "0");
  const { parameters } = truthAt(ORIGIN, [], 0);
  const evaluation = new Evaluation(ORIGIN, datasetNow(ORIGIN).train);
  evaluation.run(parameters);
  await expect.poll(() => numberIn(page, "formula-z")).toBe(evaluation.preActivations[1]?.data[0]);
  await expect.poll(() => numberIn(page, "formula-a")).toBe(evaluation.outputs.data[0]);

  await page.getByTestId("line-in-1").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("line-in-2")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("inspector-name")).toHaveText("W2[2][1]");
  await expect(page.getByTestId("inspector")).toBeFocused();
  await page.getByTestId("next-parameter").press("Enter");
  await expect(page.getByTestId("inspector-name")).toHaveText("W2[3][1]");
  await page.getByTestId("inspector-input").focus();
  await page.keyboard.type("-1.5");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("weight-2-3-1")).toHaveAttribute("data-value", "-1.5");
  await page.getByTestId("next-parameter").focus();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("inspector")).toHaveCount(0);
  await expect(page.getByTestId("unit-2-1")).toBeFocused();

  await page.getByTestId("line-numbers").getByText("all", { exact: true }).click();
  await page.reload();
  await expect(page.getByTestId("line-numbers")).toHaveAttribute("data-value", "all");
});

test("UX-42 a replay has the same picture and gradient, and nothing to edit", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Eve");
  await play(host, "max");
  await expect(host.getByTestId("ended")).toBeVisible();
  await host.goto(`/run/${await runIdOf(host, code)}?step=40`);
  await showsStep(host, 40);
  await host.getByTestId("unit-1-2").click();
  await host.getByTestId("line-in-1").click();
  await expect(host.getByTestId("inspector-name")).toHaveText("W1[1][2]");
  const layer = networkLayers(ORIGIN)[0];
  const { parameters } = truthAt(ORIGIN, [], 40);
  await expect
    .poll(() => numberIn(host, "inspector-value"))
    .toBe(layer && weightsOf(layer, parameters).data[1]);
  await expect
    .poll(() => numberIn(host, "inspector-gradient"))
    .toBe(gradientAt(40, [], "W1[1][2]"));
  await expect(host.getByTestId("inspector-input")).toHaveCount(0);
  await host.keyboard.press("ArrowRight");
  await expect(host.getByTestId("inspector-history")).toHaveAttribute("data-to", "41");
});

test("UX-43 the gradient of a large network follows in a worker", async ({ page }) => {
  await openRoomOf(page, PRESETS.digits);
  await page.getByTestId("name-submit").click();
  await page.getByTestId("unit-1-1").click();
  await page.getByTestId("line-in-30").click();
  await expect(page.getByTestId("inspector-gradient")).toHaveAttribute("data-step", "0");
  expect(Number.isFinite(await numberIn(page, "inspector-gradient"))).toBe(true);
});

test("UX-44 a unit's heat map is the engine's, right way up", async ({ page }) => {
  const settings = PRESETS.spiral;
  await openRoomOf(page, settings);
  await page.getByTestId("name-submit").click();
  await expect(page.getByTestId("heat-maps")).toHaveAttribute("data-step", "0");
  await page.getByTestId("unit-0-2").click();
  await expect(page.getByTestId("unit-heat")).toHaveAttribute("data-step", "0");
  // What the network sees as x2 is largest at the top.
  await expect.poll(() => numberIn(page, "unit-heat", "data-corner")).toBeGreaterThan(0);
  await page.getByTestId("unit-1-1").click();
  await expect(page.getByTestId("inspector-name")).toHaveText("h1.1");
  await expect(page.getByTestId("unit-heat")).toHaveAttribute("data-step", "0");
  const at0 = await numberIn(page, "unit-heat", "data-corner");
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  const step = String(settings.stop.steps);
  await expect(page.getByTestId("unit-heat")).toHaveAttribute("data-step", step);
  await expect.poll(() => numberIn(page, "unit-heat", "data-corner")).not.toBe(at0);
});

test("UX-45 layers and units are changed at the picture, for the next run", async ({ browser }) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Fay");
  const other = await newPage(browser);
  await joinByCode(other, code, "Gil");
  await play(host, "30");
  await showsStep(host, 3);
  await host.getByTestId("picture-more-units-1").click();
  await host.getByTestId("picture-more-layers").click();
  await expect(other.getByTestId("picture-units-1")).toHaveAttribute("data-value", "5");
  await expect(other.getByTestId("picture-units-2")).toHaveAttribute("data-value", "5");
  await other.getByTestId("picture-fewer-units-2").click();
  await expect(host.getByTestId("picture-units-2")).toHaveAttribute("data-value", "4");
  await host.getByTestId("start-run").click();
  for (const page of [host, other]) {
    await expect(page.getByTestId("unit-1-5")).toBeVisible();
    await expect(page.getByTestId("unit-2-4")).toBeVisible();
    await expect(page.getByTestId("unit-2-5")).toHaveCount(0);
  }
});
