import { expect, type Page } from "@playwright/test";
import { ORIGIN } from "#protocol/origin.ts";
import { axeFaults, COLOUR_RULES, inScheme, overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { newPage, newPhone, openRoomOf, openTab, showsStep } from "#tests/support/room-page.ts";

async function expectNothingSerious(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
  await inScheme(page, "dark");
  expect(await axeFaults(page, COLOUR_RULES)).toEqual([]);
  await inScheme(page, "light");
}

test("UX-214 axe finds nothing serious in the maths, bench, check and script, in both themes", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 768 } });
  await openRoomOf(page, { ...ORIGIN, bias: true });
  await page.getByTestId("lower-tab-maths").click();
  await page.getByTestId("maths-step-gradient2").click();
  await expect(page.getByTestId("derivation").locator(".katex").first()).toBeVisible();
  await page.getByTestId("fold-bench").click();
  await expect(page.getByTestId("verdict-order")).not.toHaveAttribute("data-mark", "waiting");
  await page.getByTestId("bench-check").click();
  await expect(page.getByTestId("fold-check")).toBeFocused();
  await expect(page.getByTestId("fold-check")).toBeInViewport();
  await expect(page.getByTestId("check-summary")).toHaveAttribute("data-checked", "21");
  await expectNothingSerious(page);
  await page.getByTestId("lower-tab-numpy").click();
  await expect(page.getByTestId("numpy-script")).toBeVisible();
  await expectNothingSerious(page);
});

test("UX-214 nor on a phone, where nothing of them scrolls the page sideways, nor in the story", async ({
  browser,
}) => {
  const phone = await newPhone(browser);
  await openRoomOf(phone, ORIGIN);
  await showsStep(phone);
  await openTab(phone, "maths");
  for (const step of ["delta2", "gradient2", "update"]) {
    await phone.getByTestId(`maths-step-${step}`).click();
    await expect.poll(() => overflowPx(phone), step).toBeLessThanOrEqual(0);
  }
  await phone.getByTestId("fold-bench").click();
  await expect(phone.getByTestId("verdicts")).toBeVisible();
  await phone.getByTestId("fold-check").click();
  await expect(phone.getByTestId("check-summary")).toBeVisible();
  await expect.poll(() => overflowPx(phone), "bench and check").toBeLessThanOrEqual(0);
  expect(await axeFaults(phone)).toEqual([]);
  await phone.goto("/learn/backprop");
  await phone.getByTestId("chapter-check").scrollIntoViewIfNeeded();
  await expect(phone.getByTestId("check-summary")).toBeVisible();
  expect(await axeFaults(phone)).toEqual([]);
});
