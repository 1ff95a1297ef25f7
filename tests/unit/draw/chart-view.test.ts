import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ChartView,
  panned,
  revealed,
  WHOLE_RUN,
  windowOf,
  zoomed,
} from "#client/draw/chart-view.ts";

const BOUNDS = { step: 1000, lastStep: 1000 };

test("UI-60 a chart is the whole run until somebody zooms, and again when zoomed out far enough", () => {
  expect(windowOf(WHOLE_RUN, BOUNDS)).toEqual({ from: 0, to: 1000 });
  const half = zoomed(WHOLE_RUN, 0.5, 300, BOUNDS);
  expect(windowOf(half, BOUNDS)).toEqual({ from: 150, to: 650 });
  expect(zoomed(half, 2, 300, BOUNDS)).toEqual(WHOLE_RUN);
});

test("UI-60 what is under the pointer stays there, and no window leaves the run", () => {
  const factor = fc.double({ min: 0.05, max: 8, noNaN: true });
  const anchor = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(factor, anchor, fc.integer({ min: -900, max: 900 }))),
      (moves) => {
        let view: ChartView = WHOLE_RUN;
        for (const [times, at, steps] of moves) {
          const before = windowOf(view, BOUNDS);
          const next = zoomed(view, times, at, BOUNDS);
          const after = windowOf(next, BOUNDS);
          const isFree = after.from > 1e-6 && after.to < 1000 - 1e-6;
          if (isFree && at >= before.from && at <= before.to) {
            const place = (window: typeof before) => (at - window.from) / (window.to - window.from);
            expect(place(after)).toBeCloseTo(place(before), 6);
          }
          view = panned(next, steps, BOUNDS);
          const { from, to } = windowOf(view, BOUNDS);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(1000 + 1e-9);
          expect(to - from).toBeGreaterThanOrEqual(4 - 1e-9);
        }
      },
    ),
  );
});

test("UI-60 a zoomed chart follows the newest step until somebody moves it away, and again at the end", () => {
  const near = zoomed(WHOLE_RUN, 0.1, null, BOUNDS);
  expect(windowOf(near, BOUNDS)).toEqual({ from: 900, to: 1000 });
  const later = { step: 1500, lastStep: 1500 };
  expect(windowOf(near, later)).toEqual({ from: 1400, to: 1500 });
  const away = panned(near, -200, later);
  expect(windowOf(away, { step: 2000, lastStep: 2000 })).toEqual({ from: 1200, to: 1300 });
  expect(panned(away, 200, later)).toEqual(near);
});

test("UI-60 in a replay the step on the screen is in sight while it is followed", () => {
  const near = zoomed(WHOLE_RUN, 0.1, null, { step: 0, lastStep: 1000 });
  for (const step of [0, 40, 500, 999, 1000]) {
    const { from, to } = windowOf(near, { step, lastStep: 1000 });
    expect(step).toBeGreaterThanOrEqual(from);
    expect(step).toBeLessThanOrEqual(to);
  }
});

test("UI-60 a keyboard's cursor brings the window along, and no further than it must", () => {
  const view = zoomed(WHOLE_RUN, 0.1, 500, BOUNDS);
  expect(revealed(view, 500, BOUNDS)).toBe(view);
  expect(windowOf(revealed(view, 560, BOUNDS), BOUNDS)).toEqual({ from: 468, to: 568 });
  expect(windowOf(revealed(view, 0, BOUNDS), BOUNDS)).toEqual({ from: 0, to: 100 });
});
