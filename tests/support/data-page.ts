import { expect, type Locator, type Page } from "@playwright/test";
import type { TrainingSettings } from "#engine/settings.ts";
import { roomNow } from "#tests/support/standing.ts";

/** The room's document as a third client gets it from the server. */
export async function settingsNow(page: Page, code: string): Promise<TrainingSettings> {
  return (await roomNow(page, code)).settings;
}

export async function readFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  await page.getByTestId("table-file").setInputFiles({ name, mimeType: "text/csv", buffer });
}

/** What a spreadsheet would put there, into the element that has the focus. */
export function pasteInto(target: Locator, text: string): Promise<void> {
  return target.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    element.dispatchEvent(event);
  }, text);
}

export async function openEditor(page: Page): Promise<Locator> {
  await page.getByTestId("open-table").click();
  const grid = page.getByTestId("table-grid");
  await expect(grid).toBeVisible();
  return grid;
}
