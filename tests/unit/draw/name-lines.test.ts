import { expect, test } from "vitest";
import { nameLines } from "#client/draw/name-lines.ts";

test("UI-9 a column's name stands whole on two lines where one is too short", () => {
  expect(nameLines("versicolor", 10)).toEqual(["versicolor"]);
  expect(nameLines("versicolor", 7)).toEqual(["versi-", "color"]);
  expect(nameLines("sepal length", 7)).toEqual(["sepal", "length"]);
  expect(nameLines("sepal_length", 7)).toEqual(["sepal_", "length"]);
});

test("UI-9 no line of a column's name is longer than there is room", () => {
  const longest = 7;
  for (let length = 1; length < 30; length++) {
    const lines = nameLines("abcdefghijklmnopqrstuvwxyzabcd".slice(0, length), longest);
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(longest);
  }
});
