import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PacedChange } from "#client/views/loss/samples/paced-change.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("UI-126 the first change is told at once, many that follow few times, and the last in the end", () => {
  let changes = 0;
  const told: number[] = [];
  const paced = new PacedChange(() => told.push(changes));
  const change = () => {
    changes += 1;
    paced.change();
  };
  change();
  expect(told).toEqual([1]);
  for (let i = 0; i < 40; i++) {
    vi.advanceTimersByTime(50);
    change();
  }
  expect(told.length).toBeLessThanOrEqual(7);
  vi.advanceTimersByTime(1_000);
  expect(told.at(-1)).toBe(41);
  const count = told.length;
  vi.advanceTimersByTime(5_000);
  expect(told).toHaveLength(count);
});

test("UI-126 nothing is told after the end", () => {
  const told: string[] = [];
  const paced = new PacedChange(() => told.push("changed"));
  paced.change();
  paced.change();
  paced.close();
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual(["changed"]);
});
