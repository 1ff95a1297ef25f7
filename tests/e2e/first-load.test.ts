import { expect } from "@playwright/test";
import { test } from "#tests/support/browser-test.ts";
import { newPage, openRoom, showsStep } from "#tests/support/room-page.ts";

/** Of compressed JavaScript, before a room can be played in: 250 KB, KB being a thousand bytes. */
const ROOM_BYTES = 250_000;

/** In the page: counts what was asked for until the play button may be pressed. */
function countScripts(): void {
  const look = () => {
    const play = document.querySelector("#play-pause");
    if (!(play instanceof HTMLButtonElement) || play.disabled) {
      requestAnimationFrame(look);
      return;
    }
    const nowMs = performance.now();
    const bytes = performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name, startTime }) => startTime < nowMs && new URL(name).pathname.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    document.documentElement.dataset["scriptBytes"] = String(bytes);
  };
  requestAnimationFrame(look);
}

test("UX-27 a room loads less than 250 KB of JavaScript before one can play", async ({
  browser,
}) => {
  const opener = await newPage(browser);
  await openRoom(opener, "Ada");
  const page = await newPage(browser);
  await page.addInitScript(countScripts);
  await page.goto(opener.url());
  const html = page.locator("html[data-script-bytes]");
  const bytes = Number(await html.getAttribute("data-script-bytes"));
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(ROOM_BYTES);
});

test("UX-28 what is loaded on first use opens by keyboard and gives the focus back", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  await openRoom(page, "Ada");
  await showsStep(page);
  const share = page.getByTestId("share");
  await share.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("qr")).toBeVisible();
  await expect(share).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("qr")).toBeHidden();
  await expect(share).toBeFocused();

  await page.getByTestId("people").click();
  await expect(page.getByTestId("person")).toHaveCount(1);
  // Its button closes it, too, and does not open it again at once.
  await page.getByTestId("people").click();
  await expect(page.getByTestId("person")).toHaveCount(0);

  await share.blur();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard" });
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
});

test("UX-28 a hint comes on focus and on hover, stays under the pointer and goes with Escape", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  await openRoom(page, "Ada");
  await showsStep(page);
  const play = page.getByTestId("play-pause");
  const hint = page.getByRole("tooltip");
  await page.getByTestId("rewind").hover({ force: true });
  await play.hover();
  await expect(hint).toHaveText("Play (space)");
  const described = await play.getAttribute("aria-describedby");
  expect(described).not.toBeNull();
  await page.keyboard.press("Escape");
  await expect(hint).toHaveCount(0);
  await page.mouse.move(5, 400);
  await page.getByTestId("share").focus();
  await page.keyboard.press("Tab");
  // Whatever stands beside it in the header.
  const next = (await page.locator("*:focus").getAttribute("aria-label")) ?? "";
  await expect(hint).toHaveText(next);
  await page.keyboard.press("Tab");
  await expect(hint).not.toHaveText(next);
});
