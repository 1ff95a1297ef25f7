import { expect, test } from "vitest";
import { shownSettings, shownValue } from "#client/session/shown-settings.ts";
import {
  accepted,
  changed,
  learningRate,
  liveRoomOfEachTest,
  renamed,
  until,
} from "#tests/unit/session/live-room.ts";
import { ADA, snapshot } from "#tests/unit/session/room-server.ts";

const live = liveRoomOfEachTest();

test("CS-4 nonsense is refused on the page, with the path, and is not sent", async () => {
  const session = await live.joined();
  const refused = await session.actions.edit([{ path: "layers[0].units", value: 0 }]);
  expect(refused).toMatchObject({ ok: false, error: { path: "layers[0].units" } });
  const nowhere = await session.actions.edit([{ path: "layers[7].units", value: 3 }]);
  expect(nowhere).toMatchObject({ ok: false, error: { code: "unknown-path" } });
  expect(live.server.commands("edit-settings")).toEqual([]);
});

test("CS-5 an edit is based on the newest revision that touches its path", async () => {
  const by = { by: ADA, atMs: 1, step: null };
  const session = await live.joined(
    snapshot({
      revisions: {
        layers: { revision: 4, ...by },
        "layers[0].activation": { revision: 7, ...by },
        "layers[0].units": { revision: 5, ...by },
      },
    }),
  );
  void session.actions.edit([
    { path: "layers[0].units", value: 5 },
    { path: "initial.seed", value: 2 },
  ]);
  const { input } = await live.server.command("edit-settings");
  expect(input.edits.map(({ base }: { base: number }) => base)).toEqual([5, 0]);
});

test("CS-6 an edit shows at once and stays shown until the room has it", async () => {
  const session = await live.joined();
  const answer = session.actions.edit(learningRate(0.25));
  const before = session.store.getState().room;
  expect(before?.unconfirmed).toEqual({ "optimizer.learningRate": 0.25 });
  expect(before && shownValue(before, "optimizer.learningRate")).toBe(0.25);
  const socket = await live.server.connection(1);
  const command = await live.server.command("edit-settings");
  command.answer(accepted(12));
  expect(await answer).toEqual({ ok: true, step: null });
  // Accepted as version 12, but the room is at 10 still: taking it off now would flicker.
  expect(session.store.getState().room?.unconfirmed).toHaveProperty(["optimizer.learningRate"]);
  socket.emit("room-event", renamed(11, "Between"));
  socket.emit("room-event", changed(12, learningRate(0.25)));
  const after = await until(
    session,
    "confirmed",
    ({ room }) => room?.settings.optimizer.learningRate === 0.25,
  );
  expect(after.room?.unconfirmed).toEqual({});
});

test("CS-22 a document that came true is the one that is shown already", async () => {
  const session = await live.joined();
  const shown = () => {
    const { room } = session.store.getState();
    return room === null ? null : shownSettings(room);
  };
  void session.actions.edit(learningRate(0.25));
  const own = shown();
  expect(own?.optimizer.learningRate).toBe(0.25);
  (await live.server.command("edit-settings")).answer(accepted(11));
  const socket = await live.server.connection(1);
  socket.emit("room-event", changed(11, learningRate(0.25)));
  await until(session, "confirmed", ({ room }) => room?.settings.optimizer.learningRate === 0.25);
  expect(shown()).toBe(own);
  socket.emit("room-event", changed(12, learningRate(0.5)));
  await until(session, "changed", ({ room }) => room?.settings.optimizer.learningRate === 0.5);
  expect(shown()).not.toBe(own);
});

test("CS-6 a refused edit is taken back and the caller learns the current value", async () => {
  const session = await live.joined();
  const answer = session.actions.edit(learningRate(0.25));
  const command = await live.server.command("edit-settings");
  const current = [{ path: "optimizer.learningRate", value: 0.1, revision: null }];
  command.answer({
    ok: false,
    error: { code: "stale-revision", message: "Ada was first", current },
  });
  expect(await answer).toMatchObject({ ok: false, error: { code: "stale-revision", current } });
  const { room, lastRefusal } = session.store.getState();
  expect(room?.unconfirmed).toEqual({});
  expect(lastRefusal).toMatchObject({ paths: ["optimizer.learningRate"], error: { current } });
});

test("CS-7 edits go one at a time, in order, and stand on own earlier ones", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  void session.actions.edit(learningRate(0.5));
  void session.actions.edit([{ path: "initial.seed", value: 7 }]);
  void session.actions.edit(learningRate(0.25));
  const first = await live.server.command("edit-settings");
  expect(live.server.commands("edit-settings")).toHaveLength(1);
  first.answer(accepted(11));
  socket.emit("room-event", changed(11, learningRate(0.5)));
  const second = await live.server.command("edit-settings", 2);
  expect(second.input.edits[0].path).toBe("initial.seed");
  second.answer(accepted(12));
  socket.emit("room-event", changed(12, [{ path: "initial.seed", value: 7 }]));
  const third = await live.server.command("edit-settings", 3);
  expect(third.input.edits).toEqual([{ path: "optimizer.learningRate", value: 0.25, base: 11 }]);
});

test("CS-7 somebody else's change in between is not stood on", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  void session.actions.edit([{ path: "initial.seed", value: 7 }]);
  void session.actions.edit(learningRate(0.25));
  const first = await live.server.command("edit-settings");
  socket.emit("room-event", changed(11, learningRate(9)));
  socket.emit("room-event", changed(12, [{ path: "initial.seed", value: 7 }]));
  first.answer(accepted(12));
  const second = await live.server.command("edit-settings", 2);
  expect(second.input.edits[0].base).toBe(0);
});

test("CS-7 values of one field that could not leave yet are joined, and all callers answered", async () => {
  const session = await live.joined();
  void session.actions.edit([{ path: "initial.seed", value: 7 }]);
  const answers = [1, 2, 3].map((n) => session.actions.edit(learningRate(n / 10)));
  const socket = await live.server.connection(1);
  (await live.server.command("edit-settings")).answer(accepted(11));
  socket.emit("room-event", changed(11, [{ path: "initial.seed", value: 7 }]));
  const second = await live.server.command("edit-settings", 2);
  expect(second.input.edits[0].value).toBe(0.3);
  second.answer(accepted(12));
  expect(await Promise.all(answers)).toEqual(Array(3).fill({ ok: true, step: null }));
  expect(live.server.commands("edit-settings")).toHaveLength(2);
});

test("CS-8 an edit without an answer is sent again with the same id after the reconnection", async () => {
  const session = await live.joined();
  const answer = session.actions.edit(learningRate(0.5));
  const first = await live.server.command("edit-settings");
  (await live.server.connection(1)).disconnect(true);
  await live.server.welcome(2, [changed(11, learningRate(0.5))]);
  const again = await live.server.command("edit-settings", 2);
  expect(again.input.editId).toBe(first.input.editId);
  expect(again.input.edits).toEqual(first.input.edits);
  again.answer(accepted(11));
  expect(await answer).toEqual({ ok: true, step: null });
  await until(
    session,
    "confirmed",
    ({ room }) => Object.keys(room?.unconfirmed ?? {}).length === 0,
  );
});

test("CS-8 edits of an outdated page wait for the next one in this tab, id, base and all", async () => {
  const session = await live.joined();
  const { code } = live;
  void session.actions.edit([{ path: "stop", value: { steps: 50, loss: 0.5 } }]);
  void session.actions.edit([{ path: "stop.loss", value: undefined }]);
  const sent = await live.server.command("edit-settings");
  live.server.refusal = { code: "protocol-mismatch", message: "reload" };
  (await live.server.connection(1)).disconnect(true);
  const state = await until(
    session,
    "outdated",
    ({ connection }) => connection.kind === "outdated",
  );
  expect(Object.keys(state.room?.unconfirmed ?? {})).toEqual(["stop", "stop.loss"]);
  session.close();

  live.server.refusal = null;
  const reloaded = live.join({ code });
  const socket = await live.server.welcome(2, snapshot());
  const again = await live.server.command("edit-settings", 2);
  expect(again.input).toEqual(sent.input);
  again.answer(accepted(11));
  socket.emit("room-event", changed(11, [{ path: "stop", value: { steps: 50, loss: 0.5 } }]));
  const removal = await live.server.command("edit-settings", 3);
  expect(removal.input.edits).toEqual([{ path: "stop.loss", value: undefined, base: 11 }]);
  removal.answer({ ok: false, error: { code: "not-allowed", message: "viewer" } });
  const told = await until(reloaded, "the refusal", ({ lastRefusal }) => lastRefusal !== null);
  expect(told.lastRefusal).toMatchObject({ paths: ["stop.loss"], error: { code: "not-allowed" } });
});

test("CS-8 twenty edits wait at most", async () => {
  const session = await live.joined();
  (await live.server.connection(1)).disconnect(true);
  await until(session, "reconnecting", ({ connection }) => connection.kind === "reconnecting");
  for (let i = 0; i < 20; i++) {
    void session.actions.edit(
      i % 2 === 0 ? learningRate(i + 1) : [{ path: "initial.seed", value: i }],
    );
  }
  expect(await session.actions.edit(learningRate(0.5))).toMatchObject({
    ok: false,
    error: { code: "too-fast" },
  });
});

test("CS-8 an edit that made the server cut the connection is not sent again", async () => {
  const session = await live.joined();
  const answer = session.actions.edit(learningRate(0.5));
  await live.server.command("edit-settings");
  (await live.server.connection(1)).disconnect(true);
  await live.server.welcome(2, [], { notice: { code: "too-large", message: "a message of 9 MB" } });
  expect(await answer).toMatchObject({ ok: false, error: { code: "too-large" } });
  expect(live.server.commands("edit-settings")).toHaveLength(1);
  expect(session.store.getState().room?.unconfirmed).toEqual({});
});
