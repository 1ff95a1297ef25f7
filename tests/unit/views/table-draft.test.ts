import { expect, test } from "vitest";
import { copiedText, pastedCells } from "#client/views/table/clipboard-cells.ts";
import { changed, newHistory, redo, undo } from "#client/views/table/draft-history.ts";
import { movedBy } from "#client/views/table/grid-move.ts";
import { HEIGHTS, seenPart } from "#client/views/table/grid-window.ts";
import { withPastedBlock } from "#client/views/table/pasted-block.ts";
import {
  cellProblem,
  draftFault,
  draftOf,
  tableOf,
  withBlock,
  withCell,
  withCleared,
  withColumn,
  withName,
  withOutput,
  withoutColumns,
  withoutRows,
  withRows,
} from "#client/views/table/table-draft.ts";
import { ORIGIN } from "#protocol/origin.ts";

const DRAFT = draftOf({
  inputs: ["a", "b"],
  outputs: ["y"],
  rows: [
    [1, 2, 0],
    [3, 4, 1],
  ],
  scaling: "none",
});

test("UI-77 a cell takes a number as one types it; what is none stays, with what is wrong", () => {
  const cells = (...texts: string[]) =>
    texts.map((text) => withCell(DRAFT, { row: 0, col: 1 }, text).rows[0]?.[1]);
  expect(cells("7", "0,5", " \u22122e3 ", "x", "", "1e16")).toEqual([
    7,
    0.5,
    -2000,
    "x",
    "",
    "1e16",
  ]);
  expect(["x", "", "1e16", 5].map(cellProblem)).toEqual([
    "“x” is no number.",
    "This cell is empty: a number is needed.",
    "This is beyond ±10¹⁵.",
    null,
  ]);
});

test("UI-77 a block is pasted at a cell, and the table grows for it, but not beyond its limits", () => {
  const block = pastedCells("5\t6,5\t7\r\n8\t9\t\r\n");
  expect(block).toEqual([
    [5, 6.5, 7],
    [8, 9, ""],
  ]);
  const next = withBlock(DRAFT, { row: 1, col: 1 }, block);
  expect(next?.columns).toEqual([
    { name: "a", isOutput: false },
    { name: "b", isOutput: false },
    { name: "y", isOutput: true },
    { name: "y1", isOutput: true },
  ]);
  expect(next?.rows).toEqual([
    [1, 2, 0, 0],
    [3, 5, 6.5, 7],
    [0, 8, 9, ""],
  ]);
  expect(withBlock(DRAFT, { row: 99_999, col: 0 }, block)).toBeNull();
  expect(withBlock(DRAFT, { row: 0, col: 1_023 }, block)).toBeNull();
});

test("UI-77 what is copied is what is pasted; one column of decimal commas is one column", () => {
  const all = { from: { row: 0, col: 0 }, to: { row: 1, col: 2 } };
  expect(pastedCells(copiedText(DRAFT, all))).toEqual(DRAFT.rows);
  expect(pastedCells("0,5\n1,25")).toEqual([[0.5], [1.25]]);
  expect(pastedCells("1,2,3\n4,5,6")).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(pastedCells('"a\tb"\t2')).toEqual([["a\tb", 2]]);
});

test("UI-77 cells pasted into the small table are one change of the document, or told with their place", () => {
  const data = ORIGIN.data.kind === "table" ? ORIGIN.data : null;
  const paste = (text: string) =>
    data === null ? null : withPastedBlock(ORIGIN, data, { row: 2, col: 1 }, text);
  const next = paste("5\t6\n7\t8\n9\t10");
  expect(next?.ok === true ? next.value.data : null).toMatchObject({
    rows: [
      [0, 0, 1, 0],
      [0, 1, 1, 1],
      [1, 5, 6, 1],
      [1, 7, 8, 0],
      [0, 9, 10, 0],
    ],
  });
  expect(paste("5\t6\n7\tx")).toEqual({
    ok: false,
    problem: "Row 4, column 3: “x” is no number.",
  });
  expect(paste("1\n".repeat(700))).toMatchObject({
    problem: expect.stringMatching(/2000 numbers/),
  });
});

test("UI-77 rows and columns come and go, an input and a target stay, and a save puts inputs first", () => {
  expect(withRows(DRAFT, 1, 2).rows).toHaveLength(4);
  expect(withoutRows(DRAFT, 0, 1).rows).toEqual([[1, 2, 0]]);
  expect(withoutColumns(DRAFT, 0, 1)).toBe(DRAFT);
  const swapped = withName(withOutput(withOutput(DRAFT, 0, true), 2, false), 2, "z");
  expect(draftFault(swapped)).toBeNull();
  expect(tableOf(swapped)).toEqual({
    inputs: ["b", "z"],
    outputs: ["a"],
    rows: [
      [2, 0, 1],
      [4, 1, 3],
    ],
    targets: "numbers",
  });
  expect(withColumn(DRAFT, 1).columns[1]).toEqual({ name: "x1", isOutput: false });
});

test("UI-77 what keeps a draft from being saved is counted, and its first place known", () => {
  expect(draftFault(withOutput(DRAFT, 2, false))?.words).toMatch(/target/);
  expect(draftFault(withName(DRAFT, 0, "b"))?.words).toBe("Two columns are called “b”.");
  const wrong = withCell(
    withCleared(DRAFT, { from: { row: 1, col: 0 }, to: { row: 1, col: 1 } }),
    { row: 0, col: 2 },
    "x",
  );
  expect(draftFault(wrong)).toEqual({
    words: "Row 1, column 3: “x” is no number. 3 cells are no numbers in all.",
    at: { row: 0, col: 2 },
  });
});

test("UI-77 every change of a draft can be undone and done again, in order", () => {
  const one = withCell(DRAFT, { row: 0, col: 0 }, "9");
  const two = withRows(one, 2, 1);
  const history = changed(changed(newHistory(DRAFT), one), two);
  expect(undo(undo(history)).now).toBe(DRAFT);
  expect(redo(undo(history)).now).toBe(two);
  expect(changed(undo(history), DRAFT).undone).toEqual([]);
  expect(undo(newHistory(DRAFT)).now).toBe(DRAFT);
  expect(changed(history, two)).toEqual(history);
});

test("UI-78 keys move within the grid, and Tab leaves it at the ends of a row", () => {
  const size = { rows: 100, columns: 5, page: 10 };
  const at = { row: 3, col: 2 };
  const key = (name: string, isFar = false, isShifted = false) =>
    movedBy(at, { key: name, isFar, isShifted }, size);
  expect(key("ArrowUp")).toEqual({ row: 2, col: 2 });
  expect(key("ArrowDown", true)).toEqual({ row: 99, col: 2 });
  expect(key("ArrowLeft", true)).toEqual({ row: 3, col: 0 });
  expect(key("End")).toEqual({ row: 3, col: 4 });
  expect(key("End", true)).toEqual({ row: 99, col: 4 });
  expect(key("Home", true)).toEqual({ row: 0, col: 0 });
  expect(key("PageUp")).toEqual({ row: 0, col: 2 });
  expect(key("PageDown")).toEqual({ row: 13, col: 2 });
  expect(key("Tab")).toEqual({ row: 3, col: 3 });
  expect(key("Tab", false, true)).toEqual({ row: 3, col: 1 });
  expect(
    movedBy({ row: 0, col: 4 }, { key: "Tab", isFar: false, isShifted: false }, size),
  ).toBeNull();
  expect(key("a")).toBeNull();
});

test("UI-78 of 50,000 rows only those in sight are drawn, and every cell can be brought there", () => {
  const count = { rows: 50_000, columns: 1_000 };
  const size = { widthPx: 700, heightPx: 500 };
  for (const scrolled of [
    { left: 0, top: 0 },
    { left: 5_000, top: 700_000 },
    { left: 103_000, top: 1_600_000 },
  ]) {
    const seen = seenPart(scrolled, size, count, HEIGHTS.fine);
    expect(seen.rows.length).toBeLessThan(30);
    expect(seen.columns.length).toBeLessThan(20);
    const places = [
      { row: 0, col: 0 },
      { row: 49_999, col: 999 },
      { row: 21_000, col: 40 },
    ];
    for (const place of places) {
      const there = seenPart(seen.scrollFor(place), size, count, HEIGHTS.fine);
      expect(there.rows).toContain(place.row);
      expect(there.columns).toContain(place.col);
      expect(there.scrollFor(place)).toEqual(seen.scrollFor(place));
    }
  }
});
