import { expect, test } from "vitest";
import { runsInAddress } from "#client/views/compare/compared-runs.ts";
import { comparedLines } from "#client/views/compare/setting-lines.ts";
import { ReadQueue } from "#client/views/compare/shared-access.ts";
import { forkAddress, forkInAddress, withoutFork } from "#client/views/room/fork-address.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ok, refuse } from "#protocol/errors.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { RunInfo } from "#protocol/room.ts";

test("UI-153 an address names two to four different runs; anything else is said for what it is", () => {
  expect(runsInAddress("?runs=a,b")).toEqual({ kind: "runs", ids: ["a", "b"] });
  expect(runsInAddress("?runs=a,,b,a,%20c")).toEqual({ kind: "runs", ids: ["a", "b", "c"] });
  for (const search of ["", "?runs=", "?runs=a", "?runs=a,a", "?other=a,b"]) {
    expect(runsInAddress(search)).toEqual({ kind: "too-few" });
  }
  expect(runsInAddress("?runs=a,b,c,d,e")).toEqual({ kind: "too-many", count: 5 });
  for (const search of ["?runs=a,../b", "?runs=a,<b>", `?runs=a,${"x".repeat(65)}`]) {
    expect(runsInAddress(search)).toEqual({ kind: "malformed" });
  }
});

test("UI-154 no more than two things are read at once, and what the server had no room for is asked again", async () => {
  let [reading, most] = [0, 0];
  const pauses: number[] = [];
  const queue = new ReadQueue(async (ms) => void pauses.push(ms));
  let refusals = 3;
  const ask = async () => {
    reading += 1;
    most = Math.max(most, reading);
    await Promise.resolve();
    reading -= 1;
    refusals -= 1;
    return refusals >= 0 ? refuse("too-fast", "later") : ok("read");
  };
  const answers = await Promise.all(Array.from({ length: 9 }, () => queue.read(ask)));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(most).toBe(2);
  expect(pauses).toHaveLength(3);
  const gone = await queue.read(async () => refuse("run-not-found", "no such run"));
  expect(gone).toMatchObject({ ok: false, error: { code: "run-not-found" } });
  const busy = await queue.read(async () => refuse("too-fast", "never"));
  expect(busy.ok).toBe(false);
});

test("UI-156 every setting stands once, beside that of the other runs, and what differs is marked", () => {
  const momentum: TrainingSettings = {
    ...ORIGIN,
    optimizer: { kind: "momentum", learningRate: 0.5, momentum: 0.9 },
    testShare: 0.25,
  };
  const lines = comparedLines([runOf(ORIGIN), runOf(momentum), runOf(ORIGIN)]);
  const names = lines.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(lines.every(({ values }) => values.length === 3)).toBe(true);
  const line = (name: string) => lines.find((other) => other.name === name);
  expect(line("Learning rate")).toMatchObject({ values: ["1", "0.5", "1"], isDifferent: true });
  expect(line("Momentum")).toMatchObject({ values: [null, "0.9", null], isDifferent: true });
  expect(line("Network")).toMatchObject({ isDifferent: false });
  // One that a later run alone has stands where it has it.
  expect(names.indexOf("Momentum")).toBe(names.indexOf("Learning rate") + 1);
  expect(comparedLines([runOf(ORIGIN), runOf(ORIGIN)]).some((same) => same.isDifferent)).toBe(
    false,
  );
});

test("UI-157 the wish to go on from a run travels in the address once, and nothing else does", () => {
  const wish = { runId: "run-1", step: 412 };
  const address = new URL(forkAddress("KXQ4TP", wish), "http://host");
  expect(address.pathname).toBe("/room/KXQ4TP");
  expect(forkInAddress(address.search)).toEqual(wish);
  expect(withoutFork(address.search)).toBe("");
  expect(withoutFork("?panel=maths&from=run-1&step=4")).toBe("?panel=maths");
  for (const search of ["", "?from=run-1", "?step=4", "?from=run-1&step=-1", "?from=<b>&step=4"]) {
    expect(forkInAddress(search)).toBeNull();
  }
});

function runOf(settings: TrainingSettings): RunInfo {
  return {
    id: "run",
    number: 1,
    name: "#1",
    parent: null,
    settings,
    events: [],
    engineVersion: "1",
    startedAtMs: 0,
  };
}
