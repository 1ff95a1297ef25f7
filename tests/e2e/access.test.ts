import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { newPage, newPhone, openRoom, play, showsStep } from "#tests/support/room-page.ts";

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`UX-12 axe finds nothing serious on any page in ${colorScheme}`, async ({ browser }) => {
    const page = await newPage(browser, { viewport: { width: 1366, height: 900 }, colorScheme });
    await page.goto("/");
    expect(await faults(page)).toEqual([]);
    await openRoom(page, "Hana");
    await play(page, "30");
    await showsStep(page, 20);
    await page.getByTestId("play-pause").click();
    expect(await faults(page)).toEqual([]);
    await page.getByTestId("share").click();
    await expect(page.getByTestId("qr")).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.goto("/runs");
    await expect(page.getByTestId("run-row").first()).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByTestId("run-row").first().getByRole("link").first().click();
    await showsStep(page);
    expect(await faults(page)).toEqual([]);
    await page.goto("/room/AAAAAA");
    await expect(page.getByTestId("room-failed")).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.goto("/nothing/here");
    expect(await faults(page)).toEqual([]);
  });
}

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
      await expect.poll(() => overflow(page), `${address} at ${size.width}`).toBeLessThanOrEqual(0);
    }
  }
  await page.goto("/runs");
  await page.getByTestId("run-row").first().getByRole("link").first().click();
  await showsStep(page);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect.poll(() => overflow(page), `a run at ${size.width}`).toBeLessThanOrEqual(0);
  }
});

test("UX-14 a whole session works by keyboard alone", async ({ browser }) => {
  const page = await newPage(browser);
  await page.goto("/");
  await tabTo(page, "open-room");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("name-input")).toBeVisible();
  await tabTo(page, "name-input");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Kim");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("name-dialog")).toBeHidden();
  await showsStep(page);
  await tabTo(page, "field-optimizer-learningRate");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("0.5");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("activity")).toContainText("Kim");
  await tabTo(page, "play-pause");
  await page.keyboard.press("Enter");
  await showsStep(page, 10);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("run-status")).toHaveAttribute("data-value", "paused");
  const step = Number(await page.getByTestId("step").getAttribute("data-value"));
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null,
  );
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(step + 1));
  await page.keyboard.press("Home");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
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

test("UX-16 no page breaks its own security policy", async ({ browser }) => {
  const page = await newPage(browser);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content security policy|refused to/i.test(message.text())) {
      complaints.push(message.text());
    }
  });
  await openRoom(page, "Hana");
  await play(page, "30");
  await showsStep(page, 5);
  await page.goto("/runs");
  await page.getByTestId("run-row").first().getByRole("link").first().click();
  await showsStep(page);
  expect(complaints).toEqual([]);
});

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, testId: string): Promise<void> {
  const target = page.getByTestId(testId);
  for (let i = 0; i < 120; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${testId}`);
}
