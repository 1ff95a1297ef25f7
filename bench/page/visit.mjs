const VIEWPORT = { width: 1366, height: 768 };
/** So much larger a window is than what a page has of it, at least, px. */
const FRAME_PX = { width: 100, height: 250 };

/** Does something with a page of a browser that knows nothing yet. */
export async function visit(browser, act, viewport = VIEWPORT) {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await showWhole(cdp, viewport);
    return await act(page, cdp);
  } finally {
    await context.close();
  }
}

/**
 * A window that nobody sees has a frame, too, and what of the page lies beyond is painted but never
 * presented: a press there would be timed up to the next picture elsewhere.
 */
async function showWhole(cdp, { width, height }) {
  const { windowId } = await cdp.send("Browser.getWindowForTarget");
  await cdp.send("Browser.setWindowBounds", {
    windowId,
    bounds: { width: width + FRAME_PX.width, height: height + FRAME_PX.height },
  });
}

export function slowDown(cdp, rate) {
  return cdp.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Goes to a page and waits until its run can be played. */
export async function openRun(page, address) {
  await page.goto(address, { timeout: 60_000 });
  await page.locator('[data-testid="play-pause"]:enabled').waitFor({ timeout: 60_000 });
  const name = page.getByTestId("name-submit");
  if (await name.isVisible()) {
    await name.click();
  }
}

/** Thirty steps a second, whatever it did before. */
export async function playAtThirty(page) {
  await page.getByTestId("speed").getByText("30", { exact: true }).click();
  const play = page.getByTestId("play-pause");
  if ((await play.getAttribute("aria-pressed")) !== "true") {
    await play.click();
  }
}
