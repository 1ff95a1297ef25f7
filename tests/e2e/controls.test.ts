import { expect, type Page } from "@playwright/test";
import { test } from "#tests/support/browser-test.ts";
import { joinByCode, newPage, openRoom, play, showsStep } from "#tests/support/room-page.ts";

async function openList(host: Page): Promise<void> {
  await host.getByTestId("controls").click();
  await expect(host.getByTestId("controls-everything")).toBeVisible();
}

// Two or three browsers in one room, on a machine that may be busy.
test.describe.configure({ timeout: 300_000 });

test("UX-103 what the host locks says so and is disabled for others; the host may change it", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  const editor = await newPage(browser);
  await joinByCode(editor, code, "Bo");
  await expect(editor.getByTestId("field-optimizer-learningRate")).toBeEnabled();

  await openList(host);
  await host.getByTestId("who-learning-rate").getByText("host", { exact: true }).click();
  await host.getByTestId("who-play").getByText("host", { exact: true }).click();
  await expect(editor.getByTestId("field-optimizer-learningRate")).toBeDisabled();
  await expect(editor.getByTestId("lock-learning-rate")).toHaveAttribute("aria-label", /host/);
  await expect(editor.getByTestId("play-pause")).toBeDisabled();
  await expect(editor.getByTestId("lock-play")).toBeVisible();
  await expect(editor.getByTestId("field-loss")).toBeEnabled();
  await host.keyboard.press("Escape");
  await expect(host.getByTestId("controls")).toBeFocused();
  await expect(host.getByTestId("field-optimizer-learningRate")).toBeEnabled();
  await play(host, "30");
  await showsStep(editor, 3);
  await host.getByTestId("play-pause").click();
});

test("UX-104 what the host hides leaves every screen, and links to runs keep it", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  const editor = await newPage(browser);
  await joinByCode(editor, code, "Bo");
  await play(host, "30");
  await showsStep(host, 3);
  await host.getByTestId("play-pause").click();

  await openList(host);
  await host.getByTestId("controls-only-play").click();
  for (const page of [host, editor]) {
    await expect(page.getByTestId("section-training")).toHaveCount(0);
    await expect(page.getByTestId("lower-tab-matrices")).toHaveCount(0);
    await expect(page.getByTestId("presets")).toHaveCount(0);
    await expect(page.getByTestId("play-pause")).toBeVisible();
  }
  await host.getByTestId("controls-everything").click();
  await expect(editor.getByTestId("section-training")).toBeVisible();
  await host.getByTestId("show-matrices").click();
  await expect(editor.getByTestId("lower-tab-matrices")).toHaveCount(0);
  await host.keyboard.press("Escape");
  // The run on the screen has no link to itself: another one is begun.
  await host.getByTestId("rewind").click();
  await host.getByTestId("lower-tab-runs").click();
  const link = host.getByTestId("room-run").getByRole("link").first();
  await expect(link).toHaveAttribute("href", /\?hide=matrices$/);
  await link.click();
  await expect(host.getByTestId("fidelity")).toBeVisible();
  await expect(host.getByTestId("lower-tab-activity")).toBeVisible();
  await expect(host.getByTestId("lower-tab-matrices")).toHaveCount(0);
});

test("UX-104 an address hides besides, on this screen alone", async ({ browser }) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  const guest = await newPage(browser);
  await joinByCode(guest, code, "Bo");
  await guest.goto(`${new URL(guest.url()).pathname}?hide=learning-rate,speed,nonsense`);
  await expect(guest.getByTestId("step")).toHaveAttribute("data-value", /\d/, { timeout: 60_000 });
  await expect(guest.getByTestId("field-loss")).toBeVisible();
  await expect(guest.getByTestId("field-optimizer-learningRate")).toHaveCount(0);
  await expect(guest.getByTestId("speed")).toHaveCount(0);
  await expect(host.getByTestId("field-optimizer-learningRate")).toBeVisible();
  await expect(host.getByTestId("speed")).toBeVisible();
});
