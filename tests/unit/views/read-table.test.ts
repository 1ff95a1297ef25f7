import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReadColumn, readTable } from "#client/views/table/read-table.ts";
import { textOf } from "#client/views/table/table-text.ts";

/** Names with numbers or words, as one reads them. */
function read(text: string, hasNames: boolean | null = null) {
  const result = readTable(text, hasNames);
  return result.ok
    ? Object.fromEntries(result.value.columns.map((column) => [column.name, cellsOf(column)]))
    : result.problem;
}

function cellsOf(column: ReadColumn): unknown {
  switch (column.kind) {
    case "numbers":
      return [...column.values];
    case "classes":
      return [...column.codes].map((code) => column.classes[code] ?? null);
    case "unusable":
      return column.problem;
  }
}

const TABLE = { x1: [0, 1], x2: [1, 1.5], y: [1, 0] };

test("UI-72 a table is the same with commas, semicolons, tabs or bars, quotes, and any line breaks", () => {
  for (const text of [
    "x1,x2,y\n0,1,1\n1,1.5,0",
    "x1\tx2\ty\r\n0\t1\t1\r\n1\t1,5\t0\r\n",
    '\uFEFF"x1";"x2";"y"\n0;1;1\n\n1;1,5;0\n',
    "x1|x2|y\r0|1|1\r1|1.5|0\r",
    " x1 , x2 , y \n 0 , 1 , 1 \n 1 , 1.5 , 0 ",
    'sep=;\nx1;x2;y\n0;"1";1\n1;1.5;0\n;;\n',
    "x1,x2,y,\n0,1,1,\n1,1.5,0,\n",
    'x1,x2,y\n"0","1","1"\n"1","1,5","0"',
  ]) {
    expect(read(text), text).toEqual(TABLE);
  }
});

test("UI-72 quotes hold separators, quotes and line breaks, and lines are counted through them", () => {
  const text = '"a\n""b"", c",y\n"1",2\n\n3,four';
  expect(read(text)).toEqual({ 'a "b", c': [1, 3], y: "Line 5, column 2: “four” is no number." });
  expect(read('a,b\n1,2\n3,"4\n5,6')).toMatch(/^Line 3, column 2: a quotation mark/);
  expect(read('a,b\n1,2\n"3"x,4\n5,6')).toMatch(/^Line 3, column 1: a quotation mark/);
});

test("UI-72 what is no table is refused with its line", () => {
  expect(read("a,b\n1,2\n1,2,3")).toBe("Line 3 has 3 cells, the first one has 2.");
  expect(read("a;b\n1;2\n\n1")).toBe("Line 4 has 1 cell, the first one has 2.");
  expect(read("a,b")).toMatch(/no row/);
  expect(read(`${"x,".repeat(1_030)}y\n`)).toMatch(/Line 1 has 1031 cells/);
  for (const text of ["", "  \n ", "1\n2", "hello"]) {
    expect(read(text)).toMatch(/two columns/);
  }
});

test("UI-71 the decimal sign is found, and a mark between thousands is never guessed away", () => {
  expect(read("a;b\n0,5;1,234\n2;3")).toEqual({ a: [0.5, 2], b: [1.234, 3] });
  expect(read("a;b\n1,234;7\n2;3")).toEqual({ a: [1.234, 2], b: [7, 3] });
  expect(read('a,b\n"1,234",0.5\n2,3')).toEqual({
    a: "Line 2, column 1: “1,234” has a mark between thousands, or might have. Write the number without it.",
    b: [0.5, 3],
  });
  for (const cell of ["1.234,5", "1 234", "1'234'567", "12.345.678"]) {
    const table = read(`a;b\n0,5;1\n${cell};2`);
    expect(table, cell).toMatchObject({ a: expect.stringMatching(/thousands/) });
  }
  expect(read("a;b\n0,5;1\n1;0.25")).toMatchObject({
    a: "Line 2, column 1: “0,5” has another decimal sign than the numbers elsewhere.",
  });
  expect(read("a,b\n\u22121e3,+.5\n-0,1e16")).toMatchObject({
    a: [-1000, -0],
    b: expect.stringMatching(/beyond/),
  });
});

test("UI-73 words are classes, a word among numbers is told with its place, and gaps stay gaps", () => {
  expect(read("w,k\n1,yes\n2,no\n3,yes")).toEqual({ w: [1, 2, 3], k: ["yes", "no", "yes"] });
  expect(read("1,yes\n2,no")).toEqual({ x1: [1, 2], x2: ["yes", "no"] });
  expect(read("w,k\n1,\nNA,b\n,c")).toEqual({
    w: [1, Number.NaN, Number.NaN],
    k: [null, "b", "c"],
  });
  expect(read("w,k\n1,2\n3,4\nfive,6")).toMatchObject({
    w: "Line 4, column 1: “five” is no number.",
  });
  const names = Array.from({ length: 60 }, (_, i) => `${i},name ${"abc"[i % 3]}${i}`).join("\n");
  expect(read(`id,who\n${names}`)).toMatchObject({ who: expect.stringMatching(/no classes/) });
});

test("UI-73 the first line names the columns when it looks so, or when somebody says so", () => {
  expect(read("7,8\n9,1", true)).toEqual({ 7: [9], 8: [1] });
  expect(read("a,a,\n1,2,3")).toEqual({ a: [1], "a 2": [2], x3: [3] });
  expect(read("a,b\nc,d", false)).toEqual({ x1: ["a", "c"], x2: ["b", "d"] });
});

test("UI-70 a file is read in the encoding that a spreadsheet wrote it in", () => {
  const text = "größe;y\n1;2";
  const utf16 = (isLittle: boolean) => {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, isLittle);
    for (const [i, character] of [...text].entries()) {
      view.setUint16(2 + 2 * i, character.charCodeAt(0), isLittle);
    }
    return bytes;
  };
  const encoded = new TextEncoder().encode(text);
  const western = Uint8Array.from(text, (character) => character.charCodeAt(0));
  expect(textOf(encoded)).toEqual({ ok: true, text, encoding: "utf-8" });
  expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...encoded))).toMatchObject({ ok: true, text });
  expect(textOf(utf16(true))).toEqual({ ok: true, text, encoding: "utf-16le" });
  expect(textOf(utf16(false))).toEqual({ ok: true, text, encoding: "utf-16be" });
  expect(textOf(western)).toEqual({ ok: true, text, encoding: "windows-1252" });
});

test("UI-70 what is no text, nothing or a workbook is said to be so", () => {
  const problem = (...bytes: number[]) => {
    const read = textOf(Uint8Array.from(bytes));
    return read.ok ? null : read.problem;
  };
  expect(problem()).toMatch(/nothing/);
  expect(problem(0xef, 0xbb, 0xbf, 10, 32)).toMatch(/nothing/);
  expect(problem(0x89, 0x50, 0x4e, 0x47, 0, 1, 2)).toMatch(/no text/);
  expect(problem(0x50, 0x4b, 0x03, 0x04, 9)).toMatch(/spreadsheet/);
});

test("UI-72 any table of numbers is read back to the bit", () => {
  const number = fc.double({ min: -1e15, max: 1e15, noNaN: true });
  const write = (value: number) => (Object.is(value, -0) ? "-0" : String(value));
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }).chain((width) =>
        fc.array(fc.array(number, { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 8,
        }),
      ),
      fc.constantFrom(",", ";", "\t"),
      (rows, separator) => {
        const text = rows.map((row) => row.map(write).join(separator)).join("\n");
        const result = readTable(text, false);
        const columns = result.ok ? result.value.columns : [];
        const back = rows.map((_, r) => columns.map((c) => c.kind === "numbers" && c.values[r]));
        expect(back).toEqual(rows);
      },
    ),
  );
});

test("UI-72 whatever the text is, it is a table or a problem in words", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0159.,;\t"\n\r -ax') }), (text) => {
      const result = readTable(text, null);
      expect(result.ok ? result.value.columns.length : result.problem.length).toBeGreaterThan(1);
    }),
  );
});
