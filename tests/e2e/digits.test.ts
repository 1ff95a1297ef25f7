import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { predict } from "#engine/reference/predict.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { PRESETS } from "#protocol/presets.ts";
import { test } from "#tests/support/browser-test.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import {
  joinByCode,
  newPage,
  newPhone,
  openNamedRoomOf,
  openTab,
  play,
  showsStep,
} from "#tests/support/room-page.ts";
import { placeOf, runIdOf, stands } from "#tests/support/standing.ts";

const SETTINGS: TrainingSettings = { ...PRESETS.digits, stop: { steps: 600 } };

type Corner = readonly [x: number, y: number];
const SEVEN: readonly Corner[] = [
  [0.3, 0.18],
  [0.7, 0.18],
  [0.45, 0.85],
];

async function draw(page: Page, corners: readonly Corner[]): Promise<void> {
  const { x, y, width, height } = await placeOf(page.getByTestId("digit-pad"));
  for (const [i, [across, down]] of corners.entries()) {
    await page.mouse.move(x + across * width, y + down * height, { steps: 12 });
    if (i === 0) {
      await page.mouse.down();
    }
  }
  await page.mouse.up();
}

/** The bars are the reference's answer to the pixels that the page shows, at the step it names. */
async function expectTrueBars(page: Page): Promise<void> {
  await expect(page.getByTestId("digit-seen")).toHaveAttribute("data-value", /\d/);
  // What was drawn last is answered with the next picture.
  await expect(async () => compareBars(page)).toPass({ timeout: 30_000 });
}

async function compareBars(page: Page): Promise<void> {
  const { step, pixels, bars } = await page.evaluate(() => {
    const value = (id: string) =>
      document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.dataset["value"] ?? "";
    return {
      step: Number(value("digit-step")),
      pixels: value("digit-seen").split(" ").map(Number),
      bars: Array.from({ length: 10 }, (_, unit) => Number(value(`digit-bar-${unit}`))),
    };
  });
  const data = Float64Array.from(pixels, (count) => count / 16);
  const inputs = datasetNow(SETTINGS).transform({ rows: 1, cols: 64, data });
  const answer = predict(SETTINGS, { inputs }, truthAt(SETTINGS, [], step).parameters);
  expect(bars, `at step ${step}`).toEqual(Array.from(answer.data));
}

function seen(page: Page): Promise<string | null> {
  return page.getByTestId("digit-seen").getAttribute("data-value");
}

async function sameIsSeen(one: Page, other: Page): Promise<void> {
  await expect
    .poll(async () => {
      const drawn = await seen(one);
      return drawn !== null && drawn === (await seen(other));
    })
    .toBe(true);
}

test("UX-80 what one draws is read on every screen by the weights of the step, while it trains", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const { code } = await openNamedRoomOf(host, SETTINGS, "Ada");
  const other = await newPhone(browser);
  await joinByCode(other, code, "Bo");
  await openTab(other, "outputs");
  await draw(host, SEVEN);
  await expect(host.getByTestId("digit-author")).toContainText("You draw");
  await expect(other.getByTestId("digit-author")).toContainText("Ada draws");
  await sameIsSeen(host, other);
  await expectTrueBars(host);
  await expectTrueBars(other);

  await play(host, "30");
  await expect(host.getByTestId("digit-step")).not.toHaveAttribute("data-value", "0");
  await expectTrueBars(other);
  await host.getByTestId("speed").getByText("max", { exact: true }).click();
  await expect(host.getByTestId("ended")).toBeVisible({ timeout: 60_000 });
  for (const page of [host, other]) {
    await expect(page.getByTestId("digit-step")).toHaveAttribute("data-value", "600");
    await expect(page.getByTestId("digit-reading")).toHaveAttribute("data-value", "7");
    await expectTrueBars(page);
  }

  // The other one draws: the newest drawing is everybody's.
  await draw(other, [
    [0.5, 0.15],
    [0.5, 0.85],
  ]);
  await expect(host.getByTestId("digit-author")).toContainText("Bo draws");
  await expect(host.getByTestId("digit-reading")).toHaveAttribute("data-value", "1");
  // The stroke's last pixels are on their way for a moment; they would be newer than the wiping.
  await sameIsSeen(host, other);
  // Whoever may draw may wipe it away, also what somebody else drew.
  await host.getByTestId("digit-clear").click();
  await expect(other.getByTestId("digit-reading")).toHaveAttribute("data-value", "");
  await expect(host.getByTestId("digit-reading")).toHaveAttribute("data-value", "");
  await expect(host.getByTestId("digit-seen")).toHaveCount(0);
});

test("UX-80 the wall shows what the class draws, and nobody draws on it", async ({ browser }) => {
  const host = await newPage(browser);
  await openNamedRoomOf(host, SETTINGS, "Eve");
  await draw(host, SEVEN);
  await expect(host.getByTestId("digit-author")).toContainText("You draw");
  const wall = await host.context().newPage();
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(`${new URL(host.url()).pathname}?view=projector`);
  await sameIsSeen(host, wall);
  await expect(wall.getByTestId("digit-pad")).toHaveAttribute("role", "img");
  await expectTrueBars(wall);
});

test("UX-81 a viewer looks on; in a replay everybody has a pad, and keys draw on it", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const { code } = await openNamedRoomOf(host, SETTINGS, "Cleo");
  await play(host, "max");
  await expect(host.getByTestId("ended")).toBeVisible({ timeout: 60_000 });
  await draw(host, SEVEN);
  await host.getByTestId("share").click();
  await host.getByTestId("code-role").click();
  await host.keyboard.press("Escape");
  const viewer = await newPage(browser);
  await joinByCode(viewer, code, "Dan");
  await expect(viewer.getByTestId("digit-pad")).toHaveAttribute("aria-label", /Cleo draws/);
  await expect(viewer.getByTestId("digit-clear")).toHaveCount(0);
  await expect(viewer.getByTestId("digit-reading")).toHaveAttribute("data-value", "7");
  await draw(viewer, [
    [0.5, 0.15],
    [0.5, 0.85],
  ]);
  await expect(viewer.getByTestId("digit-reading")).toHaveAttribute("data-value", "7");

  await host.goto(`/run/${await runIdOf(host, code)}?step=600`);
  await showsStep(host, 600);
  await host.getByTestId("digit-pad").focus();
  const keys = ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", " ", ...Array(9).fill("ArrowDown")];
  for (const key of keys) {
    await host.keyboard.press(key);
  }
  await expect(host.getByTestId("digit-reading")).toHaveAttribute("data-value", "1");
  await expectTrueBars(host);
  // A key of the pad is no key of the page: nothing began to play.
  await expect(host.getByTestId("digit-step")).toHaveAttribute("data-value", "600");
  await expect(host.getByTestId("digit-author")).toHaveText("You draw.");
  await stands(host);
  const { violations } = await new AxeBuilder({ page: host }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id }) => id)).toEqual([]);
  await host.keyboard.press("Delete");
  await expect(host.getByTestId("digit-reading")).toHaveAttribute("data-value", "");
});
