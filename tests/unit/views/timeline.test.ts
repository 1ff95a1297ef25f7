import { expect, test } from "vitest";
import { chartMarks } from "#client/views/loss/chart-mark.ts";
import { timelineEnd } from "#client/views/transport/timeline-end.ts";
import {
  shareOf,
  stepAfter,
  stepAt,
  stepBefore,
  stepOfTenth,
} from "#client/views/transport/timeline-steps.ts";
import type { RunInfo } from "#protocol/room.ts";
import { ADA, RUN } from "#tests/unit/session/room-server.ts";

const LINE = new (class {
  readonly left = 100;
  readonly width = 500;
})() as DOMRect;

function runWith(changes: Partial<RunInfo>): RunInfo {
  return { ...RUN, ...changes };
}

const CHANGED = [30, 30, 700].map((step, index) => ({
  seq: index + 1,
  step,
  atMs: 1,
  actor: ADA,
  change: { kind: "set-learning-rate", value: 1 } as const,
}));

test("UI-90 the line spans a run up to its stop, and ends where a finished run ended", () => {
  expect(timelineEnd({ lastStep: 0, stopStep: 1000, isOver: false })).toBe(1000);
  expect(timelineEnd({ lastStep: 412, stopStep: 1000, isOver: false })).toBe(1000);
  expect(timelineEnd({ lastStep: 412, stopStep: 1000, isOver: true })).toBe(412);
  expect(timelineEnd({ lastStep: 1000, stopStep: 1000, isOver: true })).toBe(1000);
  expect(timelineEnd({ lastStep: 0, stopStep: 1000, isOver: true })).toBe(1);
  // A stop that was lowered below what is done.
  expect(timelineEnd({ lastStep: 900, stopStep: 500, isOver: false })).toBe(900);
});

test("UI-90 what is done of a long run is never shorter than an eighth of the line", () => {
  for (const stopStep of [5_000, 70_001, 1_000_000]) {
    let before = 0;
    for (let lastStep = 512; lastStep <= stopStep; lastStep += 1 + (lastStep >> 5)) {
      const end = timelineEnd({ lastStep, stopStep, isOver: false });
      expect(end).toBeGreaterThanOrEqual(lastStep);
      expect(end).toBeLessThanOrEqual(stopStep);
      expect(lastStep / end).toBeGreaterThan(1 / 9);
      expect(end).toBeGreaterThanOrEqual(before);
      before = end;
    }
  }
});

test("UI-90 a place on the line is a step, and a step is that place", () => {
  expect(stepAt(100, LINE, 1000)).toBe(0);
  expect(stepAt(600, LINE, 1000)).toBe(1000);
  expect(stepAt(306, LINE, 1000)).toBe(412);
  expect(stepAt(-50, LINE, 1000)).toBe(0);
  expect(stepAt(9_999, LINE, 1000)).toBe(1000);
  expect(shareOf(412, 1000)).toBe(0.412);
  expect(shareOf(1200, 1000)).toBe(1);
});

test("UI-91 the keys go from mark to mark, to the ends where there is none", () => {
  const marks = chartMarks(runWith({ events: CHANGED }), null, 1000);
  expect(stepBefore(marks, 412)).toBe(30);
  expect(stepBefore(marks, 30)).toBe(0);
  expect(stepAfter(marks, 0, 900)).toBe(30);
  expect(stepAfter(marks, 30, 900)).toBe(700);
  // The stop lies ahead: as far as the run is.
  expect(stepAfter(marks, 700, 900)).toBe(900);
  expect(stepAfter([], 5, 900)).toBe(900);
});

test("UI-91 digits are tenths of what is done", () => {
  expect([0, 1, 5, 9].map((tenth) => stepOfTenth(tenth, 905))).toEqual([0, 91, 453, 815]);
});

test("UI-90 a fork, changes and the end are marks, in order; a rewound run is no fork", () => {
  const parent = { runId: "run-0", step: 25 };
  const end = { reason: "diverged", step: 800, message: null } as const;
  const marks = chartMarks(runWith({ events: CHANGED, parent }), end, 1000);
  expect(marks.map(({ kind, step }) => [kind, step])).toEqual([
    ["fork", 25],
    ["change", 30],
    ["change", 30],
    ["change", 700],
    ["diverged", 800],
  ]);
  const forked = chartMarks(runWith({}), end, null, [{ runNumber: 4, step: 412 }]);
  expect(forked.map(({ kind, step, what }) => [kind, step, what])).toContainEqual([
    "fork",
    412,
    "Run #4 went on from here, step 412",
  ]);
  const rewound = runWith({ parent: { runId: "run-0", step: 0 } });
  expect(chartMarks(rewound, null, 1000).map(({ kind }) => kind)).toEqual(["stop"]);
});
