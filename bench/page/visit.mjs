const VIEWPORT = { width: 1366, height: 768 };

/** Does something with a page of a browser that knows nothing yet. */
export async function visit(browser, act, viewport = VIEWPORT) {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    return await act(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
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
