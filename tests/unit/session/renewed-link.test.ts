import { expect, test } from "vitest";
import { credentialsFor, rememberedRooms } from "#client/session/remembered.ts";
import { browserMemory } from "#client/session/room-memory.ts";
import { liveRoomOfEachTest, until } from "#tests/unit/session/live-room.ts";
import { ADA, snapshot, YOU } from "#tests/unit/session/room-server.ts";

const live = liveRoomOfEachTest();

test("CS-32 after a new link a page comes back by the new code, with the token it had", async () => {
  const session = await live.joined(snapshot({ code: live.code }));
  const old = live.code;
  const code = `${old}-NEW`;
  const socket = await live.server.connection(1);
  socket.emit("room-event", { version: 11, event: { kind: "link-renewed", code, by: ADA } });
  await until(session, "the new code", ({ room }) => room?.code === code);
  expect(credentialsFor(code).token).toBe(YOU.token);
  expect(credentialsFor(old)).toEqual({ key: null, token: null });
  expect(rememberedRooms().map((room) => room.code)).toContain(code);
  expect(rememberedRooms().map((room) => room.code)).not.toContain(old);
  socket.disconnect(true);
  await live.server.connection(2);
  expect(live.server.handshakes.at(-1)).toMatchObject({ code, token: YOU.token, lastVersion: 11 });
});

test("CS-32 of several tabs each keeps the key and the token, whoever hears of the new link first", () => {
  const [code, next] = [`${live.code}-TABS`, `${live.code}-TABS-NEW`];
  const first = browserMemory(code);
  first.keep({ key: "the key", token: "the token" });
  const [second, asleep] = [browserMemory(code), browserMemory(code)];
  const mine = { key: "the key", token: "the token" };
  first.moved(next);
  expect(second.credentials()).toEqual(mine);
  second.moved(next);
  expect(credentialsFor(next)).toEqual(mine);
  expect(first.credentials()).toEqual(mine);
  // It comes back by the old code, as who it was.
  expect(asleep.credentials()).toEqual(mine);
  asleep.keep({ key: null });
  expect(asleep.credentials()).toEqual({ ...mine, key: null });
});

test("CS-32 a page that missed it learns the code from the whole room", async () => {
  const session = live.join();
  const code = `${live.code}-NOW`;
  await live.server.welcome(1, snapshot({ code }));
  await until(session, "the room", ({ room }) => room?.code === code);
  expect(credentialsFor(code).token).toBe(YOU.token);
});

test("CS-32 who is removed is told, and does not knock again", async () => {
  const session = await live.joined();
  const socket = await live.server.connection(1);
  socket.emit("goodbye", { error: { code: "removed", message: "the host has removed you" } });
  const { connection } = await until(
    session,
    "the end",
    ({ connection: { kind } }) => kind === "failed",
  );
  expect(connection).toMatchObject({ error: { code: "removed" } });
  expect(live.server.handshakes).toHaveLength(1);
});

test("CS-32 the host's actions are commands of their names", async () => {
  const session = await live.joined();
  const { actions } = session;
  void actions.removeMember("m-ada");
  void actions.renewLink();
  void actions.lockRoom(true);
  void actions.setControls({ loss: { who: "all" } });
  expect((await live.server.command("remove-member")).input).toEqual({ memberId: "m-ada" });
  expect((await live.server.command("renew-link")).input).toEqual({});
  expect((await live.server.command("lock-room")).input).toEqual({ isLocked: true });
  expect((await live.server.command("set-controls")).input).toEqual({
    changes: { loss: { who: "all" } },
  });
});
