import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PacedSpeech } from "#client/views/transport/paced-speech.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("UI-4 of 30 steps a second a screen reader hears one every five seconds, and the last", () => {
  const heard: { atMs: number; words: string }[] = [];
  const startMs = Date.now();
  const speech = new PacedSpeech((words) => heard.push({ atMs: Date.now() - startMs, words }));
  let step = 0;
  const training = setInterval(() => speech.tell(() => `step ${++step}`), 33);
  vi.advanceTimersByTime(12_000);
  clearInterval(training);
  speech.tell(() => "the end");
  vi.advanceTimersByTime(60_000);
  expect(heard.length).toBe(4);
  expect(heard[0]?.words).toBe("step 1");
  expect(heard.at(-1)?.words).toBe("the end");
  for (const [i, { atMs }] of heard.slice(1).entries()) {
    expect(atMs - (heard[i]?.atMs ?? 0)).toBeGreaterThanOrEqual(5_000);
  }
});

test("UI-4 what was said is not said again, and nothing after the page is closed", () => {
  const heard: string[] = [];
  const speech = new PacedSpeech((words) => heard.push(words));
  speech.tell(() => "step 0");
  speech.tell(() => "step 0");
  vi.advanceTimersByTime(10_000);
  expect(heard).toEqual(["step 0"]);
  speech.tell(() => "step 1");
  speech.tell(() => "step 2");
  speech.close();
  vi.advanceTimersByTime(10_000);
  expect(heard).toEqual(["step 0", "step 1"]);
});
