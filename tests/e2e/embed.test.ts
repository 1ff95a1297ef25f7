import { createServer, type Server } from "node:http";
import { expect, type FrameLocator, type Page } from "@playwright/test";
import type { RunDetail } from "#protocol/records.ts";
import { test } from "#tests/support/browser-test.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { runDetail } from "#tests/support/room-client.ts";
import { newPage, openRoom, play, showsStep } from "#tests/support/room-page.ts";
import { pausedAt, runIdOf } from "#tests/support/standing.ts";

/** Somebody else's page, of another origin, with one frame. */
async function withPage(html: string, act: (url: string) => Promise<void>): Promise<void> {
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><title>A page</title>${html}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    await act(`http://127.0.0.1:${typeof address === "object" ? address?.port : address}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function numberIn(frame: FrameLocator | Page, id: string): Promise<number> {
  return frame
    .getByTestId(id)
    .getAttribute("data-value")
    .then((value) => Number(value ?? "NaN"));
}

async function runOf(page: Page, code: string): Promise<RunDetail> {
  return await runDetail(origin, await runIdOf(page, code));
}

const { origin } = new URL(process.env["WEIGHTROOM_URL"] ?? "http://127.0.0.1:4100");

// Two or three browsers in one room, on a machine that may be busy.
test.describe.configure({ timeout: 300_000 });

test("UX-100 a room is watched in a frame of another page, with the engine's numbers and nothing to press", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  await play(host, "30");
  await showsStep(host, 8);
  await host.getByTestId("play-pause").click();
  const step = await pausedAt(code, [host]);

  const html = `<iframe src="${origin}/embed/room/${code}" width="640" height="480"></iframe>`;
  await withPage(html, async (url) => {
    // The host's own browser: the frame must not become the host in there.
    const page = await host.context().newPage();
    await page.goto(url);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByTestId("step")).toHaveAttribute("data-value", String(step));
    const { info } = await runOf(host, code);
    const { loss } = truthAt(info.settings, info.events, step);
    await expect.poll(() => numberIn(frame, "loss")).toBe(loss);
    await expect(frame.getByTestId("play-pause")).toHaveCount(0);
    await expect(frame.getByTestId("share")).toHaveCount(0);
    await expect(frame.getByTestId("open-in-weightroom")).toHaveAttribute("target", "_blank");
    // Keys that mean something in the room mean nothing in the frame.
    await frame.getByTestId("open-in-weightroom").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Home");
    await expect(frame.getByTestId("step")).toHaveAttribute("data-value", String(step));
    await host.getByTestId("people").click();
    await expect(host.getByTestId("person")).toHaveCount(1);
    await page.close();
  });
});

test("UX-101 a saved run is played and scrubbed in a frame of 320 x 240", async ({ browser }) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  await play(host, "30");
  await showsStep(host, 12);
  await host.getByTestId("play-pause").click();
  await pausedAt(code, [host]);
  const { info } = await runOf(host, code);
  const html = `<iframe src="${origin}/embed/run/${info.id}?step=7&panels=network,loss" width="320" height="240"></iframe>`;
  await withPage(html, async (url) => {
    const page = await newPage(browser);
    await page.goto(url);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByTestId("step")).toHaveAttribute("data-value", "7");
    for (const [key, step] of [
      ["ArrowLeft", 6],
      ["Home", 0],
    ] as const) {
      await frame.getByTestId("scrub").press(key);
      await expect(frame.getByTestId("step")).toHaveAttribute("data-value", String(step));
      const { loss } = truthAt(info.settings, info.events, step);
      await expect.poll(() => numberIn(frame, "loss")).toBe(loss);
    }
    await frame.getByTestId("embed-tab-loss").click();
    await expect(frame.getByTestId("loss-chart")).toBeVisible();
    await frame.getByTestId("play-pause").click();
    await expect.poll(() => numberIn(frame, "step")).toBeGreaterThan(1);
    const excess = () =>
      frame.getByTestId("embed").evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight);
      });
    await expect.poll(excess).toBeLessThanOrEqual(0);
  });
});

test("UX-102 only what was made for frames is shown in one", async ({ browser }) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  for (const path of ["/", "/runs", `/room/${code}`, `/room/${code}?view=projector`]) {
    const response = await host.request.get(`${origin}${path}`);
    expect(response.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(response.headers()["x-frame-options"]).toBe("DENY");
  }
  const embed = await host.request.get(`${origin}/embed/room/${code}`);
  expect(embed.headers()["content-security-policy"]).not.toContain("frame-ancestors");
  expect(embed.headers()["x-frame-options"]).toBeUndefined();
  // A frame that may not ask its own server says so.
  const html = `<iframe sandbox="allow-scripts" src="${origin}/embed/room/${code}"></iframe>`;
  await withPage(html, async (url) => {
    const page = await newPage(browser);
    await page.goto(url);
    const failed = page.frameLocator("iframe").getByTestId("embed-failed");
    await expect(failed).toContainText("allow-same-origin");
  });
});
