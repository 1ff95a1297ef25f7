import { expect, test } from "vitest";
import { TypeAhead } from "#client/ui/type-ahead.ts";

const OPTIONS = ["SGD", "Momentum", "Nesterov", "RMSProp", "Adam", "AdamW", "Mean squared error"];

/** Types at 100 ms a letter, into a list of which the option at `chosen` is chosen. */
function choose(keys: readonly string[], chosen: number, refused: readonly string[] = []) {
  const typeAhead = new TypeAhead();
  let at = chosen;
  return keys.map((key, i) => {
    const found = typeAhead.type(key, i * 100, {
      labels: OPTIONS.map((label) => (refused.includes(label) ? "" : label)),
      chosen: at,
    });
    at = found ?? at;
    return found === null ? null : OPTIONS[found];
  });
}

test("UI-160 a letter goes on to the next option that begins with it, and around", () => {
  expect(choose(["m"], 0)).toEqual(["Momentum"]);
  expect(choose(["A", "a", "a"], 0)).toEqual(["Adam", "AdamW", "Adam"]);
  expect(choose(["m", "m", "m"], 1)).toEqual([
    "Mean squared error",
    "Momentum",
    "Mean squared error",
  ]);
});

test("UI-160 letters in quick succession are a word, with its spaces", () => {
  expect(choose([..."adamw"], 0).at(-1)).toBe("AdamW");
  expect(choose([..."mean s"], 0).at(-1)).toBe("Mean squared error");
  expect(choose(["n", "x"], 0)).toEqual(["Nesterov", "Nesterov"]);
});

test("UI-160 after a second a new word begins", () => {
  const typeAhead = new TypeAhead();
  const list = { labels: OPTIONS, chosen: 0 };
  expect(typeAhead.type("a", 0, list)).toBe(4);
  expect(typeAhead.type("m", 1_001, list)).toBe(1);
});

test("UI-160 what is refused now is passed over, and keys that mean no option are left alone", () => {
  expect(choose(["a"], 0, ["Adam"])).toEqual(["AdamW"]);
  expect(choose(["g"], 0)).toEqual([null]);
  expect(choose([" "], 0)).toEqual([null]);
  expect(choose([..."adam "], 0).at(-1)).toBe(null);
  expect(choose(["Enter", "ArrowDown", "Tab", "Shift"], 0)).toEqual([null, null, null, null]);
  expect(choose(["a"], -1)).toEqual(["Adam"]);
});
