import fc from "fast-check";
import { expect, test } from "vitest";
import {
  differingPaths,
  formatPath,
  overlaps,
  parsePath,
  readPath,
  writePath,
} from "#protocol/settings-path.ts";

const document = { a: { b: [1, { c: 2 }] }, d: "x" };

const segments = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,5}$/),
    fc.array(fc.oneof(fc.nat(20), fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,5}$/)), { maxLength: 4 }),
  )
  .map(([first, rest]) => [first, ...rest]);

test("PA-1 a path is read as it was written", () => {
  fc.assert(
    fc.property(segments, (path) => {
      expect(parsePath(formatPath(path))).toEqual(path);
    }),
  );
});

test.each([
  "",
  ".",
  "a..b",
  "[0]",
  "a[",
  "a[-1]",
  "a[01]",
  "a.b]",
  "a b",
  "__proto__",
  "a.__proto__",
  "a[1]b",
])("PA-2 %j is no path", (path) => {
  expect(parsePath(path)).toBeNull();
});

test("PA-3 paths overlap when one is the other, around it or inside it", () => {
  expect(overlaps("layers", "layers[0].units")).toBe(true);
  expect(overlaps("layers[0].units", "layers")).toBe(true);
  expect(overlaps("layers[1]", "layers[1]")).toBe(true);
  expect(overlaps("layers[1]", "layers[10]")).toBe(false);
  expect(overlaps("stop", "stopLoss")).toBe(false);
});

test("PA-4 a value is written where the path leads, and the original stays as it was", () => {
  expect(writePath(document, "a.b[1].c", 3)).toEqual({ a: { b: [1, { c: 3 }] }, d: "x" });
  expect(document.a.b).toEqual([1, { c: 2 }]);
  expect(readPath(document, "a.b[1].c")).toBe(2);
});

test("PA-5 undefined removes a key, and a path that leads nowhere is told", () => {
  expect(writePath(document, "d", undefined)).toEqual({ a: document.a });
  expect(writePath(document, "a.b[2]", 1)).toBeNull();
  expect(writePath(document, "d.e", 1)).toBeNull();
  expect(writePath(document, "a.b.c", 1)).toBeNull();
  expect(readPath(document, "constructor.name")).toBeUndefined();
});

test("PA-6 two documents differ in exactly the leaves that were changed", () => {
  const changed = writePath(writePath(document, "a.b[1].c", 9), "d", "y");
  expect(differingPaths(document, changed)).toEqual(["a.b[1].c", "d"]);
  expect(differingPaths(document, structuredClone(document))).toEqual([]);
  expect(differingPaths([1, 2], [1])).toEqual([""]);
});
