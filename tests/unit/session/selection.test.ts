import { expect, test } from "vitest";
import { initialState } from "#client/session/initial-state.ts";
import { Selection } from "#client/session/selection.ts";
import type { SessionState } from "#client/session/session.ts";

/** Whether a selector is woken by what a state changes. */
function isWoken(selector: (state: SessionState) => unknown, change: Partial<SessionState>) {
  const before = initialState("live");
  const selection = new Selection();
  selection.select(selector, before);
  return selection.isTouched({ ...before, ...change }, before);
}

test("UI-130 a frame wakes only what reads frames, any other change wakes all", () => {
  expect(isWoken(({ isPlaying }) => isPlaying, { lastStep: 7, curveRevision: 3 })).toBe(false);
  expect(isWoken(({ lastStep }) => lastStep === 0, { lastStep: 7 })).toBe(true);
  expect(isWoken((state) => state.frame?.step ?? null, { curveRevision: 3 })).toBe(true);
  expect(isWoken(({ isPlaying }) => isPlaying, { lastStep: 7, isPlaying: true })).toBe(true);
});

test("UI-130 whoever reads the frame only sometimes is woken by frames from then on", () => {
  const selection = new Selection();
  const select = (state: SessionState) => (state.isPlaying ? state.lastStep : null);
  const quiet = initialState("live");
  const playing = { ...quiet, isPlaying: true, lastStep: 4 };
  expect(selection.select(select, quiet)).toBe(null);
  expect(selection.isTouched({ ...quiet, lastStep: 1 }, quiet)).toBe(false);
  expect(selection.isTouched(playing, quiet)).toBe(true);
  expect(selection.select(select, playing)).toBe(4);
  const next = { ...playing, lastStep: 5 };
  expect(selection.isTouched(next, playing)).toBe(true);
  expect(selection.select(select, next)).toBe(5);
});
