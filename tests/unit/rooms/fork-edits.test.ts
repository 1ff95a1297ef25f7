import { expect, test } from "vitest";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter } from "#engine/settings-in-force.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";
import { writePath } from "#protocol/settings-path.ts";
import { forkEdits } from "#server/rooms/fork-edits.ts";

const rate = (value: number): RunChange => ({ kind: "set-learning-rate", value });
const batch = (size: number): RunChange => ({ kind: "set-batch", batch: { size, seed: 1 } });

const after = (...changes: RunChange[]) => changes.reduce(settingsAfter, ORIGIN);

/** What becomes of a document in which `waiting` waits, when its run goes from `now` to `then`. */
function forked(
  now: readonly RunChange[],
  then: readonly RunChange[],
  waiting: Readonly<Record<string, unknown>> = {},
  changes: readonly RunChange[] = [],
): readonly unknown[] {
  const before = after(...now);
  const written = Object.entries(waiting).reduce<unknown>(
    (at, [path, value]) => writePath(at, path, value),
    before,
  );
  const document = parseSettings(written);
  if (!document.ok) {
    throw new Error(document.error.message);
  }
  const edits = forkEdits({
    document: document.value,
    before,
    after: [...then, ...changes].reduce<TrainingSettings>(settingsAfter, ORIGIN),
    changes,
  });
  const result = edits.reduce<unknown>(
    (at, { path, value }) => writePath(at, path, value),
    document.value,
  );
  expect(parseSettings(result)).toEqual({ ok: true, value: result });
  return edits.map(({ path, value }) => [path, value]);
}

test("RM-35 what the run took up after the step goes back with it", () => {
  expect(forked([rate(3), batch(2)], [rate(3)])).toEqual([["batch", "full"]]);
  expect(forked([rate(3)], [])).toEqual([["optimizer.learningRate", 1]]);
  expect(forked([rate(3)], [rate(3)])).toEqual([]);
});

test("RM-35 what waits goes on waiting", () => {
  const waiting = { "optimizer.learningRate": 7, "initial.seed": 5, "stop.steps": 60 };
  expect(forked([rate(3)], [], waiting)).toEqual([]);
});

test("RM-35 what the fork changes is what the document says, whatever waited there", () => {
  const waiting = { "optimizer.learningRate": 7, "initial.seed": 5 };
  expect(forked([rate(3)], [], waiting, [rate(0.5)])).toEqual([["optimizer.learningRate", 0.5]]);
  expect(forked([rate(3)], [], {}, [rate(3)])).toEqual([]);
});

test("RM-35 another optimiser that waits keeps its rate", () => {
  const adam = { kind: "adam", learningRate: 0.01 };
  expect(forked([rate(3)], [], { optimizer: adam }, [rate(0.5)])).toEqual([]);
});

test("RM-35 what does not fit the rest of the document is left as it was", () => {
  const rows = {
    kind: "table",
    inputs: ["x"],
    outputs: ["y"],
    rows: [
      [1, 1],
      [0, 0],
    ],
  };
  expect(forked([], [batch(4)], { data: rows })).toEqual([]);
  expect(forked([], [batch(2)], { data: rows })).toEqual([["batch", { size: 2, seed: 1 }]]);
});

test("RM-35 a rule and the batch that it fits come in the order that keeps the document whole", () => {
  const updateRule = { layer: 2, rule: "delta-only" } as const;
  const rule: RunChange = { kind: "set-update-rule", updateRule };
  expect(forked([batch(2)], [rule])).toEqual([
    ["batch", "full"],
    ["updateRule", updateRule],
  ]);
  expect(forked([rule], [batch(2)])).toEqual([
    ["updateRule", "gradient"],
    ["batch", { size: 2, seed: 1 }],
  ]);
});
