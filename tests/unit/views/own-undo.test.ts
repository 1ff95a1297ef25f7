import { expect, test } from "vitest";
import { withActivity } from "#client/session/activity.ts";
import type { ActivityEntry } from "#client/session/session.ts";
import { ownUndos } from "#client/views/room/own-undo.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Actor, RoomEvent } from "#protocol/room.ts";

const ADA: Actor = { id: "ada", name: "Ada", color: 0 };
const BO: Actor = { id: "bo", name: "Bo", color: 1 };

function changed(by: Actor, revision: number, edits: Readonly<Record<string, unknown>>): RoomEvent {
  return {
    kind: "settings-changed",
    edits: Object.entries(edits).map(([path, value]) => ({ path, value })),
    revision: { revision, by, atMs: 0, step: null },
  };
}

function activityOf(...events: readonly RoomEvent[]): readonly ActivityEntry[] {
  return events.reduce<readonly ActivityEntry[]>(
    (activity, event) => withActivity(activity, event, ORIGIN),
    [],
  );
}

test("UI-107 an own edit is taken back to what stood there, standing on the edit itself", () => {
  const activity = activityOf(changed(ADA, 5, { "optimizer.learningRate": 0.3, bias: true }));
  expect(ownUndos(activity, "ada").get(1)).toEqual([
    { path: "bias", value: false, base: 5 },
    { path: "optimizer.learningRate", value: 1, base: 5 },
  ]);
  expect(ownUndos(activity, "bo").size).toBe(0);
});

test("UI-107 what others changed since does not change how an undo is sent: the server refuses it", () => {
  const activity = activityOf(changed(ADA, 5, { bias: true }), changed(BO, 6, { bias: false }));
  expect(ownUndos(activity, "ada").get(1)).toEqual([{ path: "bias", value: false, base: 5 }]);
});

test("UI-107 an edit that its author changed again has no undo, the newer one has", () => {
  const activity = activityOf(
    changed(ADA, 5, { "layers[0].units": 5 }),
    changed(ADA, 6, { bias: true }),
    changed(ADA, 7, { layers: ORIGIN.layers }),
  );
  expect([...ownUndos(activity, "ada").keys()]).toEqual([2, 3]);
});

test("UI-107 what took effect at once is undone at the line that tells it", () => {
  const live: RoomEvent = {
    kind: "settings-changed",
    edits: [{ path: "optimizer.learningRate", value: 0.5 }],
    revision: { revision: 9, by: ADA, atMs: 0, step: 12 },
  };
  const told = (seq: number, actor: Actor): RoomEvent => ({
    kind: "run-changed",
    runId: "r",
    event: { seq, step: 12, atMs: 0, actor, change: { kind: "set-learning-rate", value: 0.5 } },
  });
  const undos = ownUndos(activityOf(live, told(1, ADA)), "ada");
  expect(undos.get(2)).toEqual([{ path: "optimizer.learningRate", value: 1, base: 9 }]);
  expect(ownUndos(activityOf(live, told(1, BO)), "ada").has(2)).toBe(false);
});
