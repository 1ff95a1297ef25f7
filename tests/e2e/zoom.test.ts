import { expect, type Page } from "@playwright/test";
import { overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { newPage, openRoom, play, showsStep } from "#tests/support/room-page.ts";
import { stands } from "#tests/support/standing.ts";

/** What is left of 1280 x 1024 px at 400 %. */
const ZOOMED = { width: 320, height: 256 };

test("UX-114 at 400 % every page is whole: nothing sideways, nothing stands over what one reads", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: ZOOMED });
  await openRoom(page, "Hana");
  await play(page, "30");
  await showsStep(page, 5);
  const room = page.url();
  for (const address of ["/", "/runs", room, "/room/AAAAAA", "/nothing/here"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await isReadable(page, address);
  }
  await page.goto("/runs");
  await page.getByTestId("run-row").first().getByRole("link").first().click();
  await showsStep(page);
  await isReadable(page, "a run");
});

test("UX-114 at 400 % a room is played, set and explained, and its dialogs fit", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: ZOOMED });
  await openRoom(page, "Hana");
  await play(page, "30");
  await showsStep(page, 5);
  await page.getByTestId("play-pause").click();
  await expect(page.getByTestId("run-status")).toHaveAttribute("data-value", "paused");
  await page.getByTestId("tab-settings").click();
  const rate = page.getByTestId("field-optimizer-learningRate");
  await rate.fill("0.5");
  await rate.press("Enter");
  await expect(rate).toHaveValue(/0[.,]5/);
  for (const testId of ["share", "people", "page-menu"]) {
    await page.getByTestId(testId).click();
    await fits(page, testId);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await page.locator('[data-term="optimizer.learningRate"]').click();
  await fits(page, "a term");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await fits(page, "the glossary");
  await expect(page.getByTestId("glossary-search")).toBeInViewport();
});

/** Inside the window, and what is too long for it scrolls in itself. */
async function fits(page: Page, what: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect
    .poll(async () => {
      const box = await dialog.boundingBox();
      return box !== null && box.x >= 0 && box.x + box.width <= ZOOMED.width + 1 && box.y >= -1;
    }, what)
    .toBe(true);
  await expect
    .poll(
      () =>
        dialog.evaluate(
          (element, height) =>
            element.getBoundingClientRect().bottom <= height + 1 ||
            element.scrollHeight > element.clientHeight,
          ZOOMED.height,
        ),
      what,
    )
    .toBe(true);
}

async function isReadable(page: Page, what: string): Promise<void> {
  await stands(page);
  await expect.poll(() => overflowPx(page), what).toBeLessThanOrEqual(0);
  // Down the page, a window at a time: what stays in its place takes less than half of it.
  const standing = await page.evaluate(() => {
    window.scrollTo(0, window.innerHeight);
    const isStanding = (element: Element) => {
      const { position, visibility } = getComputedStyle(element);
      return (position === "fixed" || position === "sticky") && visibility !== "hidden";
    };
    const heights = [...document.querySelectorAll("body *")].filter(isStanding).map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return Math.max(0, Math.min(bottom, window.innerHeight) - Math.max(top, 0));
    });
    window.scrollTo(0, 0);
    return heights.reduce((sum, height) => sum + height, 0);
  });
  expect(standing, what).toBeLessThan(ZOOMED.height / 2);
}
