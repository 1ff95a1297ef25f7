import { afterEach, expect, test, vi } from "vitest";
import { encodeCurve } from "#protocol/curve-codec.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { liveRoomOfEachTest, until, wholeCurve } from "#tests/unit/session/live-room.ts";
import { snapshot, YOU } from "#tests/unit/session/room-server.ts";

const live = liveRoomOfEachTest();

afterEach(() => {
  vi.useRealTimers();
});

test("CS-11 a page of another version is told to reload and does not try again", async () => {
  live.server.refusal = { code: "protocol-mismatch", message: "reload" };
  const session = live.join();
  await until(session, "outdated", ({ connection }) => connection.kind === "outdated");
  expect(live.server.handshakes).toHaveLength(1);
});

test.each(["room-not-found", "key-refused", "room-full"])(
  "CS-11 %s ends the attempts",
  async (code) => {
    live.server.refusal = { code, message: "no" };
    const session = live.join({ key: "a-key" });
    const state = await until(session, "failed", ({ connection }) => connection.kind === "failed");
    expect(state.connection).toEqual({ kind: "failed", error: { code, message: "no" } });
    expect(live.server.handshakes).toHaveLength(1);
  },
);

test("CS-11 a busy server is asked again later", async () => {
  live.server.refusal = { code: "too-fast", message: "later", retryInMs: 1 };
  const session = live.join();
  await waitFor("a second attempt", () => live.server.handshakes.length >= 2);
  expect(session.store.getState().connection.kind).toBe("reconnecting");
  live.server.refusal = null;
  await live.server.welcome(1, snapshot());
  await until(session, "live", ({ connection }) => connection.kind === "live");
});

test("CS-11 a goodbye with a time is followed by a return, one without is final", async () => {
  const session = await live.joined();
  const error = { code: "server-stopping", message: "restarting" } as const;
  (await live.server.connection(1)).emit("goodbye", { error, retryInMs: 1 });
  const socket = await live.server.welcome(2, []);
  await until(session, "live again", ({ connection }) => connection.kind === "live");
  socket.emit("goodbye", { error: { code: "not-a-member", message: "removed" } });
  const state = await until(session, "failed", ({ connection }) => connection.kind === "failed");
  expect(state.connection).toMatchObject({ error: { code: "not-a-member" } });
  expect(live.server.handshakes).toHaveLength(2);
});

test("CS-14 a command without a connection is refused at once, with one it is answered", async () => {
  const session = await live.joined();
  const playing = session.actions.play();
  const command = await live.server.command("play-run");
  expect(command.input).toEqual({ runId: "run-1" });
  command.answer({ ok: true, value: { version: 11 } });
  expect(await playing).toMatchObject({ ok: true });
  (await live.server.connection(1)).disconnect(true);
  await until(session, "reconnecting", ({ connection }) => connection.kind === "reconnecting");
  expect(await session.actions.pause()).toMatchObject({
    ok: false,
    error: { code: "server-busy" },
  });
});

test("CS-15 the host's key is kept for the next visit, a refused one is forgotten", async () => {
  const session = live.join({ key: "the-key" });
  await live.server.welcome(1, snapshot({ code: live.code }));
  await until(session, "live", ({ connection }) => connection.kind === "live");
  const { code } = live;
  session.close();
  live.server.refusal = { code: "key-refused", message: "no" };
  const again = live.join({ code });
  await until(again, "failed", ({ connection }) => connection.kind === "failed");
  expect(live.server.handshakes[1]).toMatchObject({ key: "the-key", token: YOU.token });
  live.server.refusal = null;
  live.join({ code });
  await live.server.connection(2);
  expect(live.server.handshakes[2]).not.toHaveProperty("key");
});

test("CS-16 the field that this person edits is told, and told again after a reconnection", async () => {
  const session = await live.joined();
  session.actions.setEditing("initial.seed");
  expect((await live.server.command("set-editing")).input).toEqual({ path: "initial.seed" });
  (await live.server.connection(1)).disconnect(true);
  await live.server.welcome(2, []);
  expect((await live.server.command("set-editing", 2)).input).toEqual({ path: "initial.seed" });
});

test("CS-17 the way to the server and back is timed every five seconds", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const session = await live.joined();
  const curve = { ok: true, value: { bytes: encodeCurve(wholeCurve(0).toSlice()) } };
  (await live.server.command("get-curve")).answer(curve);
  await until(session, "step 0", ({ curve }) => curve?.stepCount === 1);
  vi.advanceTimersByTime(5_000);
  const pulse = await live.server.command("get-curve", 2);
  expect(pulse.input).toEqual({ runId: "run-1", fromStep: 1 });
  pulse.answer(curve);
  await until(
    session,
    "a time",
    ({ connection }) => connection.kind === "live" && connection.roundTripMs !== null,
  );
});
