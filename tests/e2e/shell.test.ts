import { expect, type Page } from "@playwright/test";
import { axeFaults, overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import {
  joinByCode,
  newPage,
  newPhone,
  openRoom,
  play,
  showsStep,
} from "#tests/support/room-page.ts";
import { stands } from "#tests/support/standing.ts";

// Two or three browsers in one room, on a machine that may be busy.
test.describe.configure({ timeout: 300_000 });

test("UX-105 the projector shows the room large, is driven by keys, and never shows the key", async ({
  browser,
}) => {
  const host = await newPage(browser, { viewport: { width: 1920, height: 1080 } });
  const code = await openRoom(host, "Ada");
  await host.getByTestId("share").click();
  const key = new URL(await host.getByTestId("host-link").inputValue()).hash;
  await host.keyboard.press("Escape");
  await host.goto(`/room/${code}?view=projector${key}`);
  await expect(host.getByTestId("projector")).toBeVisible();
  await showsStep(host);
  await expect(host).toHaveURL(/view=projector$/);
  await expect(host.getByTestId("qr")).toHaveAttribute("data-value", new RegExp(`/room/${code}$`));
  await expect(host.getByTestId("room-code")).toHaveAttribute("data-value", code);
  await expect(host.getByTestId("people")).toHaveAttribute("data-value", "1");
  await expect(host.getByTestId("speed")).toHaveCount(0);
  await stands(host);
  // 22 px are two thousandths of the picture's width: the least that the last row reads.
  const smallest = await host.getByTestId("projector").evaluate((stage) => {
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    let least = Number.POSITIVE_INFINITY;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const box = element?.getBoundingClientRect();
      if (element !== null && (node.textContent ?? "").trim() !== "" && (box?.width ?? 0) > 2) {
        const zoom = element.currentCSSZoom ?? 1;
        least = Math.min(least, Number.parseFloat(getComputedStyle(element).fontSize) * zoom);
      }
    }
    return least;
  });
  expect(smallest).toBeGreaterThanOrEqual(22);
  await host.keyboard.press("ArrowRight");
  await showsStep(host, 1);
  await host.keyboard.press("Space");
  await showsStep(host, 3);
  await host.keyboard.press("Space");
  await expect(host.getByTestId("run-status")).toHaveAttribute("data-value", "paused");
  expect(await axeFaults(host)).toEqual([]);
  await expect.poll(() => overflowPx(host)).toBeLessThanOrEqual(0);
  await host.keyboard.press("Escape");
  await expect(host.getByTestId("share")).toBeVisible();
});

test("UX-105 tabs below the network and on a phone: one open, by keys, named by the address", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  await play(host, "30");
  await showsStep(host, 2);
  await host.getByTestId("play-pause").click();
  await host.getByTestId("lower-tab-matrices").focus();
  await host.keyboard.press("ArrowRight");
  await expect(host.getByTestId("lower-tab-maths")).toBeFocused();
  await expect(host.getByTestId("maths")).toBeVisible();
  await host.keyboard.press("ArrowRight");
  await host.keyboard.press("ArrowRight");
  await expect(host.getByTestId("lower-tab-activity")).toBeFocused();
  await expect(host.getByTestId("activity")).toBeVisible();
  await expect(host.getByTestId("weight-1-1-1")).toBeHidden();
  await host.keyboard.press("End");
  await expect(host.getByTestId("room-run")).toHaveCount(1);
  await expect(host).toHaveURL(/panel=runs/);

  const phone = await newPhone(browser);
  await joinByCode(phone, code, "Bo");
  for (const tab of [
    "loss",
    "outputs",
    "matrices",
    "maths",
    "numpy",
    "settings",
    "activity",
    "runs",
  ]) {
    await phone.getByTestId(`tab-${tab}`).click();
    await expect(phone.locator(`#panel-${tab}`)).toBeVisible();
    await expect.poll(() => overflowPx(phone), tab).toBeLessThanOrEqual(0);
  }
  await phone.setViewportSize({ width: 740, height: 360 });
  await expect.poll(() => overflowPx(phone)).toBeLessThanOrEqual(0);
});

test("UX-105 an own change is taken back; one that somebody changed since is told and stays", async ({
  browser,
}) => {
  const ada = await newPage(browser);
  const code = await openRoom(ada, "Ada");
  const bo = await newPage(browser);
  await joinByCode(bo, code, "Bo");
  const rate = "field-optimizer-learningRate";
  const set = async (page: Page, value: string) => {
    await page.getByTestId(rate).fill(value);
    await page.getByTestId(rate).press("Enter");
  };
  await set(ada, "0.5");
  await expect(bo.getByTestId(rate)).toHaveValue(/^0[.,]5$/);
  await ada.getByTestId("lower-tab-activity").click();
  await ada.getByTestId("undo").first().click();
  await expect(bo.getByTestId(rate)).toHaveValue("1");

  await set(ada, "0.5");
  await expect(bo.getByTestId(rate)).toHaveValue(/^0[.,]5$/);
  await set(bo, "0.25");
  await expect(ada.getByTestId(rate)).toHaveValue(/^0[.,]25$/);
  await ada.getByTestId("undo").first().click();
  await expect(ada.getByText(/Not undone: Bo has changed it to 0[.,]25/)).toBeVisible();
  await expect(bo.getByTestId(rate)).toHaveValue(/^0[.,]25$/);
});
