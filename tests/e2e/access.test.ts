import { expect } from "@playwright/test";
import { axeFaults, COLOUR_RULES, overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import {
  joinByCode,
  newPage,
  newPhone,
  openRoom,
  openRoomByClick,
  play,
  showsStep,
} from "#tests/support/room-page.ts";
import { stands } from "#tests/support/standing.ts";

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

test("UX-112 the theme of high contrast is kept, in the light and in the dark", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  await page.goto("/");
  await page.getByTestId("page-menu").click();
  await page.getByTestId("theme").getByText("High contrast").click();
  await expect(page.locator("html")).toHaveClass(/contrast/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/contrast/);
  const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).color);
  await expect.poll(ink).toBe("rgb(0, 0, 0)");
  expect(await axeFaults(page, COLOUR_RULES)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(ink).toBe("rgb(255, 255, 255)");
  expect(await axeFaults(page, COLOUR_RULES)).toEqual([]);
});

test("UX-12 a viewer's room has nothing serious either, and says why nothing can be set", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  await host.getByTestId("share").click();
  await host.getByTestId("code-role").getByText("viewer", { exact: true }).click();
  const viewer = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  await joinByCode(viewer, code, "Vera");
  await expect(viewer.getByTestId("viewer-note")).toBeVisible();
  expect(await axeFaults(viewer)).toEqual([]);
});

test("UX-13 nothing scrolls sideways, from a phone to a projector", async ({ browser }) => {
  const page = await newPage(browser);
  await openRoom(page, "Somebody with quite a long name, really");
  await play(page, "30");
  await showsStep(page, 5);
  const room = page.url();
  for (const address of ["/", "/runs", room, "/room/AAAAAA", "/nothing/here"]) {
    await page.goto(address);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expect
        .poll(() => overflowPx(page), `${address} at ${size.width}`)
        .toBeLessThanOrEqual(0);
    }
  }
  await page.goto("/runs");
  await page.getByTestId("run-row").first().getByRole("link").first().click();
  await showsStep(page);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect.poll(() => overflowPx(page), `a run at ${size.width}`).toBeLessThanOrEqual(0);
  }
});

test("UX-15 an unknown code says so at once, on the home page and by link", async ({ browser }) => {
  const phone = await newPhone(browser);
  await phone.goto("/");
  await phone.getByTestId("join-code").fill("AAAAAA");
  await phone.getByTestId("join-submit").click();
  await expect(phone.getByRole("alert").filter({ hasText: /room/i })).toBeVisible();
  await phone.goto("/room/AAAAAA");
  await expect(phone.getByTestId("room-failed")).toBeVisible();
});

test("UX-16 no page breaks its own security policy or has anything to complain of", async ({
  browser,
}) => {
  const page = await newPage(browser);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(`${page.url()}: ${message.text()}`);
    }
  });
  await openRoomByClick(page, "Hana");
  await play(page, "30");
  await showsStep(page, 5);
  // A run that was left is in the library.
  await page.getByTestId("rewind").click();
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  await page.keyboard.press("g");
  await expect(page.getByTestId("glossary-search")).toBeVisible();
  await page.goto("/runs");
  await page.getByTestId("run-row").first().getByRole("link").first().click();
  await showsStep(page);
  const run = new URL(page.url()).pathname.split("/").at(-1);
  await page.goto(`/compare?runs=${run}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/learn/backprop");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(complaints).toEqual([]);
});

test("UX-115 every page has one main part, one first heading, no step left out, and a way over the header", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  await openRoom(page, "Hana");
  await play(page, "30");
  await showsStep(page, 5);
  const room = page.url();
  for (const address of ["/", "/runs", room, "/room/AAAAAA", "/nothing/here"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    if (address === room) {
      await showsStep(page);
    }
    await stands(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    const levels = await page
      .locator("h1, h2, h3, h4, h5, h6")
      .evaluateAll((all) => all.map((heading) => Number(heading.tagName.slice(1))));
    for (const [i, level] of levels.entries()) {
      expect(level - (levels[i - 1] ?? 0), `${address}: ${levels.join(" ")}`).toBeLessThanOrEqual(
        1,
      );
    }
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: /Skip to/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  }
});

test("UX-116 who asked for less motion gets none: nothing starts, slides or breathes by itself", async ({
  browser,
}) => {
  const page = await newPage(browser, {
    viewport: { width: 1366, height: 900 },
    reducedMotion: "reduce",
  });
  await page.goto("/");
  await showsStep(page);
  await expect(page.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  await page.getByTestId("page-menu").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  const longestMs = () =>
    page.evaluate(() =>
      Math.max(
        0,
        ...document
          .getAnimations()
          .map(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0)),
      ),
    );
  await expect.poll(longestMs).toBeLessThanOrEqual(1);
  await openRoom(page, "Hana");
  await play(page, "30");
  await showsStep(page, 10);
  await expect.poll(longestMs).toBeLessThanOrEqual(1);
});

test("UX-117 a browser without scripts or without SIMD is told what that means", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const bare = await context.newPage();
  await bare.goto("/");
  await expect(bare.getByText(/needs JavaScript/)).toBeVisible();
  await context.close();
  const page = await newPage(browser);
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await openRoom(page, "Hana");
  await expect(page.getByTestId("no-simd")).toBeVisible();
  await play(page, "30");
  await showsStep(page, 5);
  expect(await axeFaults(page)).toEqual([]);
});
