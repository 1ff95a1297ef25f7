import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";

/** What a page shows at one moment, read in one go so that no frame falls in between. */
export interface Shown {
  readonly step: number;
  readonly loss: number;
  /** By test id, e.g. `weight-1-2-3`: layer, row, column. */
  readonly values: Readonly<Record<string, number>>;
}

const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

/** A browser of its own: nobody shares a storage with anybody else. */
export async function newPage(
  browser: Browser,
  options: BrowserContextOptions = { viewport: { width: 1600, height: 1000 } },
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  return page;
}

export function newPhone(browser: Browser): Promise<Page> {
  return newPage(browser, PHONE);
}

/** Opens a room of Origin as a host with this name. Returns its code. */
export async function openRoom(page: Page, name: string): Promise<string> {
  const { code } = await openNamedRoomOf(page, ORIGIN, name);
  return code;
}

/** The same, as a newcomer does: one click. */
export async function openRoomByClick(page: Page, name: string, home = "/"): Promise<string> {
  await page.goto(home);
  await page.getByTestId("open-room").click();
  await giveName(page, name);
  await showsStep(page);
  return (await page.getByTestId("room-code").getAttribute("data-value")) ?? "";
}

/** Opens a room of these settings as a host without a name. Returns its code and path, key included. */
export async function openRoomOf(
  page: Page,
  settings: TrainingSettings,
): Promise<{ readonly code: string; readonly path: string }> {
  const made = await makeRoom(page, settings);
  await page.goto(made.path);
  await showsStep(page);
  return made;
}

/** The same, as a host who gives a name. */
export async function openNamedRoomOf(
  page: Page,
  settings: TrainingSettings,
  name: string,
): Promise<{ readonly code: string; readonly path: string }> {
  const made = await makeRoom(page, settings);
  await joinByLink(page, made.path, name);
  return made;
}

async function makeRoom(
  page: Page,
  settings: TrainingSettings,
): Promise<{ readonly code: string; readonly path: string }> {
  const { origin } = new URL(process.env["WEIGHTROOM_URL"] ?? page.url());
  const created = await page.request.post(`${origin}/api/rooms`, {
    headers: { origin },
    data: { settings },
  });
  if (!created.ok()) {
    throw new Error(`no room: ${created.status()} ${await created.text()}`);
  }
  return await created.json();
}

/** Joins by typing the code on the home page. */
export async function joinByCode(
  page: Page,
  code: string,
  name: string,
  home = "/",
): Promise<void> {
  await page.goto(home);
  await page.getByTestId("join-code").fill(code.toLowerCase());
  await page.getByTestId("join-submit").click();
  await giveName(page, name);
  await showsStep(page);
}

export async function joinByLink(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await giveName(page, name);
  await showsStep(page);
}

async function giveName(page: Page, name: string): Promise<void> {
  await page.getByTestId("name-input").fill(name);
  await page.getByTestId("name-submit").click();
  await expect(page.getByTestId("name-dialog")).toBeHidden();
}

export async function showsStep(page: Page, atLeast = 0): Promise<void> {
  await expect
    .poll(async () => Number((await page.getByTestId("step").getAttribute("data-value")) ?? "-1"))
    .toBeGreaterThanOrEqual(atLeast);
  await hasPanels(page);
}

/** What comes after the first picture is there. */
async function hasPanels(page: Page): Promise<void> {
  const places = page.locator("#panel-outputs > .skeleton, #panel-matrices > .skeleton");
  await expect(places).toHaveCount(0);
}

/** On a phone the weights are in a tab of their own. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByTestId(`tab-${name}`).click();
}

export async function play(page: Page, speed?: string): Promise<void> {
  if (speed !== undefined) {
    await page.getByTestId("speed").getByText(speed, { exact: true }).click();
  }
  await page.getByTestId("play-pause").click();
}

/**
 * Reads every number that the page shows, once the panels that have some are there and what the page
 * knows is painted: a button may be up to a frame ahead of the numbers.
 */
export async function shown(page: Page): Promise<Shown> {
  await hasPanels(page);
  return await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const numberOf = (id: string) =>
      Number(document.querySelector(`[data-testid="${id}"]`)?.getAttribute("data-value") ?? "NaN");
    const cells = document.querySelectorAll(
      "[data-testid^=weight-], [data-testid^=bias-], [data-testid^=output-]",
    );
    const values = [...cells].map((cell) => [
      cell.getAttribute("data-testid") ?? "",
      Number(cell.getAttribute("data-value") ?? "NaN"),
    ]);
    return { step: numberOf("step"), loss: numberOf("loss"), values: Object.fromEntries(values) };
  });
}

/** Watches a page at every painted frame until it has shown `count` different steps. */
export function watch(page: Page, count: number): Promise<Shown[]> {
  return page.evaluate(
    (wanted) =>
      new Promise<Shown[]>((resolve) => {
        const seen = new Map<number, Shown>();
        const look = () => {
          const numberIn = (element: Element | null) =>
            Number(element?.getAttribute("data-value") ?? "NaN");
          const step = numberIn(document.querySelector('[data-testid="step"]'));
          if (!seen.has(step)) {
            const cells = [
              ...document.querySelectorAll("[data-testid^=weight-], [data-testid^=output-]"),
            ];
            seen.set(step, {
              step,
              loss: numberIn(document.querySelector('[data-testid="loss"]')),
              values: Object.fromEntries(
                cells.map((cell) => [cell.getAttribute("data-testid") ?? "", numberIn(cell)]),
              ),
            });
          }
          if (seen.size >= wanted) {
            resolve([...seen.values()]);
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      }),
    count,
  );
}
