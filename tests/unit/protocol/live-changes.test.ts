import { expect, test } from "vitest";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { waitingPaths } from "#protocol/live-changes.ts";
import { ORIGIN } from "#protocol/origin.ts";

const RUN = { settings: ORIGIN, events: [], engineVersion: ENGINE_VERSION };

const reasons = (
  room: Partial<TrainingSettings>,
  open: Partial<Parameters<typeof waitingPaths>[0]> = {},
) => waitingPaths({ run: RUN, end: null, ...open }, { ...ORIGIN, ...room });

test("CS-10 every path that the run does not have says why it waits", () => {
  expect(reasons({})).toEqual([]);
  expect(reasons({ bias: true, initial: { scheme: "zeros", seed: 1 } })).toEqual([
    { path: "bias", reason: "a run keeps its network" },
    { path: "initial.scheme", reason: "initial weights are drawn at step 0" },
  ]);
  expect(reasons({ batch: { size: 5, seed: 1 } })).toEqual([
    { path: "batch", reason: expect.stringMatching(/5 is too large.*4 training rows/) },
  ]);
  const adam = { kind: "adam", learningRate: 1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
  const [kind] = reasons({ optimizer: adam });
  expect(kind).toEqual({
    path: "optimizer.kind",
    reason: expect.stringContaining("trains with sgd"),
  });
  expect(reasons({ stop: { steps: 5 } })).toEqual([
    { path: "stop.steps", reason: expect.stringContaining("edit it again") },
  ]);
});

test("CS-10 a run that takes no change at all says so at every path", () => {
  const end = {
    reason: "diverged",
    step: 3,
    message: "W1[1][1] became infinite at step 4",
  } as const;
  expect(reasons({ stop: { steps: 5 } }, { end })).toMatchObject([
    { path: "stop.steps", reason: expect.stringContaining("diverged") },
  ]);
  expect(reasons({ stop: { steps: 5 } }, { run: { ...RUN, engineVersion: "0" } })).toMatchObject([
    { path: "stop.steps", reason: expect.stringContaining("another version") },
  ]);
});

test("CS-10 changes of a run are part of what it has; thousands of cells are one path", () => {
  const change = { kind: "set-stop", stop: { steps: 5 } } as const;
  const by = { atMs: 0, actor: { id: "a", name: "Ana", color: 0 } };
  const run = { ...RUN, events: [{ seq: 1, step: 0, change, ...by }] };
  expect(reasons({ stop: { steps: 5 } }, { run })).toEqual([]);
  const { data } = ORIGIN;
  const rows = data.kind === "table" ? data.rows.map((row) => row.map((cell) => 1 - cell)) : [];
  expect(reasons({ data: { ...data, rows } as TrainingSettings["data"] })).toEqual([
    { path: "data.rows", reason: "a run keeps its data" },
  ]);
});
