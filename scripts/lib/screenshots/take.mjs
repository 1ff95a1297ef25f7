import { inRoot } from "../paths.mjs";
import { say } from "../progress.mjs";

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
/** Phones and tablets are touched. */
const TOUCH_PX = 1_000;
const HEADER_PX = 64;
const MOST_PX = 5_000;
const SCHEMES = ["light", "dark"];
/** What moves comes to rest, what is loaded on first use is there. */
const ARRIVE_MS = 1_500;
const SETTLE_MS = 500;
const PATIENCE_MS = 60_000;

/** Pictures of one state at every size, light and dark. Whatever goes wrong is told, not thrown. */
export async function takeState(browser, stage, state) {
  const context = await browser.newContext({
    viewport: SIZES[2],
    reducedMotion: "no-preference",
    ...state.context,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  page.on("pageerror", (error) => say(`${state.name}: ${error.message}`));
  try {
    await remember(context, state);
    const prepared = await state.before?.(page);
    await page.goto(await state.open(stage));
    await page.waitForTimeout(ARRIVE_MS);
    await state.act?.(page, stage, prepared);
    await takeAll(page, state);
  } catch (error) {
    say(`${state.name}: ${error.message.split("\n")[0]}`);
  } finally {
    await context.close();
  }
}

/** Somebody who was here before: no question for a name is in the picture. */
async function remember(context, { isStranger = false, theme }) {
  const kept = {
    ...(isStranger ? {} : { "weightroom.name": "Ada" }),
    ...(theme === undefined ? {} : { theme }),
  };
  await context.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) {
      localStorage.setItem(key, value);
    }
  }, kept);
}

async function takeAll(page, { name, media, tab, at, isOneScreen = false, isPointing = false }) {
  if (!isPointing) {
    // A pointer that rests on what was pressed shows its hint.
    await page.mouse.move(0, 0);
  }
  const touch = await page.context().newCDPSession(page);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, ...media });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await touch.send("Emulation.setTouchEmulationEnabled", { enabled: size.width < TOUCH_PX });
      if (tab !== undefined && size.width < 768) {
        await page.getByTestId(`tab-${tab}`).click();
      }
      // What a phone's tab has scrolled is no place of the next picture.
      await (at === undefined
        ? page.evaluate(() => window.scrollTo(0, 0))
        : page.locator(at).evaluate(bringUp, HEADER_PX));
      await page.waitForTimeout(SETTLE_MS);
      const label = `${name}-${size.width}-${colorScheme}`;
      await page.screenshot({ path: inRoot("screenshots", `${label}.png`) });
      // Below the fold the dark has no other layout.
      if (!isOneScreen && colorScheme === SCHEMES[0]) {
        await takeWhole(page, size, label);
      }
      await warnOfSidewaysScrolling(page, label);
    }
  }
}

/** In the page: to the top of what scrolls, below the page's header. */
function bringUp(element, headerPx) {
  element.scrollIntoView({ block: "start" });
  window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - headerPx);
}

/** As on a screen that is as high as the page, so that no bar lies across it. */
async function takeWhole(page, size, label) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > size.height) {
    await page.setViewportSize({ width: size.width, height: Math.min(height, MOST_PX) });
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: inRoot("screenshots", `${label}-whole.png`) });
    await page.setViewportSize(size);
  }
}

async function warnOfSidewaysScrolling(page, label) {
  const excessPx = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  say(excessPx > 0 ? `${label}: scrolls sideways by ${excessPx} px` : label);
}
