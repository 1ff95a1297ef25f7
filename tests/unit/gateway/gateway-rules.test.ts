import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { Door } from "#server/gateway/door.ts";
import { isSameOrigin } from "#server/gateway/origin.ts";
import { RateLimit } from "#server/gateway/rate-limit.ts";

test("PR-7 an Origin must be the host that it came to", () => {
  expect(isSameOrigin("http://192.168.1.4:3000", "192.168.1.4:3000")).toBe(true);
  expect(isSameOrigin("http://school.example", "school.example:80")).toBe(true);
  expect(isSameOrigin("https://School.example", "school.example")).toBe(true);
  expect(isSameOrigin(undefined, "localhost:3000")).toBe(true);
  for (const origin of [
    "http://evil.example",
    "http://192.168.1.4:4000",
    "null",
    "file://",
    "x",
    "",
  ]) {
    expect(isSameOrigin(origin, "192.168.1.4:3000")).toBe(false);
  }
});

test("PR-3 a window allows its number of events and tells when the next may come", () => {
  const limit = new RateLimit(3, 1_000);
  expect([0, 100, 200].map((nowMs) => limit.retryInMs("a", nowMs))).toEqual([null, null, null]);
  expect(limit.retryInMs("a", 300)).toBe(700);
  expect(limit.retryInMs("b", 300)).toBeNull();
  expect(limit.retryInMs("a", 1_001)).toBeNull();
});

test("PR-5 after 20 wrong codes in an hour an address may try 5 a minute", () => {
  const door = new Door();
  for (let i = 0; i < LIMITS.wrongCodesFree + LIMITS.wrongCodesPerMinute; i++) {
    expect(door.mayGuess("1.2.3.4", i).ok).toBe(true);
    door.guessedWrong("1.2.3.4", i);
  }
  expect(door.mayGuess("1.2.3.4", 100)).toMatchObject({ ok: false, error: { code: "too-fast" } });
  expect(door.mayGuess("5.6.7.8", 100).ok).toBe(true);
  expect(door.mayGuess("1.2.3.4", 61_000).ok).toBe(true);
});

test("PR-6 several classes behind one address come in at once, a flood does not", () => {
  const door = new Door();
  const admitted = Array.from({ length: LIMITS.joinsPerMinutePerAddress }, () =>
    door.mayJoin("1.2.3.4", 0),
  );
  expect(admitted.every(({ ok }) => ok)).toBe(true);
  expect(door.mayJoin("1.2.3.4", 0).ok).toBe(false);
  expect(door.mayJoin("5.6.7.8", 0).ok).toBe(true);
  expect(door.mayJoin("1.2.3.4", 60_001).ok).toBe(true);
});
