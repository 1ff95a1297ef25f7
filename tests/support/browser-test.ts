import { test as base } from "@playwright/test";

/**
 * A test that leaves no page behind: those of the tests before would go on to train and to draw, and
 * every test would be slower than the last.
 */
export const test = base.extend<{ readonly leavesNoPage: undefined }>({
  leavesNoPage: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
