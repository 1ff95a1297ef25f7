import { expect } from "@playwright/test";
import { axeFaults, COLOUR_RULES, inScheme, overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { openRoom } from "#tests/support/room-client.ts";
import { newPage } from "#tests/support/room-page.ts";

const { origin } = new URL(process.env["WEIGHTROOM_URL"] ?? "http://127.0.0.1:4100");

test("UX-234 the projector, frames and comparisons have nothing serious, and nothing scrolls sideways at 400 %", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { client, code, runId } = await openRoom(origin);
  await client.command("step-run", { runId, count: 12 });
  const next = await client.command("rewind-run", { runId });
  const second = next.ok ? next.value.runId : "";
  await client.command("step-run", { runId: second, count: 15 });
  const page = await newPage(browser, { viewport: { width: 1366, height: 768 } });
  await page.addInitScript(() => localStorage.setItem("weightroom.name", "Hana"));
  const places = {
    [`/room/${code}?view=projector`]: "projector",
    [`/embed/room/${code}`]: "embed",
    [`/embed/run/${runId}`]: "embed",
    [`/compare?runs=${runId},${second}`]: "compare-page",
  };
  for (const [address, testId] of Object.entries(places)) {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(address);
    await inScheme(page, "light");
    await expect(page.getByTestId(testId)).toBeVisible();
    await expect(page.locator("[data-testid=step], [data-step='12']").first()).toBeVisible();
    expect(await axeFaults(page), address).toEqual([]);
    await inScheme(page, "dark");
    expect(await axeFaults(page, COLOUR_RULES), `${address}, dark`).toEqual([]);
    await page.setViewportSize({ width: 320, height: 256 });
    await expect.poll(() => overflowPx(page), address).toBeLessThanOrEqual(0);
  }
  client.close();
});
