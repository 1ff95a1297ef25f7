import { expect, test } from "vitest";
import type { RunChange } from "#engine/run-events.ts";
import type { StoredData, TableData, TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Role } from "#protocol/room.ts";
import { encodeTable } from "#protocol/table-codec.ts";
import type { TableServices } from "#server/rooms/kept-settings.ts";
import { planEdit } from "#server/rooms/plan-edit.ts";
import { applyEvent, type RoomState } from "#server/rooms/room-state.ts";
import { ANA, freshRoom } from "./room-fixture.ts";

const HASH = "ab".repeat(32);

type Edits = readonly { path: string; value?: unknown; base: number }[];

/** A store of tables by their hash, and a hash that can be foreseen. */
function tables(stored: Readonly<Record<string, Uint8Array>> = {}): TableServices {
  return {
    store: { readTable: async (hash) => stored[hash] ?? null },
    chance: { hash: () => HASH },
    nowMs: () => 7,
  };
}

const plan = (state: RoomState, edits: Edits, services = tables(), role: Role = "editor") =>
  planEdit(
    state,
    { editId: "e", edits: edits.map((edit) => ({ value: undefined, ...edit })) },
    role,
    services,
  );

function changed(state: RoomState, path: string, value: unknown): RoomState {
  const revision = { revision: state.version + 1, by: ANA, atMs: 1, step: null };
  return applyEvent(state, { kind: "settings-changed", edits: [{ path, value }], revision }, 1);
}

test("RM-3 an edit is refused only when its own field changed after its base", async () => {
  const state = changed(freshRoom(), "initial.seed", 7);
  const stale = await plan(state, [{ path: "initial.seed", value: 8, base: 0 }]);
  expect(stale).toMatchObject({
    ok: false,
    error: {
      code: "stale-revision",
      path: "initial.seed",
      current: [{ path: "initial.seed", value: 7, revision: { revision: 1, by: ANA } }],
    },
  });
  expect((await plan(state, [{ path: "initial.seed", value: 8, base: 1 }])).ok).toBe(true);
  expect((await plan(state, [{ path: "bias", value: true, base: 0 }])).ok).toBe(true);
});

test("RM-3 a change around a field or inside it counts as a change of it", async () => {
  const inner = changed(freshRoom(), "layers[0].units", 5);
  expect((await plan(inner, [{ path: "layers", value: ORIGIN.layers, base: 0 }])).ok).toBe(false);
  expect((await plan(inner, [{ path: "layers[0].activation", value: "tanh", base: 0 }])).ok).toBe(
    true,
  );
  const outer = changed(freshRoom(), "layers", ORIGIN.layers);
  expect((await plan(outer, [{ path: "layers[0].units", value: 5, base: 0 }])).ok).toBe(false);
});

test("RM-3 two rows of the table are two fields", async () => {
  const state = changed(freshRoom(), "data.rows[0]", [0, 0, 0, 1]);
  expect((await plan(state, [{ path: "data.rows[1][3]", value: 0, base: 0 }])).ok).toBe(true);
  expect((await plan(state, [{ path: "data.rows[0][3]", value: 0, base: 0 }])).ok).toBe(false);
});

async function changesOf(state: RoomState, edits: Edits): Promise<readonly RunChange[] | null> {
  const planned = await plan(state, edits);
  return planned.ok ? planned.value.changes : null;
}

const withRun = (settings: TrainingSettings): RoomState => ({
  ...freshRoom(),
  settings,
  run: { ...freshRoom().run, settings },
});

test.each<[string, unknown, RunChange]>([
  ["optimizer.learningRate", 0.5, { kind: "set-learning-rate", value: 0.5 }],
  ["optimizer.momentum", 0.5, { kind: "set-momentum", value: 0.5 }],
  [
    "regularization",
    { kind: "l2", rate: 0.1 },
    { kind: "set-regularization", regularization: { kind: "l2", rate: 0.1 } },
  ],
  ["batch", { size: 3, seed: 9 }, { kind: "set-batch", batch: { size: 3, seed: 9 } }],
  [
    "updateRule",
    { layer: 2, rule: "delta-only" },
    { kind: "set-update-rule", updateRule: { layer: 2, rule: "delta-only" } },
  ],
  ["stop.loss", 0.01, { kind: "set-stop", stop: { steps: 1000, loss: 0.01 } }],
])("RM-4 %s takes effect in the open run", async (path, value, change) => {
  const state = withRun({
    ...ORIGIN,
    optimizer: { kind: "momentum", learningRate: 1, momentum: 0.9 },
  });
  expect(await changesOf(state, [{ path, value, base: 0 }])).toEqual([change]);
});

test.each<[string, unknown]>([
  ["initial.seed", 2],
  ["layers[0].units", 5],
  ["bias", true],
  ["data.rows[0]", [1, 1, 1, 1]],
  ["testShare", 0.5],
  ["loss", "mean-squared-error"],
  ["optimizer", { kind: "adam", learningRate: 0.01 }],
])("RM-4 %s waits for the next run", async (path, value) => {
  expect(await changesOf(freshRoom(), [{ path, value, base: 0 }])).toEqual([]);
});

test("RM-4 what counts is what the run trains with, not the room's document", async () => {
  // The room is about to have 100 rows, its run has 4 and momentum no more.
  const next: TrainingSettings = {
    ...ORIGIN,
    data: { kind: "generated", name: "xor", samples: 100, noise: 0, seed: 1, scaling: "none" },
    optimizer: { kind: "momentum", learningRate: 0.5, momentum: 0.9 },
  };
  const state: RoomState = { ...freshRoom(), settings: next };
  const edit = (path: string, value: unknown) => changesOf(state, [{ path, value, base: 0 }]);
  expect(await edit("batch", { size: 32, seed: 1 })).toEqual([]);
  expect(await edit("batch", { size: 2, seed: 1 })).toMatchObject([{ kind: "set-batch" }]);
  expect(await edit("optimizer.momentum", 0.5)).toEqual([]);
  expect(await edit("optimizer.learningRate", 0.25)).toEqual([]);
});

test("RM-4 of two edits that fit only one after the other both take effect", async () => {
  const state = withRun({
    ...ORIGIN,
    layers: [
      { units: 2, activation: "sigmoid" },
      { units: 1, activation: "sigmoid" },
    ],
  });
  // delta is as large as W2 in batches of two rows alone.
  const both = [
    { path: "updateRule", value: { layer: 2, rule: "delta-only" }, base: 0 },
    { path: "batch", value: { size: 2, seed: 1 }, base: 0 },
  ];
  const kinds = (await changesOf(state, both))?.map(({ kind }) => kind);
  expect(kinds).toEqual(["set-batch", "set-update-rule"]);
});

test("RM-4 a run that diverged takes no change any more", async () => {
  const state: RoomState = {
    ...freshRoom(),
    runState: {
      ...freshRoom().runState,
      status: "ended",
      end: { reason: "diverged", step: 3, message: "W1[1][1] became infinite at step 4" },
    },
  };
  expect(await changesOf(state, [{ path: "optimizer.learningRate", value: 0.5, base: 0 }])).toEqual(
    [],
  );
});

test.each<[string, unknown, string, string]>([
  ["layers[0].units", 0, "invalid-settings", "layers[0].units"],
  ["layers[0].units", 10_000, "invalid-settings", "layers[0].units"],
  ["layers[0].units", "4", "invalid-settings", "layers[0].units"],
  ["optimizer.learningRate", Number.NaN, "invalid-settings", "optimizer.learningRate"],
  [
    "optimizer.learningRate",
    Number.POSITIVE_INFINITY,
    "invalid-settings",
    "optimizer.learningRate",
  ],
  ["optimizer.learningRate", null, "invalid-settings", "optimizer.learningRate"],
  ["data.rows[1]", [1, 2], "invalid-settings", "data.rows[1]"],
  ["data.rows[9]", [1, 2, 3, 4], "unknown-path", "data.rows[9]"],
  ["colour", "red", "invalid-settings", "colour"],
  ["__proto__", {}, "unknown-path", "__proto__"],
  ["stop.steps", undefined, "invalid-settings", "stop.steps"],
])("RM-15 %s = %j is refused with its path", async (path, value, code, where) => {
  const planned = await plan(freshRoom(), [{ path, value, base: 0 }]);
  expect(planned).toMatchObject({ ok: false, error: { code, path: where } });
});

const large = Array.from({ length: 501 }, (_, i) => [i, 0, 1, i % 2]);

test("RM-23 a table above 2,000 cells leaves the document for the store, by its hash", async () => {
  const planned = await plan(freshRoom(), [{ path: "data.rows", value: large, base: 0 }]);
  const bytes = encodeTable({ inputCount: 3, outputCount: 1, rows: large });
  const { inputs, outputs } = freshRoom().settings.data as TableData;
  expect(planned).toMatchObject({
    ok: true,
    value: { changes: [], table: { hash: HASH, bytes, createdAtMs: 7 } },
  });
  expect(planned.ok && planned.value.edits).toEqual([
    {
      path: "data",
      value: { kind: "stored", hash: HASH, inputs, outputs, rowCount: 501, scaling: "none" },
    },
  ]);
  const small = await plan(freshRoom(), [{ path: "data.rows", value: large.slice(1), base: 0 }]);
  expect(small).toMatchObject({ ok: true, value: { table: null } });
});

const storedData = (rowCount: number) => ({
  kind: "stored",
  hash: HASH,
  inputs: ["x1", "x2", "x3"],
  outputs: ["y"],
  rowCount,
});

test("RM-23 a hash must be of a table that is there and fits its names and the loss", async () => {
  const bytes = encodeTable({
    inputCount: 3,
    outputCount: 1,
    rows: large.map((row) => row.with(3, 2)),
  });
  const there = tables({ [HASH]: bytes });
  const data = { path: "data", value: storedData(501), base: 0 };
  expect(await plan(freshRoom(), [data])).toMatchObject({
    ok: false,
    error: { code: "invalid-settings", path: "data.hash" },
  });
  expect(await plan(freshRoom(), [data], there)).toMatchObject({ ok: true });
  const short = { ...data, value: storedData(500) };
  expect(await plan(freshRoom(), [short], there)).toMatchObject({
    ok: false,
    error: { path: "data", message: expect.stringContaining("501 rows") },
  });
  const entropy = { path: "loss", value: "binary-cross-entropy", base: 0 };
  expect(await plan(freshRoom(), [data, entropy], there)).toMatchObject({
    ok: false,
    error: { path: "data.rows[0][3]" },
  });
  const later = withRun({ ...ORIGIN, data: { ...storedData(501), scaling: "none" } as StoredData });
  expect(await plan(later, [entropy], there)).toMatchObject({ ok: false });
  // What has nothing to do with the rows does not read them.
  const rate = { path: "optimizer.learningRate", value: 0.5, base: 0 };
  expect(await plan(later, [rate])).toMatchObject({
    ok: true,
    value: { changes: [{ kind: "set-learning-rate" }] },
  });
});

test.each<[string, Partial<TrainingSettings>, string | null]>([
  ["digits in full batches", { batch: "full" }, null],
  ["digits in mini-batches", { batch: { size: 32, seed: 1 } }, null],
  ["512 units on all digits", { layers: wide(512) }, "layers"],
  ["512 units on a few digits", { layers: wide(512), batch: { size: 32, seed: 1 } }, null],
])("RM-16 %s", async (_, more, path) => {
  const settings: TrainingSettings = {
    ...ORIGIN,
    data: { kind: "bundled", name: "digits", scaling: "none" },
    layers: wide(32),
    loss: "softmax-cross-entropy",
    ...more,
  };
  const edits = Object.entries(settings).map(([key, value]) => ({ path: key, value, base: 0 }));
  expect(await plan(freshRoom(), edits)).toMatchObject(
    path === null ? { ok: true } : { ok: false, error: { code: "invalid-settings", path } },
  );
});

function wide(units: number): TrainingSettings["layers"] {
  return [
    { units, activation: "relu" },
    { units: 10, activation: "softmax" },
  ];
}

test("RM-16 a change that would make the open run too much for a room waits", async () => {
  const run: TrainingSettings = {
    ...ORIGIN,
    data: { kind: "bundled", name: "digits", scaling: "none" },
    layers: wide(512),
    loss: "softmax-cross-entropy",
    batch: { size: 32, seed: 1 },
  };
  const state: RoomState = { ...freshRoom(), run: { ...freshRoom().run, settings: run } };
  const small = { ...state, settings: { ...ORIGIN, batch: { size: 2, seed: 1 } } };
  expect(await changesOf(small, [{ path: "batch", value: "full", base: 0 }])).toEqual([]);
});
