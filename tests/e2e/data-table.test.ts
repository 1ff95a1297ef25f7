import { expect } from "@playwright/test";
import { test } from "#tests/support/browser-test.ts";
import { openEditor, pasteInto, settingsNow } from "#tests/support/data-page.ts";
import { joinByCode, newPage, openRoom } from "#tests/support/room-page.ts";

// Two browsers and many keys: on a busy machine that takes its time.
test.describe.configure({ timeout: 300_000 });

test("UX-74 the table is edited by keys and by pasting, and the room gets it as one edit", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  const grid = await openEditor(host);
  await grid.focus();
  await host.keyboard.press("ArrowDown");
  await host.keyboard.type("0,5");
  await host.keyboard.press("Enter");
  await expect(host.getByTestId("cell-1-0")).toHaveAttribute("data-value", "0.5");
  await host.keyboard.type("x");
  await host.keyboard.press("Tab");
  await expect(host.getByTestId("cell-2-0")).toHaveAttribute("aria-invalid", "true");
  await expect(host.getByTestId("table-fault")).toContainText("Row 3, column 1: “x” is no number.");
  await expect(host.getByTestId("save-table")).toBeDisabled();
  await host.keyboard.press("Control+z");
  await expect(host.getByTestId("cell-2-0")).toHaveAttribute("data-value", "1");
  // F2 opens, Escape takes back and leaves the window open.
  await host.keyboard.press("F2");
  await expect(host.getByTestId("cell-input")).toHaveValue("0");
  await host.keyboard.press("Escape");
  await expect(grid).toBeFocused();
  await pasteInto(grid, "7\t8,5\r\n9\t10\r\n11\t12\r\n");
  await expect(host.getByTestId("cell-4-1")).toHaveAttribute("data-value", "11");
  await expect(host.getByTestId("cell-2-2")).toHaveAttribute("data-value", "8.5");
  await host.getByTestId("column-name-0").fill("speed");
  await host.getByTestId("column-name-0").press("Enter");
  await host.getByTestId("cell-0-2").click();
  await host.getByTestId("table-remove-columns").click();
  // By accident: nothing is lost.
  await grid.focus();
  await host.keyboard.press("Escape");
  await expect(host.getByTestId("keep-draft")).toBeFocused();
  await host.keyboard.press("Enter");
  await host.getByTestId("save-table").click();
  await expect(host.getByTestId("table-editor")).toBeHidden();
  await expect(host.getByTestId("open-table")).toBeFocused();
  await expect(other.getByTestId("field-data-rows-4-1")).toHaveValue("11");
  const { data } = await settingsNow(host, code);
  expect(data).toEqual({
    kind: "table",
    inputs: ["speed", "x2"],
    outputs: ["y"],
    rows: [
      [0, 0, 0],
      [0.5, 1, 1],
      [1, 7, 1],
      [1, 9, 0],
      [0, 11, 0],
    ],
    scaling: "none",
  });
});

test("UX-75 whoever edits a table that somebody else changes is told, and keeps the draft", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  const grid = await openEditor(host);
  // A draft without a change follows the room.
  await other.getByTestId("field-data-rows-0-0").fill("5");
  await other.getByTestId("field-data-rows-0-0").press("Enter");
  await expect(host.getByTestId("cell-0-0")).toHaveAttribute("data-value", "5");
  await grid.focus();
  await host.keyboard.type("3");
  await host.keyboard.press("Enter");
  await other.getByTestId("field-data-rows-1-1").fill("6");
  await other.getByTestId("field-data-rows-1-1").press("Enter");
  await expect(host.getByTestId("table-problem")).toContainText("Emil changed the data");
  await expect(host.getByTestId("cell-0-0")).toHaveAttribute("data-value", "3");
  await expect(host.getByTestId("cell-1-1")).toHaveAttribute("data-value", "1");
  await host.getByTestId("take-theirs").click();
  await expect(host.getByTestId("cell-0-0")).toHaveAttribute("data-value", "5");
  await expect(host.getByTestId("cell-1-1")).toHaveAttribute("data-value", "6");
  await host.getByTestId("cell-0-0").click();
  await expect(grid).toBeFocused();
  await host.keyboard.type("4");
  await host.keyboard.press("Enter");
  await host.getByTestId("save-table").click();
  await expect(other.getByTestId("field-data-rows-0-0")).toHaveValue("4");
  const { data } = await settingsNow(host, code);
  expect(data.kind === "table" ? data.rows.slice(0, 2) : []).toEqual([
    [4, 0, 1, 0],
    [0, 6, 1, 1],
  ]);
});

test("UX-77 a viewer may look at every row and change none", async ({ browser }) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const viewer = await newPage(browser);
  await joinByCode(viewer, code, "Vera");
  await host.getByTestId("people").click();
  await host.getByRole("combobox", { name: "Role of Vera" }).click();
  await host.getByRole("option", { name: "viewer" }).click();
  await expect(viewer.getByTestId("paste-table")).toBeDisabled();
  await expect(viewer.getByTestId("set-spiral")).toBeDisabled();
  const grid = await openEditor(viewer);
  await expect(grid).toHaveAttribute("aria-readonly", "true");
  await grid.focus();
  await viewer.keyboard.type("9");
  await viewer.keyboard.press("Delete");
  await pasteInto(grid, "9\t9");
  await expect(viewer.getByTestId("cell-0-0")).toHaveAttribute("data-value", "0");
  await expect(viewer.getByTestId("save-table")).toBeDisabled();
  await viewer.keyboard.press("Escape");
  await expect(grid).toBeHidden();
});
