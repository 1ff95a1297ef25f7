import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Rules that another theme can break; all others look at the same elements in every theme. */
export const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe finds serious or critical on a page as it stands, with the places. */
export async function axeFaults(page: Page, rules?: string[]): Promise<string[]> {
  // Colours that are on their way are nobody's.
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => !(animation instanceof CSSTransition)),
  );
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** Chooses what the system asks for, and waits until the page has heard of it. */
export async function inScheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
}

/** How many px a page is wider than its window. */
export function overflowPx(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}

/** Presses Tab (or another key) until the element has the focus, as somebody without a mouse does. */
export async function tabTo(
  page: Page,
  testId: string,
  isBack = false,
  key = "Tab",
): Promise<void> {
  const target = page.getByTestId(testId);
  for (let i = 0; i < 160; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press(isBack ? `Shift+${key}` : key);
  }
  throw new Error(`Tab never reached ${testId}`);
}
