import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { RunDetail } from "#protocol/records.ts";
import { joinByCode, newPage, openNamedRoomOf, play } from "#tests/support/room-page.ts";
import { pausedAt, placeOf } from "#tests/support/standing.ts";

/** Origin without an end that a test would reach; short enough for the whole run to be one line. */
export const LONG = { ...ORIGIN, stop: { steps: 4_000 } };

export interface Class {
  readonly host: Page;
  readonly pupil: Page;
  readonly code: string;
}

/** A room of these settings that trains, seen by its host and a pupil. */
export async function training(
  browser: Browser,
  settings: TrainingSettings,
  speed: string,
): Promise<Class> {
  const host = await newPage(browser);
  const { code } = await openNamedRoomOf(host, settings, "Hana");
  const pupil = await newPage(browser);
  await joinByCode(pupil, code, "Paul");
  await play(host, speed);
  return { host, pupil, code };
}

/** Returns the step where the run stands from then on, and where the pupil sees it. */
export async function pause({ host, pupil, code }: Class): Promise<number> {
  await host.getByTestId("play-pause").click();
  return await pausedAt(code, [host, pupil]);
}

export function numberIn(locator: Locator): Promise<number> {
  return locator.getAttribute("data-value").then((value) => Number(value ?? "NaN"));
}

/** The step that the whole page shows, once it looks at the past of the run. */
export async function looksBack(page: Page): Promise<number> {
  await expect(page.getByTestId("past-bar")).toHaveAttribute("data-state", "there");
  const wanted = await numberIn(page.getByTestId("past-bar"));
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(wanted));
  return wanted;
}

export async function dragTo(page: Page, share: number): Promise<void> {
  const box = await placeOf(page.getByTestId("timeline").locator("> div"));
  const y = box.y + box.height - 12;
  await page.mouse.move(box.x + box.width * share * 0.5, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * share * 0.8, y, { steps: 3 });
  await page.mouse.move(box.x + box.width * share, y, { steps: 3 });
  await page.mouse.up();
}

export async function savedRun(page: Page, href: string): Promise<RunDetail> {
  const { origin } = new URL(page.url());
  const id = /run\/([^?]+)/.exec(href)?.[1];
  return await (await page.request.get(`${origin}/api/runs/${id}`)).json();
}
