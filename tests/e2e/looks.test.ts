import { type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { axeFaults, COLOUR_RULES } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { newPage, openRoom, play, showsStep } from "#tests/support/room-page.ts";
import { pausedAt, stands } from "#tests/support/standing.ts";

type Check = (what: string) => Promise<void>;

interface Look {
  readonly colorScheme: "light" | "dark";
  readonly contrast?: "more";
  readonly forcedColors?: "active";
}

/** The first one with every rule, the others with those that colours can break. */
const LOOKS: Readonly<Record<string, Look>> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "high contrast, light": { colorScheme: "light", contrast: "more" },
  "high contrast, dark": { colorScheme: "dark", contrast: "more" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
};
const WINDOW: BrowserContextOptions = { viewport: { width: 1366, height: 900 } };

/** In every look, one after the other, of the page as it stands. */
function cleanInEveryLook(page: Page): Check {
  return async (what) => {
    for (const [look, { colorScheme, contrast, forcedColors }] of Object.entries(LOOKS)) {
      await page.emulateMedia({
        colorScheme,
        contrast: contrast ?? "no-preference",
        forcedColors: forcedColors ?? "none",
      });
      await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
      const rules = look === "light" ? undefined : COLOUR_RULES;
      expect(await axeFaults(page, rules), `${what} in ${look}`).toEqual([]);
    }
  };
}

test("UX-12 axe finds nothing serious on the pages without a room, in any look", async ({
  browser,
}) => {
  test.setTimeout(1_200_000);
  const page = await newPage(browser, WINDOW);
  const isClean = cleanInEveryLook(page);
  await page.goto("/");
  await expect(page.getByTestId("step")).toBeVisible();
  await stands(page);
  await isClean("home");
  // Its run is in the list.
  await openRoom(page, "Hana");
  await play(page, "30");
  await showsStep(page, 5);
  await page.goto("/runs");
  await expect(page.getByTestId("run-row").first()).toBeVisible();
  await isClean("runs");
  await page.getByTestId("run-row").first().getByRole("link").first().click();
  await showsStep(page);
  await isClean("run");
  for (const address of ["/room/AAAAAA", "/room/nonsense", "/run/nothing", "/nothing/here"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await isClean(address);
  }
});

test("UX-12 axe finds nothing serious in a room and its dialogs, in any look", async ({
  browser,
}) => {
  test.setTimeout(1_200_000);
  const page = await newPage(browser, WINDOW);
  const isClean = cleanInEveryLook(page);
  const code = await openRoom(page, "Hana");
  await play(page, "30");
  await showsStep(page, 20);
  await page.getByTestId("play-pause").click();
  await pausedAt(code, [page]);
  await stands(page);
  await isClean("room");
  await isEachDialogClean(page, isClean);
});

test("UX-12 axe finds nothing serious in a room's states, in any look", async ({ browser }) => {
  test.setTimeout(1_200_000);
  const page = await newPage(browser, WINDOW);
  const code = await openRoom(page, "Hana");
  await play(page, "30");
  await showsStep(page, 20);
  await page.getByTestId("play-pause").click();
  await pausedAt(code, [page]);
  await stands(page);
  await isRoomStateClean(page, cleanInEveryLook(page));
});

async function isEachDialogClean(page: Page, isClean: Check): Promise<void> {
  const dialog = page.getByRole("dialog");
  for (const testId of ["share", "people", "page-menu"]) {
    await page.getByTestId(testId).click();
    await expect(dialog).toBeVisible();
    await isClean(testId);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  await page.locator("[data-term=loss]:visible").first().click();
  await expect(page.getByTestId("term-card")).toBeVisible();
  await isClean("a term");
  await page.keyboard.press("Escape");
  for (const key of ["?", "g"]) {
    await page.evaluate(() => document.body.focus());
    await page.keyboard.press(key);
    await expect(dialog).toBeVisible();
    await isClean(`the dialog of ${key}`);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
}

async function isRoomStateClean(page: Page, isClean: Check): Promise<void> {
  await page.getByTestId("unit-1-1").click();
  await expect(page.getByTestId("inspector")).toBeVisible();
  await isClean("the inspector");
  await page.getByTestId("inspector-close").click();
  const rate = page.getByTestId("field-optimizer-learningRate");
  await rate.fill("much");
  await rate.press("Enter");
  await expect(page.getByTestId("refusal").first()).toBeVisible();
  await isClean("a refused number");
  await rate.press("Escape");
  const seed = page.getByTestId("field-initial-seed");
  await seed.fill("9");
  await seed.press("Enter");
  await expect(page.getByTestId("next-run-bar")).toBeVisible();
  await isClean("a change for the next run");
}
