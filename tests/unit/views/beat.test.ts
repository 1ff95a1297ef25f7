import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Beat } from "#client/views/moment/beat.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Ticks with the given gaps between them. */
function beatOf(...gapsMs: readonly number[]): Beat {
  const beat = new Beat();
  beat.tick();
  for (const ms of gapsMs) {
    vi.advanceTimersByTime(ms);
    beat.tick();
  }
  return beat;
}

test("UI-134 one waits for the next of a stream a little longer than it should take", () => {
  expect(beatOf(90, 90).patienceMs).toBe(135);
  expect(beatOf(33, 33).patienceMs).toBe(49.5);
});

test("UI-134 after a pause, and before there was anything, one waits for a moment alone", () => {
  expect(new Beat().patienceMs).toBe(40);
  expect(beatOf().patienceMs).toBe(40);
  expect(beatOf(33, 5_000).patienceMs).toBe(40);
  expect(beatOf(5).patienceMs).toBe(40);
});
