import fc from "fast-check";
import { expect, test } from "vitest";
import { withData } from "#client/views/settings/changes/choose-data.ts";
import {
  checkTable,
  isLarge,
  withImportedTable,
} from "#client/views/settings/changes/pasted-table.ts";
import {
  type ImportPlan,
  importedTable,
  mappingWords,
  mayBeClasses,
  plainPlan,
  type Role,
} from "#client/views/table/import-plan.ts";
import { type ReadTable, readTable } from "#client/views/table/read-table.ts";
import { spreadRows } from "#client/views/table/spread-rows.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";

function read(text: string): ReadTable {
  const result = readTable(text, null);
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.value;
}

function made(text: string, change: Partial<ImportPlan> = {}) {
  const table = read(text);
  const result = importedTable(table, { ...plainPlan(table), ...change });
  return result.ok ? result.table : result.problem;
}

const roles = (...wanted: Role[]) => ({ roles: wanted });

test("UI-74 three classes become a column each, two become 0 and 1, and the mapping is told", () => {
  const three = read("a,b,k\n1,2,oak\n3,4,ash\n5,6,fir");
  expect(importedTable(three, plainPlan(three))).toEqual({
    ok: true,
    table: {
      inputs: ["a", "b"],
      outputs: ["ash", "fir", "oak"],
      rows: [
        [1, 2, 0, 0, 1],
        [3, 4, 1, 0, 0],
        [5, 6, 0, 1, 0],
      ],
      targets: "one-hot",
    },
  });
  expect(mappingWords(three.columns[2] ?? never(), "output")).toContain("ash, fir, oak");
  const two = read("a,k\n1,yes\n2,no");
  expect(importedTable(two, plainPlan(two))).toMatchObject({
    ok: true,
    table: {
      outputs: ["yes"],
      rows: [
        [1, 1],
        [2, 0],
      ],
      targets: "two-classes",
    },
  });
  expect(mappingWords(two.columns[1] ?? never(), "output")).toBe("becomes no = 0, yes = 1");
  expect(mappingWords(two.columns[0] ?? never(), "input")).toBeNull();
});

test("UI-74 whole numbers may be classes, words may be inputs, and any column may be left out", () => {
  const text = "id,colour,a,k\n9,red,1.5,0\n8,blue,2.5,2\n7,green,3.5,1";
  const table = read(text);
  expect(table.columns.map(mayBeClasses)).toEqual([true, false, false, true]);
  expect(made(text, roles("none", "input", "input", "classes"))).toEqual({
    inputs: ["blue", "green", "red", "a"],
    outputs: ["0", "1", "2"],
    rows: [
      [0, 0, 1, 1.5, 1, 0, 0],
      [1, 0, 0, 2.5, 0, 0, 1],
      [0, 1, 0, 3.5, 0, 1, 0],
    ],
    targets: "one-hot",
  });
  expect(made(text, roles("none", "none", "none", "output"))).toMatchObject({ kind: "roles" });
  expect(made(text, roles("input", "none", "none", "none"))).toMatchObject({ kind: "roles" });
});

test("UI-74 a gap is told with its line and column, unless its rows or its column are left out", () => {
  const text = "a,b,y\n1,2,0\n3,,1\n\n,5,1\n6,7,0";
  expect(made(text)).toEqual({
    kind: "gaps",
    words: "Line 3, column 2 is empty. In all, 2 rows have gaps.",
    rows: 2,
  });
  expect(made(text, { skipsGaps: true })).toMatchObject({
    rows: [
      [1, 2, 0],
      [6, 7, 0],
    ],
  });
  expect(made(text, roles("input", "none", "output"))).toMatchObject({
    words: "Line 5, column 1 is empty. In all, 1 row has a gap.",
  });
});

test("UI-74 100,000 lines are more than a room holds: the limit is named, and two ways out", () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => `${i},${i % 7},${i % 2}`).join("\n");
  const text = `t,u,y\n${lines}`;
  const table = read(text);
  const plan = plainPlan(table);
  expect(importedTable(table, plan)).toEqual({
    ok: false,
    problem: {
      kind: "size",
      words: "100000 rows of 3 columns are 300000 numbers; a room's table has at most 100000.",
      mostRows: 33_333,
    },
  });
  const taken = (how: "first" | "spread") => {
    const result = importedTable(table, { ...plan, taken: how });
    return result.ok ? result.table.rows.map(([first = 0]) => first) : [];
  };
  expect(taken("first")).toEqual(Array.from({ length: 33_333 }, (_, i) => i));
  const spread = taken("spread");
  expect(spread).toHaveLength(33_333);
  expect(spread.at(-1)).toBeGreaterThan(99_990);
  expect(spread.every((row, i) => i === 0 || row > (spread[i - 1] ?? 0))).toBe(true);
});

test("UI-74 rows that are evenly spread are of all classes, also where these take turns", () => {
  const odd = spreadRows(2_000, 1_000).filter((row) => row % 2 === 1).length;
  expect(odd).toBeGreaterThan(400);
  expect(odd).toBeLessThan(600);
  expect(spreadRows(3, 5)).toEqual([0, 1, 2]);
});

test("UI-75 a table brings the output that its targets need", () => {
  const after = (text: string, settings: TrainingSettings = ORIGIN) => {
    const table = read(text);
    const result = importedTable(table, plainPlan(table));
    if (!result.ok) {
      throw new Error(result.problem.words);
    }
    const next = withImportedTable(settings, result.table, "standardize");
    expect(checkTable(next)).toMatchObject({ ok: true });
    return [next.loss, next.layers.at(-1)?.units, next.layers.at(-1)?.activation];
  };
  expect(after("a,k\n1,x\n2,y\n3,z")).toEqual(["softmax-cross-entropy", 3, "softmax"]);
  expect(after("a,k\n1,x\n2,y")).toEqual(["half-squared-error-sum", 1, "sigmoid"]);
  expect(after("a,k\n1,x\n2,y", PRESETS.iris)).toEqual(["binary-cross-entropy", 1, "sigmoid"]);
  expect(after("a,y\n1,20.5\n2,-3.5")).toEqual(["mean-squared-error", 1, "linear"]);
  expect(after("a,y\n1,0.5\n2,1")).toEqual(["half-squared-error-sum", 1, "sigmoid"]);
  expect(after("a,y\n1,3\n2,1", PRESETS.iris)).toEqual(["mean-squared-error", 1, "linear"]);
});

test("UI-75 many rows are averaged, and taken in batches where one step over all is too much", () => {
  const text = `a,b,y\n${Array.from({ length: 30_000 }, (_, i) => `${i % 97},${i % 89},${i % 2}`).join("\n")}`;
  const table = read(text);
  const result = importedTable(table, plainPlan(table));
  const imported = result.ok ? result.table : never();
  const next = withImportedTable(ORIGIN, imported, "none");
  expect(isLarge(next)).toBe(true);
  expect([next.loss, next.batch]).toEqual(["mean-squared-error", "full"]);
  const wide = {
    ...ORIGIN,
    layers: [{ units: 80, activation: "relu" as const }, ...ORIGIN.layers],
  };
  const smaller = withImportedTable(wide, imported, "none");
  expect(smaller.batch).toEqual({ size: 100, seed: 1 });
});

test("UI-75 whatever table comes to whatever room, the document is whole or says why not", () => {
  const cell = fc.constantFrom("0", "1", "-1", "2.5", "a", "b", "c");
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 12 }),
      fc.constantFrom(ORIGIN, PRESETS.iris, PRESETS.spiral, withData(ORIGIN, PLANE)),
      (rows, settings) => {
        const result = readTable(rows.map((row) => row.join(",")).join("\n"), false);
        const plan = result.ok ? importedTable(result.value, plainPlan(result.value)) : null;
        if (plan?.ok === true) {
          const checked = checkTable(withImportedTable(settings, plan.table, "none"));
          expect(checked.ok ? "" : checked.error.message).toBe("");
        }
      },
    ),
  );
});

const PLANE = {
  kind: "generated",
  name: "plane",
  samples: 50,
  noise: 0,
  seed: 1,
  scaling: "none",
} as const;

function never(): never {
  throw new Error("this column should be there");
}
