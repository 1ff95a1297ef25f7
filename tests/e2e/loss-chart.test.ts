import { expect, type Page } from "@playwright/test";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { test } from "#tests/support/browser-test.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import {
  newPage,
  newPhone,
  openRoom,
  openRoomOf,
  play,
  showsStep,
} from "#tests/support/room-page.ts";
import { placeOf, runIdOf, stands } from "#tests/support/standing.ts";

/** Twice as many steps as a curve keeps single ones, and an odd one. */
const LONG: TrainingSettings = { ...ORIGIN, stop: { steps: 12_001 } };

/** A number that the chart or its readout shows. */
async function shownAs(page: Page, id: string, name: string): Promise<number> {
  return Number((await page.getByTestId(id).getAttribute(`data-${name}`)) ?? "NaN");
}

/** The steps between which the chart is zoomed in, read in one go. */
function windowOf(page: Page): Promise<readonly [from: number, to: number]> {
  return page
    .getByTestId("loss-chart")
    .evaluate((chart) => [
      Number(chart.getAttribute("data-from") ?? "NaN"),
      Number(chart.getAttribute("data-to") ?? "NaN"),
    ]);
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.getByTestId("loss-chart").press(key);
  }
}

/** What the chart or its readout comes to show: it is drawn after the key, when there is time. */
async function shows(page: Page, id: string, name: string, value: number | null): Promise<void> {
  await expect(page.getByTestId(id)).toHaveAttribute(`data-${name}`, String(value));
}

test("UX-60 the chart reads every step by keyboard, zooms, moves, and follows again", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await openRoom(page, "Ada");
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();

  await press(page, "Home", "ArrowRight", "ArrowRight", "ArrowRight");
  await shows(page, "loss-readout", "step", 3);
  await shows(page, "loss-readout", "loss", truthAt(ORIGIN, [], 3).stepLoss);
  await press(page, "+", "+", "+");
  await expect
    .poll(async () => {
      const [from, to] = await windowOf(page);
      return to - from;
    })
    .toBe(125);
  await press(page, "End");
  await shows(page, "loss-readout", "loss", truthAt(ORIGIN, [], 1000).stepLoss);
  await shows(page, "loss-chart", "to", 1000);
  await press(page, "PageUp");
  await shows(page, "loss-chart", "to", 937.5);
  await page.getByTestId("loss-follow").click();
  await expect(page.getByTestId("loss-chart")).toHaveAttribute("data-to", "1000");
  await expect(page.getByTestId("loss-follow")).toHaveCount(0);
  await press(page, "0");
  await shows(page, "loss-chart", "from", 0);

  // With the wheel, at the pointer; then dragged to the right, to earlier steps.
  const box = await placeOf(page.getByTestId("loss-chart"));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -400);
  await expect.poll(() => shownAs(page, "loss-chart", "from")).toBeGreaterThan(100);
  await stands(page);
  const from = await shownAs(page, "loss-chart", "from");
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => shownAs(page, "loss-chart", "from")).toBeLessThan(from);
  await page.getByTestId("loss-whole").click();
  await expect(page.getByTestId("loss-chart")).toHaveAttribute("data-from", "0");
});

test("UX-61 a curve in buckets is exact where one zooms in, live and in the replay", async ({
  browser,
}) => {
  const page = await newPage(browser);
  const { code } = await openRoomOf(page, LONG);
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  const expected = new Map(
    [12_001, 12_000, 11_999].map((step) => [step, truthAt(LONG, [], step).stepLoss]),
  );
  const readsExactly = async () => {
    await page.getByTestId("loss-chart").focus();
    await press(page, "End", "+", "+", "+", "+");
    await expect(page.getByTestId("loss-exactness")).toHaveAttribute("data-value", "exact 2");
    for (const [step, loss] of expected) {
      await shows(page, "loss-readout", "step", step);
      await shows(page, "loss-readout", "loss", loss);
      await shows(page, "loss-readout", "min", loss);
      await press(page, "ArrowLeft");
    }
  };
  await readsExactly();
  await page.goto(`/run/${await runIdOf(page, code)}?step=12001`);
  await showsStep(page, 12_001);
  await readsExactly();
});

test("UX-62 a change stands on the chart with who, what and when; test losses are those seen", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await openRoom(page, "Ada");
  await play(page, "30");
  await showsStep(page, 10);
  await page.getByTestId("weight-1-1-1").press("Enter");
  await page.getByTestId("parameter-input").fill("-3");
  await page.getByTestId("parameter-input").press("Enter");
  const mark = page.locator('[data-testid="loss-mark"][data-kind="change"]');
  await expect(mark).toHaveCount(1);
  await expect(mark).toHaveAccessibleName(/^Ada set W1\[1\]\[1\] to [−-]3, step \d+$/);
  await mark.focus();
  await expect(page.getByTestId("loss-mark-words")).toContainText("Ada set W1[1][1]");

  await openRoomOf(page, PRESETS.iris);
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  await press(page, "End");
  const last = truthAt(PRESETS.iris, [], PRESETS.iris.stop.steps);
  await shows(page, "loss-readout", "test", last.testLoss);
  await shows(page, "loss-readout", "loss", last.stepLoss);
});

test("UX-63 on a phone two fingers zoom, one moves, and a tap reads a value", async ({
  browser,
}) => {
  const page = await newPhone(browser);
  await openRoom(page, "Ada");
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  const box = await placeOf(page.getByTestId("loss-chart"));
  const touch = await page.context().newCDPSession(page);
  const y = box.y + box.height / 2;
  const at = (...xs: readonly number[]) => xs.map((x, id) => ({ x: box.x + x, y, id }));
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(150, 200) });
  for (const apart of [10, 30, 50]) {
    const touchPoints = at(150 - apart, 200 + apart);
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
  }
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect
    .poll(async () => {
      const [from, to] = await windowOf(page);
      return to - from;
    })
    .toBeLessThan(600);
  await page.touchscreen.tap(box.x + 180, y);
  await expect.poll(() => shownAs(page, "loss-readout", "step")).toBeGreaterThan(0);
  const step = await shownAs(page, "loss-readout", "step");
  await shows(page, "loss-readout", "loss", truthAt(ORIGIN, [], step).stepLoss);
});

test("UX-134 the chart lies larger over the network, and Escape brings it back with the focus", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 768 } });
  await openRoom(page, "Ada");
  const panel = page.getByTestId("loss-panel");
  const main = page.getByTestId("loss-larger").locator("xpath=ancestor::main");
  await expect(main.getByTestId("series-accuracy")).toBeVisible();
  await expect(main.getByTestId("histograms")).toBeVisible();
  await stands(page);
  const before = await panel.boundingBox();
  const height = (await main.boundingBox())?.height;
  await page.getByTestId("loss-larger").press("Enter");
  await expect(panel).toHaveAttribute("data-large", "true");
  await expect
    .poll(async () => (await panel.boundingBox())?.width)
    .toBeGreaterThan(2 * (before?.width ?? 0));
  await expect.poll(async () => (await main.boundingBox())?.height).toBe(height);
  await press(page, "End");
  await shows(page, "loss-readout", "loss", truthAt(ORIGIN, [], 0).stepLoss);
  // The first Escape takes the cursor away, the next one brings the chart back.
  await press(page, "Escape", "Escape");
  await expect(panel).toHaveAttribute("data-large", "false");
  await expect(page.getByTestId("loss-larger")).toBeFocused();
  await expect.poll(() => panel.boundingBox()).toEqual(before);
});
