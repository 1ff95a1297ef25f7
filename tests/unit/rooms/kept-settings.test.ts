import { expect, test } from "vitest";
import type { StoredData, TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { encodeTable } from "#protocol/table-codec.ts";
import { keepSettings, type TableServices } from "#server/rooms/kept-settings.ts";

const HASH = "ab".repeat(32);

test("RM-27 edits that depend on a stored table read it once", async () => {
  let reads = 0;
  const rows = Array.from({ length: 501 }, (_, i) => [0, 0, 1, i % 2]);
  const bytes = encodeTable({ inputCount: 3, outputCount: 1, rows });
  const services: TableServices = {
    store: {
      readTable: async (hash) => {
        reads++;
        return hash === HASH ? bytes : null;
      },
    },
    chance: { hash: () => HASH },
    nowMs: () => 7,
  };
  const data: StoredData = {
    kind: "stored",
    hash: HASH,
    inputs: ["x1", "x2", "x3"],
    outputs: ["y"],
    rowCount: rows.length,
    scaling: "none",
  };
  const settings: TrainingSettings = { ...ORIGIN, data };
  for (const loss of ["mean-squared-error", "half-squared-error-sum"] as const) {
    expect(await keepSettings({ ...settings, loss }, services)).toMatchObject({ ok: true });
  }
  expect(reads).toBe(1);
  // Rows that are kept are checked all the same.
  const fewer = { ...settings, data: { ...data, rowCount: 500 } };
  expect(await keepSettings(fewer, services)).toMatchObject({ error: { path: "data" } });
  expect(reads).toBe(1);
  // One that was not there may come.
  const other = { ...settings, data: { ...data, hash: "cd".repeat(32) } };
  for (const expected of [2, 3]) {
    expect(await keepSettings(other, services)).toMatchObject({ error: { path: "data.hash" } });
    expect(reads).toBe(expected);
  }
});
