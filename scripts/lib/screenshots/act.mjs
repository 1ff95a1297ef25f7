// What a reader does with a page until it is in the state that is pictured.

export function press(...testIds) {
  return async (page) => {
    for (const testId of testIds) {
      await page.getByTestId(testId).first().click();
    }
  };
}

/** By key, for what may lie under a bar until it has the focus. */
export function enter(testId) {
  return (page) => page.getByTestId(testId).first().press("Enter");
}

/** A key that opens a dialog. */
export function key(name) {
  return async (page) => {
    await page.getByTestId("step").waitFor();
    await page.keyboard.press(name);
    await page.getByRole("dialog").waitFor();
  };
}

/** One after the other. */
export function inTurn(...acts) {
  return async (page, stage) => {
    for (const act of acts) {
      await act(page, stage);
    }
  };
}

export function type(testId, text) {
  return async (page) => {
    const field = page.getByTestId(testId);
    await field.fill(text);
    await field.press("Enter");
  };
}

/** One of a row of choices, by its words. */
export function choose(testId, words) {
  return (page) => page.getByTestId(testId).getByText(words, { exact: true }).click();
}

export function keys(...names) {
  return async (page) => {
    await page.getByTestId("step").waitFor();
    for (const name of names) {
      await page.keyboard.press(name);
    }
  };
}

export function focus(testId) {
  return (page) => page.getByTestId(testId).first().focus();
}

export const rest = (ms) => (page) => page.waitForTimeout(ms);

/** So that it is in the picture of what fits on the screen. */
export function show(testId) {
  return (page) =>
    page
      .getByTestId(testId)
      .first()
      .evaluate((element) => element.scrollIntoView({ block: "center" }));
}
