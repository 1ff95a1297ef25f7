import fc from "fast-check";
import { expect, test } from "vitest";
import { writeNumber } from "#client/draw/number-format.ts";
import { withData } from "#client/views/settings/changes/choose-data.ts";
import { readPastedTable, tableDataOf } from "#client/views/settings/changes/pasted-table.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";

const NAMED = {
  names: ["x1", "x2", "y"],
  rows: [
    [0, 1, 1],
    [1, 1.5, 0],
  ],
};

test("UI-25 a spreadsheet's tabs, a CSV's commas and a decimal comma give the same table", () => {
  for (const pasted of [
    "x1,x2,y\n0,1,1\n1,1.5,0",
    "x1\tx2\ty\r\n0\t1\t1\r\n1\t1,5\t0\r\n",
    '\uFEFF"x1";"x2";"y"\n0;1;1\n\n1;1,5;0\n',
    " x1 , x2 , y \n 0 , 1 , 1 \n 1 , 1.5 , 0 ",
  ]) {
    expect(readPastedTable(pasted)).toEqual({ ok: true, value: NAMED });
  }
});

test("UI-25 what is no table is refused with its line, and nothing is guessed", () => {
  const problem = (pasted: string) => {
    const read = readPastedTable(pasted);
    return read.ok ? null : read.problem;
  };
  expect(problem("a,b\n1,2\n1,2,3")).toBe("Line 3 has 3 cells, the first one has 2.");
  expect(problem("a,b\n\n1,two")).toBe('Line 3, column 2: "two" is not a number.');
  expect(problem("a,b\n1,")).toBe('Line 2, column 2: "" is not a number.');
  expect(problem("a,b")).toMatch(/no row/);
  for (const pasted of ["", "  \n ", "1\n2", "hello"]) {
    expect(problem(pasted)).toMatch(/two columns/);
  }
});

test("UI-25 every table of numbers comes through as it was, and the network fits it", () => {
  const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
  const tables = fc
    .tuple(
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(",", "\t", ";"),
    )
    .chain(([columns, targets, separator]) =>
      fc.record({
        rows: fc.array(fc.array(finite, { minLength: columns, maxLength: columns }), {
          minLength: 1,
          maxLength: 8,
        }),
        targets: fc.constant(Math.min(targets, columns - 1)),
        separator: fc.constant(separator),
      }),
    );
  fc.assert(
    fc.property(tables, ({ rows, targets, separator }) => {
      const pasted = rows.map((row) => row.map(writeNumber).join(separator)).join("\n");
      const read = readPastedTable(pasted);
      expect(read).toEqual({ ok: true, value: { names: [], rows } });
      const data = tableDataOf({ names: [], rows }, targets, "none");
      expect(parseSettings(withData(ORIGIN, data))).toMatchObject({ ok: true, value: { data } });
    }),
  );
});
