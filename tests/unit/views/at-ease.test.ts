import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { areFewCells } from "#client/views/matrices/cell-writer.ts";
import { Ease, type EasyPicture } from "#client/views/moment/at-ease.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function momentAt(step: number, isFinal = false): Moment {
  return {
    settings: ORIGIN,
    dataset: datasetNow(ORIGIN),
    step,
    loss: 1,
    testLoss: null,
    parameters: new Float64Array(16),
    isExact: true,
    isFinal,
    curve: null,
  };
}

/** A picture that notes what it shows, and takes some ms to draw. */
function picture(drawn: string[], name: string, cost: number, takesMs = 0): EasyPicture {
  return {
    draw: ({ step }) => {
      drawn.push(`${name}${step}`);
      vi.setSystemTime(Date.now() + takesMs);
      vi.advanceTimersByTime(takesMs);
    },
    cost: () => cost,
    drawn: { atMs: Number.NEGATIVE_INFINITY },
    restMs: 0,
  };
}

/** Moments as they come, 33 ms apart. */
function play(ease: Ease, from: number, to: number): void {
  for (let step = from; step <= to; step++) {
    ease.show(momentAt(step));
    vi.advanceTimersByTime(33);
  }
}

test("UI-14 what is cheap is drawn with every moment, what is dear ten times a second and in the end", () => {
  const ease = new Ease();
  const [cheap, dear]: [string[], string[]] = [[], []];
  ease.add(picture(cheap, "", 1), null);
  ease.add(picture(dear, "", 1e6), null);
  play(ease, 1, 60);
  expect(cheap).toHaveLength(60);
  expect(dear.length).toBeGreaterThan(12);
  expect(dear.length).toBeLessThan(22);
  vi.advanceTimersByTime(200);
  expect(dear.at(-1)).toBe("60");
});

test("UX-120 dear pictures are drawn together, of one moment", () => {
  const ease = new Ease();
  const drawn: string[] = [];
  ease.add(picture(drawn, "a", 1e6), null);
  ease.add(picture(drawn, "b", 1e9), null);
  play(ease, 1, 8);
  expect(drawn.slice(0, 4)).toEqual(["a1", "b1", "a4", "b4"]);
});

test("UX-121 what takes long has its turn less often, at least five times in four seconds", () => {
  const turnsOf = (takesMs: number) => {
    const ease = new Ease();
    const drawn: string[] = [];
    ease.add(picture(drawn, "", 1e6, takesMs), null);
    play(ease, 1, 90);
    return drawn.length;
  };
  const [quick, slow, slowest] = [turnsOf(0), turnsOf(4), turnsOf(40)];
  expect(quick).toBeGreaterThan(1.5 * slow);
  expect(slow).toBeGreaterThan(slowest);
  expect(slowest).toBe(4);
});

test("UI-131 the last moment before a pause is drawn at once", () => {
  const ease = new Ease();
  const drawn: string[] = [];
  ease.add(picture(drawn, "", 1e9), null);
  ease.show(momentAt(1));
  ease.show(momentAt(2));
  ease.show(momentAt(3, true));
  expect(drawn).toEqual(["1", "3"]);
  vi.advanceTimersByTime(1_000);
  expect(drawn).toHaveLength(2);
});

test("UI-14 a new picture shows the newest moment at once, one that was just drawn with the next turn", () => {
  const ease = new Ease();
  const drawn: string[] = [];
  const dear = picture(drawn, "", 1e6);
  const leave = ease.add(dear, momentAt(1));
  expect(drawn).toEqual(["1"]);
  leave();
  const leaveAgain = ease.add(dear, momentAt(2));
  expect(drawn).toEqual(["1"]);
  vi.advanceTimersByTime(200);
  expect(drawn).toEqual(["1", "2"]);
  ease.show(momentAt(3));
  ease.show(momentAt(4));
  leaveAgain();
  vi.advanceTimersByTime(1_000);
  expect(drawn.at(-1)).not.toBe("4");
});

test("UI-132 what is out of sight rests longer between its turns, and shows the newest in the end", () => {
  const ease = new Ease();
  const [seen, unseen]: [string[], string[]] = [[], []];
  ease.add(picture(seen, "", 1e6), null);
  ease.add({ ...picture(unseen, "", 1e6), restMs: 600 }, null);
  play(ease, 1, 60);
  expect(unseen.length).toBeGreaterThan(2);
  expect(seen.length).toBeGreaterThan(3 * unseen.length);
  vi.advanceTimersByTime(700);
  expect(unseen.at(-1)).toBe("60");
});

test("UI-132 what is in sight does not wait for what rests", () => {
  const ease = new Ease();
  const seen: string[] = [];
  ease.add(picture(seen, "", 1e6), null);
  ease.add({ ...picture([], "", 1e6), restMs: 5_000 }, null);
  play(ease, 1, 4);
  ease.show(momentAt(5));
  vi.advanceTimersByTime(200);
  expect(seen.at(-1)).toBe("5");
});

test("UI-14 whole numbers come with every moment in a table of a few cells, not in a window full of them", () => {
  expect(areFewCells(3 * 4)).toBe(true);
  expect(areFewCells(8 * 8)).toBe(true);
  expect(areFewCells(12 * 16)).toBe(false);
});
