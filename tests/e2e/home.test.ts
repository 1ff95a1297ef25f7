import { expect, type Page } from "@playwright/test";
import { otherNoise, otherUnits } from "#client/views/home/playground-changes.ts";
import { playgroundSettings } from "#client/views/home/playground-networks.ts";
import { networkLayers, parameterName } from "#engine/network.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { test } from "#tests/support/browser-test.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { newPage, newPhone, shown } from "#tests/support/room-page.ts";

/** A machine that is busy with much else trains in its own time. */
const PATIENCE = { timeout: 60_000 };

/** Until the home page has trained so far. */
async function trains(page: Page, atLeast: number): Promise<void> {
  await expect.poll(() => stepOf(page), PATIENCE).toBeGreaterThanOrEqual(atLeast);
}

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
  expect(room.step).toBe(0);
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
  await trains(page, 15);
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
  await trains(page, yielded.step + 20);
  await page.getByTestId("play-pause").click();
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  const change = { kind: "set-learning-rate", value: 2 } as const;
  await opensWithThis(page, ORIGIN, [{ seq: 1, step: yielded.step, change }]);
  await expect(page.getByTestId("field-optimizer-learningRate")).toHaveValue("2");
});

test("UX-51 the spiral trains on a phone, to its end", async ({ browser }) => {
  const phone = await newPhone(browser);
  await phone.goto("/");
  await phone.getByTestId("playground-network").getByText("Spiral").tap();
  await trains(phone, 20);
  await phone.getByTestId("speed").getByText("max").tap();
  await expect(phone.getByTestId("playground-end")).toHaveAttribute(
    "data-value",
    "steps",
    PATIENCE,
  );
  const { stop } = PRESETS.spiral;
  await expect(phone.getByTestId("step")).toHaveAttribute("data-value", String(stop.steps));
  const end = await shown(phone);
  expect(end.loss).toBe(truthAt(PRESETS.spiral, [], stop.steps).loss);
  await phone.getByTestId("step-back").tap();
  await expect.poll(() => stepOf(phone)).toBe(stop.steps - 1);
});

test("UX-51 the spiral becomes a room in the middle of its run", async ({ browser }) => {
  const page = await newPage(browser);
  await page.goto("/");
  await page.getByTestId("playground-network").getByText("Spiral").click();
  await trains(page, 30);
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
  await trains(page, 10);
  await page.getByTestId("play-pause").click();
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  await opensWithThis(page, ORIGIN, []);
});

test("UX-135 on the home page a weight is set by hand, and the room is opened with it", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await page.goto("/");
  await trains(page, 5);
  const picture = page.getByTestId("network-picture");
  await picture.hover();
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Escape");
  await page.getByTestId("unit-1-1").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("line-in-1").click();
  await expect(page.getByTestId("inspector-name")).toHaveText("W1[1][1]");
  await page.getByTestId("inspector-input").fill("-2.5");
  await page.getByTestId("inspector-input").press("Enter");
  await expect(page.getByTestId("inspector-value")).toHaveAttribute("data-value", "-2.5");
  const { step } = await shown(page);
  const change = { kind: "set-parameter", parameter: "W1[1][1]", value: -2.5 } as const;
  await expect
    .poll(async () => (await shown(page)).loss)
    .toBe(truthAt(ORIGIN, [{ seq: 1, step, change }], step).loss);
  await opensWithThis(page, ORIGIN, [{ seq: 1, step, change }]);
});

test("UX-136 another network takes the place of the one before, and the surface shows what it answers", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 768 } });
  await page.goto("/");
  await trains(page, 5);
  await page.getByTestId("playground-network").getByText("XOR").click();
  await expect(page.getByTestId("surface")).toBeVisible(PATIENCE);
  await expect(page.getByTestId("heat-maps")).toHaveAttribute("data-step", /\d+/, PATIENCE);
  await page.getByTestId("play-pause").click();
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  await page.getByTestId("playground-units-2-more").press("Enter");
  await expect(page.getByTestId("playground-units-2-value")).toHaveText("5");
  await page.getByTestId("playground-noise-more").click();
  await expect(page.getByTestId("playground-noise-value")).toHaveText(/^0[.,]15$/);
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  const xor = playgroundSettings("xor");
  const changed = otherNoise(otherUnits(xor, 1, 1) ?? xor, 1) ?? xor;
  await expect.poll(async () => (await shown(page)).loss).toBe(truthAt(changed, [], 0).loss);
  await page.getByTestId("step-once").click();
  await expect.poll(async () => (await shown(page)).loss).toBe(truthAt(changed, [], 1).loss);
});
