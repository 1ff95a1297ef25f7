import { expect, test } from "vitest";
import { markGroups } from "#client/draw/mark-groups.ts";
import { chartMarks, markWords } from "#client/views/loss/chart-mark.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { RunInfo } from "#protocol/room.ts";

const ADA = { id: "ada", name: "Ada", color: 2 };
const BO = { id: "bo", name: "Bo", color: 7 };
const RUN: RunInfo = {
  id: "run-1",
  number: 1,
  name: "#1",
  parent: null,
  settings: ORIGIN,
  events: [
    { seq: 1, step: 40, change: { kind: "set-learning-rate", value: 3 }, atMs: 0, actor: ADA },
    { seq: 2, step: 48, change: { kind: "set-momentum", value: 0.5 }, atMs: 0, actor: BO },
    { seq: 3, step: 700, change: { kind: "set-learning-rate", value: 1 }, atMs: 0, actor: BO },
  ],
  engineVersion: ENGINE_VERSION,
  startedAtMs: 0,
};

test("UI-64 each change stands at its step, in its author's colour, with who, what and when", () => {
  const marks = chartMarks(RUN, null, 1000);
  expect(marks.map(({ step, color, kind }) => [step, color, kind])).toEqual([
    [40, 2, "change"],
    [48, 7, "change"],
    [700, 7, "change"],
    [1000, null, "stop"],
  ]);
  const [first] = marks;
  expect(first && markWords(first)).toMatch(/^Ada .*3, step 40$/);
});

test("UI-64 an end takes the place of the stop, and says whether the run diverged", () => {
  const at = (reason: "steps" | "diverged") =>
    chartMarks(null, { reason, step: 900, message: null }, 1000);
  expect(at("steps")).toMatchObject([{ kind: "ended", step: 900, who: null }]);
  expect(at("diverged")).toMatchObject([{ kind: "diverged", step: 900, who: null }]);
});

test("UI-64 marks too near each other are told together, none is lost", () => {
  const marks = chartMarks(RUN, null, 1000);
  const groups = markGroups(marks, (step) => step, 24);
  expect(groups.map((group) => [group.step, group.marks.length])).toEqual([
    [40, 2],
    [700, 1],
    [1000, 1],
  ]);
  expect(groups.flatMap((group) => group.marks)).toEqual(marks);
});
