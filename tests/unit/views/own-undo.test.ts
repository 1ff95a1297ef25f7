import { expect, test } from "vitest";
import { withActivity } from "#client/session/activity.ts";
import type { ActivityEntry } from "#client/session/session.ts";
import { ownParameterUndos, ownUndos } from "#client/views/room/own-undo.ts";
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

/** A weight by hand as the run tells it, with what stood on the screen before. */
function set(
  seq: number,
  by: Actor,
  value: number,
  was: number | null,
  { atMs = seq * 10_000, parameter = "W1[1][1]", runId = "r" } = {},
): ActivityEntry {
  const change = { kind: "set-parameter" as const, parameter, value };
  return {
    id: seq,
    atMs,
    event: { kind: "run-changed", runId, event: { seq, step: seq, atMs, actor: by, change } },
    ...(was === null ? {} : { was: [{ path: parameter, value: was }] }),
  };
}

test("UX-225 a weight by hand is taken back to what it was, by the line that tells it", () => {
  const activity = [set(1, ADA, 0.5, 0.1), set(2, ADA, 0.7, 0.5), set(3, BO, 2, 1)];
  const other = set(4, ADA, 9, 8, { parameter: "b1[2]" });
  const undos = ownParameterUndos([...activity.slice(0, 2), other], "ada", "r");
  expect([...undos]).toEqual([
    [2, { parameter: "W1[1][1]", value: 0.5, since: null }],
    [4, { parameter: "b1[2]", value: 8, since: null }],
  ]);
  expect(ownParameterUndos(activity, "ada", "r").get(2)).toEqual({
    parameter: "W1[1][1]",
    value: 0.5,
    since: { name: "Bo", value: 2 },
  });
  // Of another run, or of what was not seen, nobody knows it.
  expect(ownParameterUndos(activity, "ada", "other").size).toBe(0);
  expect(ownParameterUndos([set(1, ADA, 0.5, null)], "ada", "r").size).toBe(0);
});

test("UX-225 what was dragged goes back to before the hand took it", () => {
  const dragged = [0, 1, 2].map((i) =>
    set(i + 1, ADA, 0.1 * (i + 2), 0.1 * (i + 1), { atMs: i * 125 }),
  );
  expect([...ownParameterUndos(dragged, "ada", "r")]).toEqual([
    [3, { parameter: "W1[1][1]", value: 0.1, since: null }],
  ]);
  const shared = [...dragged, set(4, BO, 1, 0.4, { atMs: 500 }), set(5, ADA, 2, 1, { atMs: 600 })];
  expect(ownParameterUndos(shared, "ada", "r").get(5)?.value).toBe(1);
});
