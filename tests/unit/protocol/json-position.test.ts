import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFaultPosition } from "#protocol/json-position.ts";

test.each([
  ["", 1, 1],
  ["{", 1, 2],
  ["[1,]", 1, 4],
  ['{"a":1,}', 1, 8],
  ['{"a" 1}', 1, 6],
  ['{\n  "a": tru\n}', 2, 8],
  ['["a\nb"]', 1, 4],
  ['["\\x"]', 1, 3],
  ["[01]", 1, 3],
  ["[1 2]", 1, 4],
  ["[}", 1, 2],
  ["{}{}", 1, 3],
  ["[1] \n x", 2, 2],
  ["nul", 1, 1],
])("CL-5 %j stops being JSON at line %i, column %i", (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(jsonFaultPosition(text)).toEqual({ line, column });
});

test("CL-5 a text that is JSON has its fault at its end", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonFaultPosition(text)).toEqual({ line: 1, column: text.length + 1 });
    }),
  );
});

test("CL-5 neither nesting nor length is too much", () => {
  const deep = "[".repeat(200_000);
  expect(jsonFaultPosition(deep)).toEqual({ line: 1, column: 200_001 });
  const long = `["${"x".repeat(3_000_000)}`;
  expect(jsonFaultPosition(long)).toEqual({ line: 1, column: 3_000_003 });
});
