import { type Browser, expect, type Page } from "@playwright/test";
import { test } from "#tests/support/browser-test.ts";
import { newPage, openRoom, play, showsStep } from "#tests/support/room-page.ts";
import { stands } from "#tests/support/standing.ts";

/** What may move under the reader's eye while a room comes, as browsers count it. */
const MOST_SHIFT = 0.05;
/** Of one page's own files until it can be played in: the page, styles, fonts, scripts, the kernels. */
const MOST_REQUESTS = 60;
const VIEWPORT = { width: 1366, height: 768 };

/** In the page: adds up what moves without anybody having pressed anything. */
function countShift(): void {
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      shift += Reflect.get(entry, "hadRecentInput") ? 0 : Number(Reflect.get(entry, "value"));
    }
    document.documentElement.dataset["shift"] = String(shift);
  }).observe({ type: "layout-shift", buffered: true });
}

/** In the page: React tells this hook of every commit. */
function countCommits(): void {
  const hook = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => {
      const { dataset } = document.documentElement;
      dataset["commits"] = String(Number(dataset["commits"] ?? 0) + 1);
    },
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    checkDCE: () => undefined,
  };
  Reflect.set(window, "__REACT_DEVTOOLS_GLOBAL_HOOK__", hook);
}

function numberOf(page: Page, name: string): Promise<number> {
  return page.evaluate((key) => Number(document.documentElement.dataset[key] ?? 0), name);
}

async function openedRoom(browser: Browser): Promise<string> {
  const page = await newPage(browser);
  await openRoom(page, "Ada");
  return page.url();
}

test("UX-122 little moves while a room comes", async ({ browser }) => {
  const address = await openedRoom(browser);
  const page = await newPage(browser, { viewport: VIEWPORT });
  await page.addInitScript(countShift);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  await showsStep(page);
  // What comes after the first picture is there, too.
  await expect(page.getByTestId("weight-1-1-1")).toHaveAttribute("data-value", /\d/);
  await expect(page.getByTestId("output-1-1")).toHaveAttribute("data-value", /\d/);
  await stands(page);
  expect(await numberOf(page, "shift")).toBeLessThan(MOST_SHIFT);
  expect(requests.length).toBeLessThan(MOST_REQUESTS);
});

/** Metrics, the round trip and who is here: what React shows comes by the clock. */
const MOST_COMMITS_PER_SECOND = 10;

test("UX-123 React renders by the clock and never for a frame", async ({ browser }) => {
  const page = await newPage(browser, { viewport: VIEWPORT });
  await page.addInitScript(countCommits);
  await openRoom(page, "Ada");
  await play(page, "100");
  await showsStep(page, 100);
  const before = await commitsNow(page);
  await showsStep(page, 600);
  const after = await commitsNow(page);
  expect(before.commits).toBeGreaterThan(0);
  const seconds = (after.atMs - before.atMs) / 1_000;
  expect(after.commits - before.commits).toBeLessThan(5 + MOST_COMMITS_PER_SECOND * seconds);
});

function commitsNow(page: Page): Promise<{ commits: number; atMs: number }> {
  return page.evaluate(() => ({
    commits: Number(document.documentElement.dataset["commits"] ?? 0),
    atMs: performance.now(),
  }));
}
