// Pictures of every page at four sizes, light and dark, into screenshots/. With `--readme` also
// docs/screenshot.png. A class of three trains Origin meanwhile.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { BROWSER_FLAGS } from "./lib/browser-flags.mjs";
import { openClassroom } from "./lib/classroom.mjs";
import { failClearly } from "./lib/fail-clearly.mjs";
import { ensureBrowser } from "./lib/find-browser.mjs";
import { inRoot } from "./lib/paths.mjs";
import { say } from "./lib/progress.mjs";
import { startTemporaryServer } from "./lib/temporary-server.mjs";

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
const README_SIZE = { width: 1366, height: 768 };
const SETTLE_MS = 1_500;

const server = await startTemporaryServer().catch((error) =>
  failClearly("The server did not start", error),
);
const found = await ensureBrowser();
const browser = await chromium.launch({ args: BROWSER_FLAGS, ...found });
const classroom = await openClassroom(server.url);
try {
  mkdirSync(inRoot("screenshots"), { recursive: true });
  const pages = [
    ["room", `${server.url}${classroom.hostPath}`],
    ["home", `${server.url}/`],
    ["run", `${server.url}/run/${classroom.savedRunId}?step=412`],
    ["runs", `${server.url}/runs`],
    ["room-not-found", `${server.url}/room/AAAAAA`],
    ["not-found", `${server.url}/nothing-here`],
  ];
  for (const [name, address] of pages) {
    await takeAll(name, address);
  }
} finally {
  classroom.close();
  await browser.close();
  await server.stop();
}

async function takeAll(name, address) {
  const context = await browser.newContext({
    viewport: README_SIZE,
    reducedMotion: "no-preference",
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => say(`${name}: ${error.message}`));
  await page.goto(address);
  if (name === "room") {
    await introduce(page);
  }
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.evaluate(() => document.fonts.ready.then(() => window.scrollTo(0, 0)));
      await page.waitForTimeout(SETTLE_MS);
      const label = `${name}-${size.width}-${colorScheme}`;
      await page.screenshot({ path: inRoot("screenshots", `${label}.png`) });
      if (size.width < 800) {
        await page.screenshot({
          path: inRoot("screenshots", `${label}-whole.png`),
          fullPage: true,
        });
      }
      await warnOfSidewaysScrolling(page, label);
    }
  }
  if (name === "room" && process.argv.includes("--readme")) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(README_SIZE);
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: inRoot("docs", "screenshot.png") });
  }
  await context.close();
}

/** The host says a name, so that the question for it is not in the picture. */
async function introduce(page) {
  await page.getByTestId("name-input").fill("Ada");
  await page.getByTestId("name-submit").click();
}

async function warnOfSidewaysScrolling(page, label) {
  const excessPx = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  say(excessPx > 0 ? `${label}: scrolls sideways by ${excessPx} px` : label);
}
