import { expect, test } from "vitest";
import { parseUploadedTable } from "#protocol/uploaded-table.ts";

const MANY = Array.from({ length: 1_024 }, (_, i) => `x${i}`);

test.each<[string, string, unknown]>([
  ["the table: null is not allowed: an object is needed", "", null],
  ["inputs: is missing: a list is needed", "inputs", []],
  [
    "rows[1]: has 1 number, 2 columns are named",
    "rows[1]",
    { inputs: ["a"], outputs: ["y"], rows: [[1, 2], [1]] },
  ],
  [
    "the table: 1025 columns are too many: at most 1024",
    "",
    { inputs: MANY, outputs: ["y"], rows: [[0]] },
  ],
])("PR-15 a table that is refused is told where and why: %s", (message, path, body) => {
  expect(parseUploadedTable(body)).toMatchObject({ ok: false, error: { message, path } });
});
