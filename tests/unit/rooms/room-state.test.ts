import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import type { RoomEvent } from "#protocol/room.ts";
import { applyEvent, newestRevision, withAnswer } from "#server/rooms/room-state.ts";
import { ANA, freshRoom } from "./room-fixture.ts";

const edit = (path: string, value: unknown, revision: number): RoomEvent => ({
  kind: "settings-changed",
  edits: [{ path, value }],
  revision: { revision, by: ANA, atMs: 5, step: null },
});

test("RM-1 every event raises the version by one and leaves the old state alone", () => {
  const before = freshRoom();
  const after = applyEvent(before, edit("initial.seed", 9, 1), 5);
  expect(after.version).toBe(1);
  expect(after.settings.initial).toEqual({ scheme: "uniform-0-1", seed: 9 });
  expect(before.settings.initial).toEqual({ scheme: "uniform-0-1", seed: 1 });
  expect(after.activeAtMs).toBe(5);
});

test("RM-1 replacing a branch forgets the revisions inside it, not those beside it", () => {
  const inner = applyEvent(freshRoom(), edit("layers[0].units", 5, 1), 1);
  const beside = applyEvent(inner, edit("bias", true, 2), 1);
  const outer = applyEvent(beside, edit("layers", freshRoom().settings.layers, 3), 1);
  expect(Object.keys(outer.revisions).sort()).toEqual(["bias", "layers"]);
  expect(newestRevision(outer, "layers[0].units")).toBe(3);
  expect(newestRevision(outer, "stop.steps")).toBe(0);
});

test("RM-7 the last hundred answers are remembered", () => {
  let state = freshRoom();
  for (let i = 0; i < 150; i++) {
    const answer = { editId: `e${i}`, memberId: "ana", version: i, revision: i, step: null };
    state = withAnswer(state, answer);
  }
  expect(state.answeredEdits).toHaveLength(100);
  expect(state.answeredEdits.at(-1)?.editId).toBe("e149");
});

test("RM-1 the revisions of very many fields are remembered by what is around them", () => {
  let state = freshRoom();
  for (let i = 0; i < LIMITS.roomRevisions + 1; i++) {
    const path = `data.rows[${i % 4}][${Math.floor(i / 4)}]`;
    state = applyEvent(state, edit(path, 0, i + 1), 1);
  }
  expect(Object.keys(state.revisions).length).toBeLessThanOrEqual(LIMITS.roomRevisions);
  expect(newestRevision(state, "data.rows[2][7]")).toBeGreaterThan(LIMITS.roomRevisions - 4);
  expect(newestRevision(state, "bias")).toBe(0);
});
