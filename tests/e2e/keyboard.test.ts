import { expect, type Page } from "@playwright/test";
import { tabTo } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { newPage, openRoom, play, showsStep } from "#tests/support/room-page.ts";
import { pausedAt, stands } from "#tests/support/standing.ts";

test("UX-14 a whole session works by keyboard alone", async ({ browser }) => {
  test.setTimeout(600_000);
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  const { keyboard } = page;
  await page.goto("/");
  await tabTo(page, "open-room");
  await keyboard.press("Enter");
  await expect(page.getByTestId("name-input")).toBeVisible();
  await tabTo(page, "name-input");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("Kim");
  await keyboard.press("Enter");
  await expect(page.getByTestId("name-dialog")).toBeHidden();
  await showsStep(page);

  await tabTo(page, "field-optimizer-learningRate");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("0.5");
  await keyboard.press("Enter");
  await expect(page.getByTestId("field-optimizer-learningRate")).toHaveValue(/0[.,]5/);
  await tabTo(page, "add-layer", true);
  await keyboard.press("Enter");
  await expect(page.getByTestId("field-layers-1-units")).toBeVisible();
  await expect(page.getByTestId("next-run-bar")).toBeVisible();
  await tabTo(page, "start-run");
  await keyboard.press("Enter");
  await expect(page.getByTestId("next-run-bar")).toBeHidden();
  await expect(page.getByTestId("unit-2-1")).toBeAttached();

  await leaveControls(page);
  await keyboard.press("Space");
  await showsStep(page, 10);
  await keyboard.press("Space");
  const code = (await page.getByTestId("room-code").getAttribute("data-value")) ?? "";
  const step = await pausedAt(code, [page]);
  await keyboard.press("ArrowRight");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(step + 1));

  await setWeight(page, "-1.25");

  await focusByTab(page, (at) => at.matches("[role=tab]"));
  for (const name of ["activity", "runs", "matrices"]) {
    await tabTo(page, `lower-tab-${name}`, false, "ArrowRight");
    await expect(page.locator(`#panel-${name}`)).toBeVisible();
  }
  await expect(page.getByTestId("weight-1-1-1")).toBeVisible();

  await tabTo(page, "share");
  await keyboard.press("Enter");
  await expect(page.getByTestId("qr")).toBeVisible();
  await keyboard.press("Escape");
  await expect(page.getByTestId("qr")).toBeHidden();
  await expect(page.getByTestId("share")).toBeFocused();

  await leaveControls(page);
  await keyboard.press("Home");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  const room = await page.getByTestId("room-name").inputValue();
  await page.goto("/runs");
  // The newest of the room: other rooms of this server may train at the same time.
  const link = page.getByTestId("run-row").filter({ hasText: room }).first().getByRole("link");
  const href = (await link.getAttribute("href")) ?? "";
  await focusByTab(page, (at, its) => at.getAttribute("href") === its, href);
  await keyboard.press("Enter");
  await showsStep(page);
  await leaveControls(page);
  await keyboard.press("End");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(step + 1));
  await keyboard.press("ArrowLeft");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(step));
  await keyboard.press("Home");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  await page.goBack();
  await expect(page.getByTestId("run-row").first()).toBeVisible();
});

test("UX-110 a term is explained by a press, by F1 and by arrows, with the number of this room", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  const code = await openRoom(page, "Ada");
  await play(page, "30");
  await showsStep(page, 5);
  await page.getByTestId("play-pause").click();
  const step = await pausedAt(code, [page]);
  const card = page.getByTestId("term-card");

  await page.locator("[data-term=step]:visible").first().click();
  await expect(card).toHaveAttribute("data-value", "step");
  await expect(card.getByTestId("term-now")).toHaveText(String(step));
  await card.getByRole("button", { name: "epoch" }).click();
  await expect(card).toHaveAttribute("data-value", "epoch");
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);

  const rate = page.getByTestId("field-optimizer-learningRate");
  await rate.focus();
  await page.keyboard.press("F1");
  await expect(card).toHaveAttribute("data-value", "learning-rate");
  await expect(card.getByTestId("term-now")).toHaveText("1");
  await page.keyboard.press("Escape");
  await expect(rate).toBeFocused();

  const title = page.locator("h2 [data-term=weight]");
  await focusByTab(page, (at) => at.matches("h2 [data-term]"));
  const first = await termInFocus(page);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => termInFocus(page)).not.toBe(first);
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => termInFocus(page)).toBe(first);
  await page.keyboard.press("Enter");
  await expect(card).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(() => termInFocus(page)).toBe(first);
  await expect(title).toHaveAttribute("tabindex", "0");
});

test("UX-110 the glossary opens by key and by menu, finds a term, and gives the focus back", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  await openRoom(page, "Ada");
  await leaveControls(page);
  await page.keyboard.press("g");
  const search = page.getByTestId("glossary-search");
  await expect(search).toBeFocused();
  await page.keyboard.type("confusion");
  await expect(page.getByTestId("glossary-confusion-matrix")).toBeVisible();
  await expect(page.getByTestId("glossary-epoch")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);

  const menu = page.getByTestId("page-menu");
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Glossary/ }).press("Enter");
  await expect(search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);
  await expect(menu).toBeFocused();
});

test("UX-110 terms are no flood of stops: one for each panel's title", async ({ browser }) => {
  const page = await newPage(browser, { viewport: { width: 1920, height: 1080 } });
  await openRoom(page, "Ada");
  await expect(page.getByTestId("field-optimizer-learningRate")).toBeVisible();
  await expect(page.getByTestId("output-1-1")).toBeVisible();
  await stands(page);
  const stops = await page.locator("[data-term]").evaluateAll((terms) => ({
    all: terms.length,
    byTab: terms.filter((term) => term.getAttribute("tabindex") === "0").length,
    outsideOfTitles: terms.filter(
      (term) => term.getAttribute("tabindex") === "0" && term.closest("h2") === null,
    ).length,
  }));
  expect(stops.all).toBeGreaterThan(15);
  expect(stops.byTab).toBeLessThanOrEqual(10);
  expect(stops.outsideOfTitles).toBe(0);
});

test("UI-160 letters choose from a closed list, which opens as before", async ({ browser }) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  await openRoom(page, "Kim");
  const optimizer = page.getByTestId("field-optimizer");
  await optimizer.focus();
  await page.keyboard.type("adam");
  await expect(optimizer).toHaveAttribute("data-value", "adam");
  await expect(optimizer).toHaveAttribute("aria-expanded", "false");
  await expect(optimizer).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "Adam", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(optimizer).toBeFocused();
  await expect(optimizer).toHaveAttribute("data-value", "adam");
});

test("UX-111 sounds are off until asked for, and this browser keeps the choice", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  await page.addInitScript(() => {
    const { createOscillator } = AudioContext.prototype;
    AudioContext.prototype.createOscillator = function count(this: AudioContext) {
      const root = document.documentElement;
      root.dataset["tones"] = String(Number(root.dataset["tones"] ?? 0) + 1);
      return createOscillator.call(this);
    };
  });
  await openRoom(page, "Ada");
  await page.getByTestId("page-menu").click();
  const sounds = page.getByTestId("sounds");
  await expect(sounds).not.toBeChecked();
  await page.keyboard.press("Escape");
  await refuseSomething(page);
  await expect(page.locator("html[data-tones]")).toHaveCount(0);

  await page.getByTestId("page-menu").click();
  await sounds.click();
  await expect(sounds).toBeChecked();
  await page.reload();
  await showsStep(page);
  await page.getByTestId("page-menu").click();
  await expect(sounds).toBeChecked();
  await page.keyboard.press("Escape");
  const guest = await newPage(browser);
  await guest.goto(page.url().replace(/#.*/, ""));
  await showsStep(guest);
  await expect(page.locator("html[data-tones]")).toHaveCount(1);
});

/** The server refuses this: nobody may edit without a connection that knows the room. */
async function refuseSomething(page: Page): Promise<void> {
  const rate = page.getByTestId("field-optimizer-learningRate");
  await rate.fill("-5");
  await rate.press("Enter");
  await expect(page.getByTestId("refusal").first()).toBeVisible();
  await rate.press("Escape");
}

/** By Tab into the picture, by Enter into a unit and one of its lines, and there a number by hand. */
async function setWeight(page: Page, value: string): Promise<void> {
  await focusByTab(page, (at) => at.matches("[data-testid^=unit-]"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("inspector")).toBeVisible();
  await focusByTab(page, (at) => at.matches("[data-testid^=line-in-]"));
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("inspector-input")).toBeVisible();
  await tabTo(page, "inspector-input");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("inspector-value")).toHaveAttribute("data-value", value);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("inspector")).toHaveCount(0);
}

/** Presses Tab until what has the focus is what is looked for. */
async function focusByTab(
  page: Page,
  isIt: (element: Element, what: string) => boolean,
  what = "",
): Promise<void> {
  for (let i = 0; i < 160; i++) {
    await page.keyboard.press("Tab");
    const focused = page.locator("*:focus");
    if ((await focused.count()) > 0 && (await focused.evaluate(isIt, what))) {
      return;
    }
  }
  throw new Error("Tab never came there");
}

function termInFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute("data-term") ?? null);
}

/** Keys of the page work where no control has its own use for them. */
function leaveControls(page: Page): Promise<void> {
  return page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) {
      document.activeElement.blur();
    }
  });
}
