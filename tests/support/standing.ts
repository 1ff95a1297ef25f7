import { expect, type Locator, type Page } from "@playwright/test";
import type { RoomSnapshot } from "#protocol/room.ts";
import { join } from "#tests/support/room-client.ts";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Resolves once everything that comes after the first picture is there, and nothing moves any more. */
export async function stands(page: Page): Promise<void> {
  await expect(page.locator(".skeleton:visible")).toHaveCount(0);
  let last = "";
  await expect
    .poll(async () => {
      const now = await page.evaluate(placesNow);
      const isSame = now === last;
      last = now;
      return isSame;
    }, "the page stands")
    .toBe(true);
}

/** In the page: where its parts are, once its fonts are there. */
async function placesNow(): Promise<string> {
  await document.fonts.ready;
  const parts = document.querySelectorAll("main, section, h2, button, input, [role=dialog]");
  const places = [...parts].map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return [x, y, width, height].map(Math.round).join(" ");
  });
  return `${window.scrollY}: ${places.join(", ")}`;
}

/** Where something is on the screen once the page stands: for a pointer that is moved by hand. */
export async function placeOf(target: Locator): Promise<Box> {
  // The bar of the transport covers the lower end of the window.
  await target.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await stands(target.page());
  const box = await target.boundingBox();
  if (box === null) {
    throw new Error(`${target} has no place`);
  }
  return box;
}

/** The room as a third client gets it from the server. */
export async function roomNow(page: Page, code: string): Promise<RoomSnapshot> {
  const { client, snapshot } = await join(new URL(page.url()).origin, { code, name: "Sam" });
  client.close();
  return snapshot;
}

/** The newest run of a room: `/api/runs` has those of all tests. */
export async function runIdOf(page: Page, code: string): Promise<string> {
  return (await roomNow(page, code)).run.id;
}

/** The step at which a paused run stands, once all pages show it: the last frame may be on its way. */
export async function pausedAt(code: string, pages: readonly [Page, ...Page[]]): Promise<number> {
  for (const page of pages) {
    await expect(page.getByTestId("run-status")).toHaveAttribute("data-value", "paused");
  }
  const { runState } = await roomNow(pages[0], code);
  for (const page of pages) {
    await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(runState.step));
  }
  return runState.step;
}
