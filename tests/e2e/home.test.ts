import { expect, type Page, test } from "@playwright/test";
import { networkLayers, parameterName } from "#engine/network.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { newPage, newPhone, shown, showsStep } from "#tests/support/room-page.ts";

async function stepOf(page: Page): Promise<number> {
  return (await shown(page)).step;
}

/** Opens a room with what is on the home page; the room's first numbers are the engine's there. */
async function opensWithThis(
  page: Page,
  settings: TrainingSettings,
  events: readonly EngineEvent[],
): Promise<void> {
  const left = await shown(page);
  const truth = truthAt(settings, events, left.step);
  expect(left.loss).toBe(truth.loss);

  await page.getByTestId("open-with-this").click();
  await page.getByTestId("name-input").fill("Hana");
  await page.getByTestId("name-submit").click();
  await expect(page.getByTestId("name-dialog")).toBeHidden();
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  const room = await shown(page);
  expect(room.loss).toBe(left.loss);
  const layers = networkLayers(settings);
  for (const [i, value] of truth.parameters.entries()) {
    const [kind, ...places] = parameterName(layers, i).match(/[Wb]|\d+/g) ?? [];
    const id = `${kind === "W" ? "weight" : "bias"}-${places.join("-")}`;
    expect(room.values[id], id).toBe(value);
  }
}

test("UX-50 the home page trains Origin by itself, yields to the first touch, and becomes a room to the bit", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await page.goto("/");
  await showsStep(page, 15);
  await expect(page.getByTestId("playground-engine")).toHaveAttribute("data-value", "fast");
  await page.getByTestId("playground").getByTestId("loss-chart").hover();
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  const yielded = await shown(page);
  expect(yielded.loss).toBe(truthAt(ORIGIN, [], yielded.step).loss);

  await page.getByTestId("step-once").click();
  await expect.poll(() => stepOf(page)).toBe(yielded.step + 1);
  await page.getByTestId("step-back").click();
  await expect.poll(() => stepOf(page)).toBe(yielded.step);
  await page.getByTestId("rate-higher").click();
  await expect(page.getByTestId("playground-rate")).toHaveValue("2");
  await page.getByTestId("play-pause").click();
  await showsStep(page, yielded.step + 20);
  await page.getByTestId("play-pause").click();
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  const change = { kind: "set-learning-rate", value: 2 } as const;
  await opensWithThis(page, ORIGIN, [{ seq: 1, step: yielded.step, change }]);
  await expect(page.getByTestId("field-optimizer-learningRate")).toHaveValue("2");
});

test("UX-51 the spiral trains on a phone, to its end, and becomes a room in the middle of it", async ({
  browser,
}) => {
  const phone = await newPhone(browser);
  await phone.goto("/");
  await phone.getByTestId("playground-network").getByText("Spiral").tap();
  await showsStep(phone, 20);
  await phone.getByTestId("speed").getByText("max").tap();
  await expect(phone.getByTestId("playground-end")).toHaveAttribute("data-value", "steps");
  const { stop } = PRESETS.spiral;
  await expect(phone.getByTestId("step")).toHaveAttribute("data-value", String(stop.steps));
  const end = await shown(phone);
  expect(end.loss).toBe(truthAt(PRESETS.spiral, [], stop.steps).loss);
  await phone.getByTestId("step-back").tap();
  await expect.poll(() => stepOf(phone)).toBe(stop.steps - 1);

  const page = await newPage(browser);
  await page.goto("/");
  await page.getByTestId("playground-network").getByText("Spiral").click();
  await showsStep(page, 30);
  await page.getByTestId("play-pause").click();
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  await opensWithThis(page, PRESETS.spiral, []);
});

test("UX-52 without WebAssembly the plain engine trains and says so; reduced motion waits for play", async ({
  browser,
}) => {
  const page = await newPage(browser, {
    viewport: { width: 1366, height: 768 },
    reducedMotion: "reduce",
  });
  await page.route("**/kernels.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByTestId("playground-engine")).toHaveAttribute("data-value", "reference");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  await page.getByTestId("play-pause").click();
  await showsStep(page, 10);
  await page.getByTestId("play-pause").click();
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  await opensWithThis(page, ORIGIN, []);
});
