import { expect, type Page } from "@playwright/test";
import { test } from "#tests/support/browser-test.ts";
import { newPage, openRoom, showsStep } from "#tests/support/room-page.ts";

/** In the page: what a screen reader, a wheel and the styles find while a window stands over it. */
function pageBehind() {
  const standing = document.querySelector("[role=dialog]");
  const isHidden = (element: Element | null) =>
    element !== null && element.closest("[aria-hidden=true]") !== null;
  return {
    isWindowHidden: isHidden(standing),
    // Not their parents: what speaks by itself may stand in there.
    isPageHidden: ["#play-pause", "[data-testid=network-picture]"].every((part) =>
      isHidden(document.querySelector(part)),
    ),
    hiddenLiveRegions: [...document.querySelectorAll("[aria-live]")].filter(isHidden).length,
    hasFocus: standing?.contains(document.activeElement) ?? false,
    scrolls: getComputedStyle(document.documentElement).overflowY !== "hidden",
    // Inherited by every element: a page would be styled anew for each window.
    pointerEvents: getComputedStyle(document.body).pointerEvents,
  };
}

const BEHIND = {
  isWindowHidden: false,
  isPageHidden: true,
  hiddenLiveRegions: 0,
  hasFocus: true,
  scrolls: false,
  pointerEvents: "auto",
};

test("UX-124 behind a window the page is silent and still, and the focus stays in the window", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 768 } });
  await openRoom(page, "Ada");
  await showsStep(page);
  const before = await hiddenParts(page);
  const play = page.getByTestId("play-pause");
  await play.focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard" });
  await expect(keys).toBeFocused();
  expect(await page.evaluate(pageBehind)).toEqual(BEHIND);
  for (const key of ["Tab", "Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"]) {
    await page.keyboard.press(key);
    expect((await page.evaluate(pageBehind)).hasFocus, key).toBe(true);
  }

  // One window opens the next.
  await keys.getByRole("button", { name: "Glossary" }).click();
  const glossary = page.getByRole("dialog", { name: "Glossary" });
  await expect(page.getByTestId("glossary-search")).toBeFocused();
  await expect(keys).toHaveCount(0);
  expect(await page.evaluate(pageBehind)).toEqual(BEHIND);
  await page.keyboard.press("Escape");
  await expect(glossary).toHaveCount(0);
  await expect.poll(() => hiddenParts(page)).toBe(before);

  // A press beside it closes it, and is no press on what stands there.
  await play.focus();
  await page.keyboard.press("?");
  await expect(keys).toBeFocused();
  // The window hears what is beside it from the task after it has the focus.
  await expect(async () => {
    await page.mouse.click(20, 400);
    await expect(keys).toHaveCount(0, { timeout: 5_000 });
  }).toPass();
  await expect(play).toBeFocused();
  await expect.poll(() => hiddenParts(page)).toBe(before);
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("");
});

/** Of the large parts of the page: small ones come and go. */
function hiddenParts(page: Page): Promise<number> {
  return page.locator(":is(header, #content, #content > *)[aria-hidden=true]").count();
}
