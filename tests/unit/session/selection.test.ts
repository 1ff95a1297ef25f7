import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { initialState } from "#client/session/initial-state.ts";
import { Selection } from "#client/session/selection.ts";
import type { SessionState } from "#client/session/session.ts";

/** What a selector reads of a store, and how often it was woken. */
function watch(selector: (state: SessionState) => unknown) {
  const store = createStore<SessionState>(() => initialState("live"));
  const selection = new Selection();
  let woken = 0;
  const leave = selection.listen(store, () => {
    woken += 1;
  });
  const read = () => selection.select(selector, store.getState());
  read();
  return { store, read, leave, woken: () => woken };
}

/** Whether a selector is woken by what a state changes. */
function isWoken(selector: (state: SessionState) => unknown, change: Partial<SessionState>) {
  const { store, woken } = watch(selector);
  store.setState(change);
  return woken() === 1;
}

test("UI-130 a frame wakes only what reads frames, any other change wakes all", () => {
  expect(isWoken(({ isPlaying }) => isPlaying, { lastStep: 7, curveRevision: 3 })).toBe(false);
  expect(isWoken(({ lastStep }) => lastStep === 0, { lastStep: 7 })).toBe(true);
  expect(isWoken((state) => state.frame?.step ?? null, { curveRevision: 3 })).toBe(true);
  expect(isWoken(({ isPlaying }) => isPlaying, { lastStep: 7, isPlaying: true })).toBe(true);
});

test("UI-130 whoever reads the frame only sometimes is woken by frames from then on", () => {
  const { store, read, woken } = watch((state) => (state.isPlaying ? state.lastStep : null));
  expect(read()).toBe(null);
  store.setState({ lastStep: 1 });
  expect(woken()).toBe(0);
  store.setState({ isPlaying: true, lastStep: 4 });
  expect(woken()).toBe(1);
  expect(read()).toBe(4);
  store.setState({ lastStep: 5 });
  expect(woken()).toBe(2);
  expect(read()).toBe(5);
});

test("UI-130 whoever has left is not woken, and whoever leaves while others are woken harms none", () => {
  const store = createStore<SessionState>(() => initialState("live"));
  const woken: string[] = [];
  const [first, second] = [new Selection(), new Selection()];
  const leaveFirst = first.listen(store, () => {
    woken.push("first");
    leaveFirst();
  });
  const leaveSecond = second.listen(store, () => woken.push("second"));
  store.setState({ isPlaying: true });
  store.setState({ isPlaying: false });
  leaveSecond();
  store.setState({ isPlaying: true });
  expect(woken).toEqual(["first", "second", "second"]);
});
