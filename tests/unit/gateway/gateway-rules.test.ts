import { expect, test } from "vitest";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { runsPerMinute } from "#protocol/room-fault.ts";
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

test("PR-19 rooms with large networks open fewer runs a minute", () => {
  const wide = (units: number): TrainingSettings => ({
    ...ORIGIN,
    layers: [
      { units, activation: "tanh" },
      { units, activation: "tanh" },
      { units: 1, activation: "tanh" },
    ],
    optimizer: { kind: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  });
  expect(runsPerMinute(ORIGIN)).toBe(LIMITS.runsOpenedPerMinute);
  expect(runsPerMinute(wide(64))).toBe(LIMITS.runsOpenedPerMinute);
  const most = runsPerMinute(wide(440));
  expect(most).toBeGreaterThanOrEqual(5);
  expect(most * 3 * 8 * 440 * 440).toBeLessThanOrEqual(LIMITS.runBytesPerMinute);
  // A lower limit than before counts what came before it.
  const limit = new RateLimit(LIMITS.runsOpenedPerMinute, 60_000);
  const times = [0, 1, 2, 3, 4, 5].map((i) => i * 1_000);
  expect(times.every((nowMs) => limit.retryInMs("room", nowMs) === null)).toBe(true);
  expect(limit.retryInMs("room", 6_000, 4)).toBe(56_000);
  expect(limit.retryInMs("room", 62_001, 4)).toBeNull();
  expect(limit.retryInMs("room", 62_001)).toBeNull();
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
