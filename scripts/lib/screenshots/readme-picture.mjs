import { inRoot } from "../paths.mjs";

const SIZE = { width: 1366, height: 768 };
const SETTLE_MS = 2_500;
const QUIET_MS = 60_000;

/** docs/screenshot.png: a class at work, in the light. */
export async function takeReadmePicture(browser, stage) {
  const context = await browser.newContext({ viewport: SIZE, colorScheme: "light" });
  await context.addInitScript(() => localStorage.setItem("weightroom.name", "Ada"));
  const page = await context.newPage();
  const { hostPath } = await stage.classroom();
  await page.goto(`${stage.url}${hostPath}`);
  await page.getByTestId("step").waitFor();
  await page.waitForTimeout(SETTLE_MS);
  // What a busy machine measures of itself is no line of anybody's.
  const quick = page.getByTestId("connection").filter({ hasText: /live \d{1,2} ms/ });
  await quick.waitFor({ timeout: QUIET_MS }).catch(() => undefined);
  await page.screenshot({ path: inRoot("docs", "screenshot.png") });
  await context.close();
}
