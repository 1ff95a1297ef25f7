import { expect, test } from "vitest";
import { classNames, dataInputNames, rowCount } from "#engine/data/columns.ts";
import type { RawData } from "#engine/data/dataset.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import { BUNDLED_SETS } from "#engine/settings.ts";
import { GOLDEN } from "#tests/unit/engine/data/golden-data.ts";

/** Sums of every column in whole units, each row weighted by `weight`. */
function sumsOf({ inputs }: RawData, unit: number, weight: (row: number) => number): number[] {
  return Array.from({ length: inputs.cols }, (_, col) => {
    let sum = 0;
    for (let row = 0; row < inputs.rows; row++) {
      sum += Math.round((inputs.data[row * inputs.cols + col] ?? Number.NaN) * unit) * weight(row);
    }
    return sum;
  });
}

test.each(BUNDLED_SETS)("DA-5 %s has the source's rows, columns and classes", async (name) => {
  const data = { kind: "bundled", name, scaling: "none" } as const;
  const golden = GOLDEN.bundled[name];
  const raw = await loadRawData(data);
  expect(raw.targets).toBeNull();
  expect([raw.inputs.rows, raw.classes?.length, rowCount(data)]).toEqual([
    golden.rows,
    golden.rows,
    golden.rows,
  ]);
  expect(dataInputNames(data)).toHaveLength(raw.inputs.cols);
  const counts = classNames(data)?.map(
    (_, index) => raw.classes?.filter((value) => value === index).length,
  );
  expect(counts).toEqual(golden.classCounts);
  expect(sumsOf(raw, golden.unit, () => 1)).toEqual(golden.sums);
  expect(sumsOf(raw, golden.unit, (row) => row + 1)).toEqual(golden.weightedSums);
});

test("DA-5 iris is raw in centimetres, digits are from 0 to 1 and know their class", async () => {
  const iris = await loadRawData({ kind: "bundled", name: "iris", scaling: "none" });
  expect([...iris.inputs.data.subarray(0, 8)]).toEqual([5.1, 3.5, 1.4, 0.2, 4.9, 3, 1.4, 0.2]);
  expect([...iris.inputs.data.subarray(149 * 4)]).toEqual([5.9, 3, 5.1, 1.8]);
  const digits = await loadRawData({ kind: "bundled", name: "digits", scaling: "none" });
  const third = [...digits.inputs.data.subarray(0, 8)].map((value) => value * 16);
  expect(third).toEqual([0, 0, 5, 13, 9, 1, 0, 0]);
  expect(Math.max(...digits.inputs.data)).toBe(1);
  const weighted = [...(digits.classes ?? [])].map((value, row) => value * (row + 1));
  expect(weighted.reduce((a, b) => a + b, 0)).toBe(GOLDEN.bundled.digits.classSum);
});

test("DA-5 a stored table is refused until its rows have been put in", async () => {
  const stored = {
    kind: "stored",
    hash: "ab".repeat(32),
    inputs: ["a"],
    outputs: ["b"],
    rowCount: 1,
    scaling: "none",
  } as const;
  await expect(loadRawData(stored)).rejects.toThrow(RangeError);
});
