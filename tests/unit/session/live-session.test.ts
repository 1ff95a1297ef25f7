import { expect, test } from "vitest";
import { encodeCurve } from "#protocol/curve-codec.ts";
import type { RoomEvent } from "#protocol/room.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import {
  changed,
  frameAt,
  learningRate,
  liveRoomOfEachTest,
  renamed,
  until,
  wholeCurve,
} from "#tests/unit/session/live-room.ts";
import { ADA, RUN, snapshot, YOU } from "#tests/unit/session/room-server.ts";

const live = liveRoomOfEachTest();

test("CS-1 a welcome with the whole room shows it, and later events are applied in order", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  socket.emit("room-event", changed(11, learningRate(0.5)));
  socket.emit("room-event", renamed(12, "Physics"));
  const state = await until(session, "both events", ({ room }) => room?.name === "Physics");
  expect(state.connection.kind).toBe("live");
  expect(state.room?.settings.optimizer.learningRate).toBe(0.5);
  expect(state.room?.revisions["optimizer.learningRate"]?.revision).toBe(11);
  expect(state.room?.nextRunPaths).toEqual(["optimizer.learningRate"]);
  expect(state.activity.map(({ event }) => event.kind)).toEqual([
    "settings-changed",
    "room-renamed",
  ]);
});

test("CS-1 an event that is known already changes nothing", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  socket.emit("room-event", renamed(11, "First"));
  socket.emit("room-event", renamed(11, "Again"));
  socket.emit("room-event", changed(12, learningRate(2)));
  const state = await until(session, "version 12", ({ activity }) => activity.length === 2);
  expect(state.room?.name).toBe("First");
});

test("CS-1 a gap between versions leads to a new connection for the whole room", async () => {
  const session = await live.joined();
  (await live.server.connection(1)).emit("room-event", renamed(13, "Too early"));
  await live.server.connection(2);
  expect(live.server.handshakes[1]).not.toHaveProperty("lastVersion");
  await live.server.welcome(2, snapshot({ version: 13, name: "Too early" }));
  await until(session, "the whole room", ({ room }) => room?.name === "Too early");
});

test("CS-1 after a lost connection the version goes along and what was missed is applied", async () => {
  const session = await live.joined();
  (await live.server.connection(1)).disconnect(true);
  const away = await until(
    session,
    "reconnecting",
    ({ connection }) => connection.kind === "reconnecting",
  );
  expect(away.room?.name).toBe("Room");
  await live.server.connection(2);
  expect(live.server.handshakes[1]).toMatchObject({
    protocol: PROTOCOL_VERSION,
    lastVersion: 10,
    token: YOU.token,
  });
  await live.server.welcome(2, [renamed(11, "Missed"), changed(12, learningRate(3))]);
  const back = await until(session, "the events", ({ room }) => room?.name === "Missed");
  expect(back.room?.settings.optimizer.learningRate).toBe(3);
});

test("CS-2 frames show the newest state: older ones and those of other runs are left out", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  const drawn: string[] = [];
  socket.emit("frame", "run-1", frameAt(5, 6), () => drawn.push("5"));
  socket.emit("frame", "run-1", frameAt(3, 1), () => drawn.push("3"));
  socket.emit("frame", "run-9", frameAt(9, 1), () => drawn.push("of run 9"));
  await waitFor("all acknowledged", () => drawn.length === 3);
  expect(session.store.getState().frame?.step).toBe(5);
  expect(session.store.getState().lastStep).toBe(5);
  socket.emit("frame", "run-1", frameAt(4, 5, { epoch: 2 }), () => drawn.push("4"));
  await until(session, "the new owner's frame", ({ frame }) => frame?.epoch === 2);
});

test("CS-2 a frame that overtakes the event that opens its run is shown after it", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  socket.emit("frame", "run-1", frameAt(2, 3), () => undefined);
  await until(session, "step 2", ({ frame }) => frame?.step === 2);
  socket.emit("frame", "run-2", frameAt(0, 1), () => undefined);
  const event: RoomEvent = {
    kind: "run-opened",
    run: { ...RUN, id: "run-2", number: 2 },
    runState: { status: "ready", speed: 10, step: 0, end: null, note: null },
    by: ADA,
    how: "rewind",
  };
  socket.emit("room-event", { version: 11, event });
  const state = await until(session, "run 2", ({ run }) => run?.id === "run-2");
  expect(state.frame?.step).toBe(0);
  expect(state.curve?.stepCount).toBe(1);
});

test("CS-3 bytes that are no frame are counted, acknowledged and change nothing", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  let acknowledged = 0;
  const wrong = [new Uint8Array(3), frameAt(1, 0).slice(0, 60), new Uint8Array(64).fill(255)];
  for (const bytes of wrong) {
    socket.emit("frame", "run-1", bytes, () => {
      acknowledged += 1;
    });
  }
  await waitFor("acknowledged", () => acknowledged === wrong.length);
  expect(session.malformedFrames).toBe(3);
  expect(session.store.getState().frame).toBeNull();
  expect(session.store.getState().connection.kind).toBe("live");
});

test("CS-12 the curve is complete in the end, whatever frames were missed", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  const start = await live.server.command("get-curve");
  expect(start.input).toEqual({ runId: "run-1", fromStep: 0 });
  start.answer({ ok: true, value: { bytes: encodeCurve(wholeCurve(0).toSlice()) } });
  await until(session, "step 0", ({ curve }) => curve?.stepCount === 1);
  socket.emit("frame", "run-1", frameAt(4, 4), () => undefined);
  await until(session, "the tail", ({ curve }) => curve?.stepCount === 5);
  expect(live.server.commands("get-curve")).toHaveLength(1);
  socket.emit("frame", "run-1", frameAt(300, 8, { isFinal: true }), () => undefined);
  const missing = await live.server.command("get-curve", 2);
  expect(missing.input.fromStep).toBe(5);
  missing.answer({ ok: true, value: { bytes: encodeCurve(wholeCurve(300).slice(5)) } });
  const state = await until(session, "the rest", ({ curve }) => curve?.stepCount === 301);
  expect(state.curve?.toSlice()).toEqual(wholeCurve(300).toSlice());
});

test("CS-12 a curve whose question was lost with the connection is asked for again", async () => {
  const session = await live.joined(
    snapshot({ runState: { status: "paused", speed: 10, step: 200, end: null, note: null } }),
  );
  await live.server.command("get-curve");
  (await live.server.connection(1)).disconnect(true);
  await live.server.welcome(2, []);
  const again = await live.server.command("get-curve", 2);
  again.answer({ ok: true, value: { bytes: new Uint8Array([1, 2, 3]) } });
  const third = await live.server.command("get-curve", 3);
  third.answer({ ok: true, value: { bytes: encodeCurve(wholeCurve(200).slice(0)) } });
  await until(session, "all", ({ curve }) => curve?.stepCount === 201);
});
