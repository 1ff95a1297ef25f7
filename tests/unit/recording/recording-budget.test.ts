import { describe, expect, test } from "vitest";
import { RecordingBudget } from "#server/recording/recording-budget.ts";

const MEGABYTE = 1024 * 1024;
const HOUR_MS = 3_600_000;

/** Offers `bytes` every `everyMs`, and returns when something was kept. */
function keptTimes(budget: RecordingBudget, bytes: number, everyMs: number, hours: number) {
  const times: number[] = [];
  for (let nowMs = 0; nowMs < hours * HOUR_MS; nowMs += everyMs) {
    if (budget.mayKeep(bytes, nowMs, 0)) {
      budget.use(bytes, nowMs);
      times.push(nowMs);
    }
  }
  return times;
}

describe("RecordingBudget", () => {
  test.each([
    { bytes: 700, everyMs: 33, hours: 20 },
    { bytes: 20_000, everyMs: 100, hours: 3 },
    { bytes: 200, everyMs: 1_000, hours: 20 },
  ])(
    "RC-2 $bytes bytes every $everyMs ms: a day stays below the budget, and $hours hours on it is still recorded",
    (run) => {
      const budget = new RecordingBudget({
        totalBytes: 16 * MEGABYTE,
        reserveBytes: MEGABYTE,
        usedBytes: 0,
      });
      const times = keptTimes(budget, run.bytes, run.everyMs, 24);
      expect(budget.usedBytes).toBeLessThanOrEqual(15 * MEGABYTE);
      expect(times.at(-1)).toBeGreaterThan(run.hours * HOUR_MS);
      // Each stretch is recorded no denser than the one before.
      const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
      expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    },
  );

  test("RC-2 each time half of the rest is used the interval becomes four times as long", () => {
    const budget = new RecordingBudget({ totalBytes: 1_600, reserveBytes: 0, usedBytes: 0 });
    const times = keptTimes(budget, 100, 33, 1);
    const gaps = times.slice(1).map((time, i) => (time - (times[i] ?? 0)) / 33);
    expect(gaps).toEqual([1, 1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 16, 16, 64, 256]);
  });

  test("RC-3 what must be kept may use the reserve, and not more", () => {
    const budget = new RecordingBudget({ totalBytes: 1_000, reserveBytes: 200, usedBytes: 800 });
    expect(budget.mayKeep(1, HOUR_MS, 0)).toBe(false);
    expect(budget.mustKeep(200)).toBe(true);
    expect(budget.mustKeep(201)).toBe(false);
  });
});
