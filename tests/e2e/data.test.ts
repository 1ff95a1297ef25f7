import { expect, type Page } from "@playwright/test";
import { withTable } from "#protocol/table-codec.ts";
import { test } from "#tests/support/browser-test.ts";
import { openEditor, readFile, settingsNow } from "#tests/support/data-page.ts";
import { expectEngineNumbers } from "#tests/support/engine-numbers.ts";
import {
  joinByCode,
  newPage,
  newPhone,
  openRoom,
  openTab,
  shown,
} from "#tests/support/room-page.ts";
import { placeOf } from "#tests/support/standing.ts";

// Two browsers and many keys: on a busy machine that takes its time.
test.describe.configure({ timeout: 300_000 });

test("UX-70 a set is chosen by its picture, and its points are drawn anew with another seed", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  await expect(host.getByTestId("set-spiral").locator("canvas")).toHaveAttribute(
    "data-value",
    /\d/,
  );
  await host.getByTestId("set-moons").click();
  await expect(other.getByTestId("field-data-name")).toHaveAttribute("data-value", "moons");
  await expect(other.getByTestId("data-scatter")).toHaveAttribute("data-value", "500");
  const seed = other.getByTestId("field-data-seed");
  await expect(seed).toHaveAttribute("data-value", "1");
  await host.getByTestId("regenerate").click();
  await expect(seed).not.toHaveAttribute("data-value", "1");
  await host.getByTestId("set-table").click();
  // Back at the table that was there before.
  await expect(other.getByTestId("field-data-rows-3-3")).toHaveValue("0");
  const arrows = host.getByTestId("set-table");
  await arrows.focus();
  await host.keyboard.press("ArrowRight");
  await expect(host.getByTestId("set-circle")).toBeFocused();
  await host.keyboard.press("Enter");
  await expect(other.getByTestId("field-data-name")).toHaveAttribute("data-value", "circle");
});

test("UX-71 a spreadsheet's CSV with class names becomes the room's table and trains as the engine does", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  await host.getByTestId("paste-table").click();
  await readFile(
    host,
    "trees.csv",
    '\uFEFF"length;\nin cm";width;id;"kind"\r\n1,5;0,25;7;"oak"\r\n2,5;0,5;8;ash\r\n\r\n0,5;1;9;fir\r\n',
  );
  await expect(host.getByTestId("import-summary")).toHaveAttribute("data-value", "3");
  await expect(host.getByTestId("class-mapping")).toContainText("ash, fir, oak");
  await host.getByTestId("role-id").click();
  await host.getByRole("option", { name: /^left out/ }).click();
  await expect(host.getByTestId("import-also")).toContainText("softmax");
  await host.getByTestId("paste-replace").click();
  await expect(host.getByTestId("import-table")).toBeHidden();
  await expect(other.getByTestId("field-data-rows-1-0")).toHaveValue("2.5");
  const settings = await settingsNow(host, code);
  expect(settings.data).toEqual({
    kind: "table",
    inputs: ["length; in cm", "width"],
    outputs: ["ash", "fir", "oak"],
    rows: [
      [1.5, 0.25, 0, 0, 1],
      [2.5, 0.5, 1, 0, 0],
      [0.5, 1, 0, 1, 0],
    ],
    scaling: "none",
  });
  expect(settings.layers.at(-1)).toEqual({ units: 3, activation: "softmax" });
  await host.getByTestId("start-run").click();
  await expect(other.getByTestId("next-run-bar")).toBeHidden();
  await host.getByTestId("step-once").click();
  await expect(other.getByTestId("step")).toHaveAttribute("data-value", "1");
  await expect(async () => expectEngineNumbers(await shown(other), settings)).toPass();
});

test("UX-72 what is no table is refused with line and column, and nothing of the room changes", async ({
  browser,
}) => {
  const page = await newPage(browser);
  const code = await openRoom(page, "Hana");
  const before = await settingsNow(page, code);
  await page.getByTestId("paste-table").click();
  const problem = page.getByTestId("read-problem");
  const refused: readonly (readonly [content: string | Buffer, words: RegExp])[] = [
    ["a,b\n1,2\n1,2,3", /Line 3 has 3 cells/],
    ['a,b\n1,"2\n3,4', /Line 2, column 2: a quotation mark/],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /no text/],
    [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /spreadsheet file/],
    ["", /nothing in it/],
    [Buffer.alloc(25 * 1024 * 1024, "1,2\n"), /25 MiB/],
  ];
  for (const [content, words] of refused) {
    await readFile(page, "some.csv", content);
    await expect(problem).toContainText(words);
  }
  await readFile(page, "gap.csv", "a,b,y\n1,2,0\n3,,1\n4,1.234.567,0\n");
  await expect(page.getByTestId("import-b")).toContainText("Line 4, column 2: “1.234.567”");
  await readFile(page, "gap.csv", "a,b,y\n1,2,0\n3,,1\n4,5,0\n");
  await expect(page.getByTestId("plan-problem")).toContainText("Line 3, column 2 is empty");
  await expect(page.getByTestId("paste-replace")).toBeDisabled();
  await page.getByTestId("skip-gaps").click();
  await expect(page.getByTestId("paste-replace")).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("import-table")).toBeHidden();
  await expect(page.getByTestId("paste-table")).toBeFocused();
  expect(await settingsNow(page, code)).toEqual(before);
});

test("UX-73 of 100,000 lines a room takes as many as it holds, stored once and seen by all", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  const lines = Array.from({ length: 100_000 }, (_, i) => `${i / 8};${i % 13};${i % 2}`);
  const csv = `time;hour;rain\n${lines.join("\n")}`.replaceAll(".", ",");
  const dropped = await host.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "weather.csv", { type: "text/csv" }));
    return transfer;
  }, csv);
  await expect(host.getByTestId("paste-table")).toBeVisible();
  await host.dispatchEvent("body", "drop", { dataTransfer: dropped });
  const patience = { timeout: 60_000 };
  await expect(host.getByTestId("import-summary")).toHaveAttribute(
    "data-value",
    "100000",
    patience,
  );
  await expect(host.getByTestId("plan-problem")).toContainText("at most 100000");
  await host.getByTestId("take-spread").click();
  await expect(host.getByTestId("paste-replace")).toBeEnabled();
  await host.getByTestId("paste-replace").click();
  await expect(host.getByTestId("import-table")).toBeHidden(patience);
  await expect(other.getByTestId("row-counts")).toHaveAttribute("data-value", "33333 0", patience);

  const settings = await settingsNow(host, code);
  const { data } = settings;
  expect(data).toMatchObject({ kind: "stored", inputs: ["time", "hour"], rowCount: 33_333 });
  const hash = data.kind === "stored" ? data.hash : "";
  const bytes = await host.request.get(`/api/tables/${hash}`);
  const whole = withTable(settings, new Uint8Array(await bytes.body())).data;
  const rows = whole.kind === "table" ? whole.rows : [];
  expect(
    rows.every(([time = 0, hour, rain]) => hour === (time * 8) % 13 && rain === (time * 8) % 2),
  ).toBe(true);

  // The editor shows any of them and draws few.
  const grid = await openEditor(host);
  await grid.focus();
  await host.keyboard.press("Control+End");
  await expect(host.getByTestId("cell-33332-2")).toHaveAttribute(
    "data-value",
    String(rows.at(-1)?.[2]),
  );
  await expect.poll(() => grid.locator("tr").count()).toBeLessThan(60);
});

async function paintedRows(page: Page, code: string): Promise<readonly (readonly number[])[]> {
  const { data } = await settingsNow(page, code);
  return data.kind === "table" ? data.rows : [];
}

test("UX-76 points are painted by drag, by keys and by finger; each stroke is one edit and has an undo", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  await host.getByTestId("set-circle").click();
  await expect(host.getByTestId("data-scatter")).toHaveAttribute("data-value", "500");
  await host.getByTestId("paint-open").click();
  const plane = host.getByTestId("paint-plane");
  await expect(plane).toHaveAttribute("data-value", "500");
  await host.getByTestId("paint-1").click();
  const box = await placeOf(plane);
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await host.mouse.move(...at(0.3, 0.3));
  await host.mouse.down();
  await host.mouse.move(...at(0.7, 0.3), { steps: 8 });
  await host.mouse.up();
  await expect.poll(async () => (await paintedRows(host, code)).length).toBeGreaterThan(505);
  const rows = await paintedRows(host, code);
  // Right way up: the upper part of the plane is positive.
  expect(rows.slice(500).every(([, x2 = 0, y]) => x2 > 0 && y === 1)).toBe(true);
  await host.getByTestId("paint-undo").click();
  await expect.poll(async () => (await paintedRows(host, code)).length).toBe(500);

  // By keys: an empty plane, a point of each class, one erased.
  await host.getByTestId("paint-clear").click();
  await plane.focus();
  // One after the other, before the room has the first.
  for (const key of ["Space", "1", "ArrowLeft", "ArrowUp", "Space"]) {
    await host.keyboard.press(key);
  }
  await expect.poll(async () => (await paintedRows(host, code)).length).toBe(2);
  const [first = [], second = []] = await paintedRows(host, code);
  expect([first[2], second[2]]).toEqual([1, 0]);
  expect(second[0]).toBeLessThan(first[0] ?? 0);
  expect(second[1]).toBeGreaterThan(first[1] ?? 0);
  await host.keyboard.press("Delete");
  await expect.poll(async () => (await paintedRows(host, code)).length).toBe(1);

  const phone = await newPhone(browser);
  await joinByCode(phone, code, "Emil");
  await openTab(phone, "settings");
  await phone.getByTestId("paint-open").click();
  await phone.getByTestId("paint-0").tap();
  await phone.getByTestId("paint-plane").tap({ position: { x: 80, y: 80 } });
  await expect(plane).toHaveAttribute("data-value", "2");
  await expect.poll(async () => (await paintedRows(host, code)).length).toBe(2);
});
