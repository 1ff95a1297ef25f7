import { expect, test } from "vitest";
import { replayActions } from "#client/session/replay-actions.ts";
import { liveRoomOfEachTest, until } from "#tests/unit/session/live-room.ts";
import { ADA, snapshot, YOU } from "#tests/unit/session/room-server.ts";

const live = liveRoomOfEachTest();
const done = { ok: true, value: {} };

/** A drawing that tells which one it is. */
const pixels = (ink: number) => Array.from({ length: 64 }, () => ink);
const byAda = (ink: number) => ({
  memberId: ADA.id,
  name: ADA.name,
  color: ADA.color,
  pixels: pixels(ink),
});

test("CS-30 a drawing shows at once where it is made, and goes out one at a time, the newest last", async () => {
  const session = await live.joined();
  const drawn = () => session.store.getState().room?.drawing;
  const first = session.actions.shareDrawing(pixels(1));
  expect(drawn()).toEqual({ ...byAda(1), memberId: YOU.id, name: YOU.name, color: YOU.color });
  const command = await live.server.command("share-drawing");
  const between = session.actions.shareDrawing(pixels(2));
  const last = session.actions.shareDrawing(pixels(3));
  const socket = await live.server.connection(1);
  // Told before the newer strokes got there: it does not take them off the screen.
  socket.emit("drawing", { ...byAda(1), memberId: YOU.id });
  command.answer(done);
  expect(await first).toEqual({ ok: true, value: undefined });
  const second = await live.server.command("share-drawing", 2);
  expect(second.input).toEqual({ pixels: pixels(3) });
  expect(drawn()?.pixels).toEqual(pixels(3));
  second.answer(done);
  expect(await between).toEqual({ ok: true, value: undefined });
  expect(await last).toEqual({ ok: true, value: undefined });
  expect(live.server.commands("share-drawing")).toHaveLength(2);
  expect(drawn()?.pixels).toEqual(pixels(3));
  socket.emit("drawing", byAda(7));
  await until(session, "Ada's", ({ room }) => room?.drawing?.memberId === ADA.id);
  socket.emit("drawing", null);
  await until(session, "nothing", ({ room }) => room?.drawing === null);
});

test("CS-30 a drawing that is refused is taken back, and who comes later sees the newest", async () => {
  const session = live.join();
  const drawing = byAda(4);
  await live.server.welcome(1, snapshot(), { drawing });
  await until(session, "the drawing", ({ room }) => room?.drawing?.pixels[0] === 4);
  const answer = session.actions.shareDrawing(null);
  expect(session.store.getState().room?.drawing).toBeNull();
  const refusal = { code: "not-allowed", message: "viewers do not draw" };
  (await live.server.command("share-drawing")).answer({ ok: false, error: refusal });
  expect(await answer).toEqual({ ok: false, error: refusal });
  expect(session.store.getState().room?.drawing).toEqual(drawing);
});

test("CS-30 after a lost connection the room says what is drawn, also of one's own", async () => {
  const session = await live.joined();
  const shared = session.actions.shareDrawing(pixels(5));
  (await live.server.command("share-drawing")).answer(done);
  await shared;
  expect(session.store.getState().room?.drawing?.pixels[0]).toBe(5);
  (await live.server.connection(1)).disconnect(true);
  await live.server.welcome(2, snapshot(), { drawing: null });
  await until(session, "nothing", ({ room }) => room?.drawing === null);
});

test("CS-30 nobody draws in a saved run", async () => {
  const nothing = { play() {}, pause() {}, async move() {}, async seek() {}, setSpeed() {} };
  expect(await replayActions(nothing).shareDrawing(pixels(1))).toMatchObject({
    error: { code: "not-allowed" },
  });
});
