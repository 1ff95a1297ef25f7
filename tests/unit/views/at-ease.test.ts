import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { areFewCells } from "#client/views/matrices/cell-writer.ts";
import { AtEase } from "#client/views/moment/at-ease.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("UI-14 what is cheap is drawn at once, what is dear ten times a second and in the end", () => {
  const ease = new AtEase();
  const drawn: string[] = [];
  ease.draw(() => drawn.push("cheap"), 100);
  expect(drawn).toEqual(["cheap"]);
  let step = 0;
  const moments = setInterval(() => {
    const at = ++step;
    ease.draw(() => drawn.push(`${at}`), 1e6);
  }, 16);
  vi.advanceTimersByTime(1_600);
  clearInterval(moments);
  vi.advanceTimersByTime(1_000);
  expect(drawn.at(-1)).toBe("100");
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.length).toBeLessThan(20);
});

test("UI-14 a cheap picture takes the place of a dear one that waits, and nothing comes after the end", () => {
  const ease = new AtEase();
  const drawn: string[] = [];
  ease.draw(() => drawn.push("dear"), 1e9);
  ease.draw(() => drawn.push("dear, too"), 1e9);
  ease.draw(() => drawn.push("cheap"), 1);
  ease.draw(() => drawn.push("late"), 1e9);
  ease.close();
  vi.advanceTimersByTime(1_000);
  expect(drawn).toEqual(["dear", "cheap"]);
});

test("UX-121 what is very dear is drawn less often", () => {
  vi.advanceTimersByTime(40_000);
  const drawnAt = (cost: number) => {
    const ease = new AtEase();
    let count = 0;
    for (let at = 0; at < 60; at++) {
      ease.draw(() => count++, cost);
      vi.advanceTimersByTime(33);
    }
    ease.close();
    return count;
  };
  const [dear, veryDear] = [drawnAt(1e6), drawnAt(1e8)];
  expect(veryDear).toBeGreaterThan(3);
  expect(dear).toBeGreaterThan(2 * veryDear);
});

test("UX-120 of dear pictures one is drawn in a frame, the other with a later moment or without", () => {
  // Long after what the tests above drew.
  vi.advanceTimersByTime(20_000);
  const [one, other] = [new AtEase(), new AtEase()];
  const drawn: string[] = [];
  const moment = (step: number) => {
    one.draw(() => drawn.push(`one ${step}`), 1e9);
    other.draw(() => drawn.push(`other ${step}`), 1e9);
  };
  moment(1);
  expect(drawn).toEqual(["one 1"]);
  vi.advanceTimersByTime(33);
  moment(2);
  expect(drawn).toEqual(["one 1", "other 2"]);
  vi.advanceTimersByTime(33);
  moment(3);
  expect(drawn).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(drawn.slice(2).sort()).toEqual(["one 3", "other 3"]);
});

test("UI-14 whole numbers come with every moment in a table of a few cells, not in a window full of them", () => {
  expect(areFewCells(3 * 4)).toBe(true);
  expect(areFewCells(8 * 8)).toBe(true);
  expect(areFewCells(12 * 16)).toBe(false);
});
