import { expect, test } from "vitest";
import { ORIGIN } from "#protocol/origin.ts";
import { planEdit } from "#server/rooms/plan-edit.ts";
import { applyEvent, type RoomState } from "#server/rooms/room-state.ts";
import { ANA, freshRoom } from "./room-fixture.ts";

type Edits = readonly { path: string; value?: unknown; base: number }[];

const plan = (state: RoomState, edits: Edits) =>
  planEdit(state, {
    editId: "e",
    edits: edits.map((edit) => ({ value: undefined, ...edit })),
  });

function changed(state: RoomState, path: string, value: unknown): RoomState {
  const revision = { revision: state.version + 1, by: ANA, atMs: 1, step: null };
  return applyEvent(state, { kind: "settings-changed", edits: [{ path, value }], revision }, 1);
}

test("RM-3 an edit is refused only when its own field changed after its base", () => {
  const state = changed(freshRoom(), "initial.seed", 7);
  const stale = plan(state, [{ path: "initial.seed", value: 8, base: 0 }]);
  expect(stale).toMatchObject({
    ok: false,
    error: {
      code: "stale-revision",
      path: "initial.seed",
      current: [{ path: "initial.seed", value: 7, revision: { revision: 1, by: ANA } }],
    },
  });
  expect(plan(state, [{ path: "initial.seed", value: 8, base: 1 }]).ok).toBe(true);
  expect(plan(state, [{ path: "bias", value: true, base: 0 }]).ok).toBe(true);
});

test("RM-3 a change around a field or inside it counts as a change of it", () => {
  const inner = changed(freshRoom(), "layers[0].units", 5);
  expect(plan(inner, [{ path: "layers", value: ORIGIN.layers, base: 0 }]).ok).toBe(false);
  expect(plan(inner, [{ path: "layers[0].activation", value: "tanh", base: 0 }]).ok).toBe(true);
  const outer = changed(freshRoom(), "layers", ORIGIN.layers);
  expect(plan(outer, [{ path: "layers[0].units", value: 5, base: 0 }]).ok).toBe(false);
});

test("RM-3 two rows of the table are two fields", () => {
  const state = changed(freshRoom(), "data.rows[0]", [0, 0, 0, 1]);
  expect(plan(state, [{ path: "data.rows[1][3]", value: 0, base: 0 }]).ok).toBe(true);
  expect(plan(state, [{ path: "data.rows[0][3]", value: 0, base: 0 }]).ok).toBe(false);
});

test("RM-4 learning rate and stop take effect at once, everything else waits", () => {
  const state = freshRoom();
  const rate = plan(state, [{ path: "optimizer.learningRate", value: 0.5, base: 0 }]);
  expect(rate.ok && rate.value.changes).toEqual([{ kind: "set-learning-rate", value: 0.5 }]);
  const stop = plan(state, [{ path: "stop.loss", value: 0.01, base: 0 }]);
  expect(stop.ok && stop.value.changes).toEqual([
    { kind: "set-stop", stop: { steps: 1000, loss: 0.01 } },
  ]);
  const seed = plan(state, [{ path: "initial.seed", value: 2, base: 0 }]);
  expect(seed.ok && seed.value.changes).toEqual([]);
});

test("RM-4 a run that diverged takes no change any more", () => {
  const state: RoomState = {
    ...freshRoom(),
    runState: {
      ...freshRoom().runState,
      status: "ended",
      end: { reason: "diverged", step: 3, message: "W1[1][1] became infinite at step 4" },
    },
  };
  const planned = plan(state, [{ path: "optimizer.learningRate", value: 0.5, base: 0 }]);
  expect(planned.ok && planned.value.changes).toEqual([]);
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
])("RM-15 %s = %j is refused with its path", (path, value, code, where) => {
  const planned = plan(freshRoom(), [{ path, value, base: 0 }]);
  expect(planned).toMatchObject({ ok: false, error: { code, path: where } });
});

test("RM-16 a room's table has at most 2,000 cells", () => {
  const rows = Array.from({ length: 501 }, () => [0, 0, 1, 0]);
  expect(plan(freshRoom(), [{ path: "data.rows", value: rows, base: 0 }])).toMatchObject({
    ok: false,
    error: { code: "invalid-settings", path: "data.rows" },
  });
  expect(plan(freshRoom(), [{ path: "data.rows", value: rows.slice(1), base: 0 }]).ok).toBe(true);
});
