import { expect } from "@playwright/test";
import { test } from "#tests/support/browser-test.ts";
import { newPage, openRoomByClick, play, showsStep } from "#tests/support/room-page.ts";
import { startServer } from "#tests/support/start-server.ts";

test("UX-17 in development the room's socket and hot reload live side by side", async ({
  browser,
}) => {
  test.setTimeout(900_000);
  const server = await startServer({ args: ["--dev"] });
  const page = await newPage(browser);
  page.setDefaultTimeout(60_000);
  const open: string[] = [];
  page.on("websocket", (socket) => {
    socket.on("framereceived", () => open.push(new URL(socket.url()).pathname));
  });
  // The tools' own badge would lie over the play button.
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const style = document.createElement("style");
      style.textContent = "nextjs-portal { display: none }";
      document.head.append(style);
    });
  });
  // The first visit of each page compiles it.
  for (const path of ["/", "/room/AAAAAA"]) {
    await page.request.get(`${server.url}${path}`, { timeout: 300_000 });
  }
  await openRoomByClick(page, "Dev", server.url);
  await play(page, "30");
  await showsStep(page, 10);
  expect(open).toContain("/socket.io/");
  expect(open.some((path) => path.startsWith("/_next/"))).toBe(true);
  await server.stop();
});
