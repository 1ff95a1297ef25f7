import { inRoot } from "../paths.mjs";

const SIZE = { width: 1366, height: 768 };
const SETTLE_MS = 2_500;

/** docs/screenshot.png: a class at work, in the light. */
export async function takeReadmePicture(browser, stage) {
  const context = await browser.newContext({ viewport: SIZE, colorScheme: "light" });
  await context.addInitScript(() => localStorage.setItem("weightroom.name", "Ada"));
  const page = await context.newPage();
  const { hostPath } = await stage.classroom();
  await page.goto(`${stage.url}${hostPath}`);
  await page.getByTestId("step").waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: inRoot("docs", "screenshot.png") });
  await context.close();
}
