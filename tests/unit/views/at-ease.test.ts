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

const DATASET = datasetNow(ORIGIN);

function momentAt(step: number, isFinal = false): Moment {
  return {
    settings: ORIGIN,
    dataset: DATASET,
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
function picture(
  drawn: string[],
  name: string,
  cost: number,
  takesMs = 0,
  isAway = false,
): EasyPicture {
  return {
    draw: ({ step }) => {
      drawn.push(`${name}${step}`);
      vi.setSystemTime(Date.now() + takesMs);
      vi.advanceTimersByTime(takesMs);
    },
    cost: () => cost,
    isAway: () => isAway,
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

test("UX-121 what takes long has its turn less often, at least five times in six seconds", () => {
  const turnsOf = (takesMs: number) => {
    const ease = new Ease();
    const drawn: string[] = [];
    ease.add(picture(drawn, "", 1e6, takesMs), null);
    play(ease, 1, 180);
    return drawn.length;
  };
  const [quick, slow, slowest] = [turnsOf(0), turnsOf(4), turnsOf(40)];
  expect(quick).toBeGreaterThan(1.5 * slow);
  expect(slow).toBeGreaterThan(slowest);
  expect(slowest).toBeGreaterThanOrEqual(5);
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

test("UI-158 a turn begins with what workers draw, the rest of it comes with the next moment, and shows the same one", () => {
  const ease = new Ease();
  const drawn: string[] = [];
  ease.add(picture(drawn, "here", 1e6), null);
  ease.add(picture(drawn, "away", 1e6, 0, true), null);
  expect(ease.isDue(momentAt(1))).toBe(false);
  ease.show(momentAt(1));
  expect(drawn).toEqual(["away1"]);
  expect(ease.isDue(momentAt(2))).toBe(true);
  ease.show(momentAt(2));
  expect(drawn).toEqual(["away1", "here1"]);
  expect(ease.isDue(momentAt(3))).toBe(false);
});

test("UI-158 the rest of a turn does not wait for a moment that does not come", () => {
  const ease = new Ease();
  const drawn: string[] = [];
  ease.add(picture(drawn, "here", 1e6), null);
  ease.add(picture(drawn, "away", 1e6, 0, true), null);
  ease.show(momentAt(1));
  vi.advanceTimersByTime(400);
  expect(drawn.slice(0, 2)).toEqual(["away1", "here1"]);
});

test("UI-158 of the last moment before a pause everything is drawn at once, and of another run nothing old", () => {
  const ease = new Ease();
  const drawn: string[] = [];
  ease.add(picture(drawn, "here", 1e6), null);
  ease.add(picture(drawn, "away", 1e6, 0, true), null);
  ease.show(momentAt(1));
  ease.show(momentAt(2, true));
  expect(drawn).toEqual(["away1", "away2", "here2"]);
  const other = new Ease();
  const shown: string[] = [];
  other.add(picture(shown, "here", 1e6), null);
  other.add(picture(shown, "away", 1e6, 0, true), null);
  other.show(momentAt(7));
  other.show({ ...momentAt(0), dataset: datasetNow(ORIGIN) });
  expect(shown).toEqual(["away7", "here0"]);
});

test("UI-158 a picture that comes anew while a turn has begun is drawn with the rest of it", () => {
  const ease = new Ease();
  const drawn: string[] = [];
  const here = picture(drawn, "here", 1e6);
  const leave = ease.add(here, momentAt(0));
  ease.add(picture(drawn, "away", 1e6, 0, true), null);
  ease.show(momentAt(1));
  leave();
  // Of another size: another picture on the same canvas.
  ease.add({ ...here }, momentAt(1));
  vi.advanceTimersByTime(1_000);
  expect(drawn).toEqual(["here0", "away1", "here1"]);
});
