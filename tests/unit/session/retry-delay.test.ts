import { expect, test } from "vitest";
import { retryDelayMs } from "#client/session/retry-delay.ts";

test("CS-11 delays double from 0.5 s to 10 s and are spread over their whole length", () => {
  const longest = Array.from({ length: 8 }, (_, attempt) => retryDelayMs(attempt, 1));
  expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
  expect(retryDelayMs(3, 0.5)).toBe(2000);
  expect(retryDelayMs(1_000_000, 0)).toBe(100);
});
