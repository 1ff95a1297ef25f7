import { expect, type Page } from "@playwright/test";
import { test } from "#tests/support/browser-test.ts";
import { newPage, openRoom } from "#tests/support/room-page.ts";

test("UX-235 on a desk no bar is ever over what has the focus", async ({ browser }) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 768 } });
  await openRoom(page, "Kim");
  await walksUncovered(page);
});

test("UX-235 on a phone no bar is ever over what has the focus", async ({ browser }) => {
  const page = await newPage(browser, { viewport: { width: 360, height: 740 } });
  await openRoom(page, "Kim");
  await page.getByTestId("tab-settings").click();
  await walksUncovered(page);
});

/** Goes through the whole page by Tab, from the link that leads past the header on. */
async function walksUncovered(page: Page): Promise<void> {
  await page.getByRole("link").first().focus();
  const covered: string[] = [];
  let stops = 0;
  for (; stops < 300; stops++) {
    await page.keyboard.press("Tab");
    const stop = await focusStop(page);
    if (stop === null) {
      break;
    }
    if (stop.isCovered) {
      covered.push(stop.name);
    }
  }
  // All of the room, to the page's end.
  expect(stops).toBeGreaterThan(30);
  expect(stops).toBeLessThan(300);
  expect(covered).toEqual([]);
}

/** What has the focus, and whether a bar stands over any of it; null at the page's end. */
function focusStop(page: Page): Promise<{ name: string; isCovered: boolean } | null> {
  return page.evaluate(async () => {
    // The page scrolls it clear in the next frame.
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) {
      return null;
    }
    const { top, bottom } = activeElement.getBoundingClientRect();
    const isCovered = [...document.querySelectorAll("[data-stays]")]
      .filter((bar) => !bar.contains(activeElement))
      .filter((bar) => getComputedStyle(bar).position === "sticky")
      .map((bar) => bar.getBoundingClientRect())
      .some((bar) => bar.bottom > top && bar.top < bottom);
    const name = activeElement.getAttribute("data-testid") ?? activeElement.outerHTML.slice(0, 120);
    return { name, isCovered };
  });
}
