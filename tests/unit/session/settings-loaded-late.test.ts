import { expect, test } from "vitest";
import { createLiveSession } from "#client/session/live-session.ts";
import { settingsEditing } from "#client/session/settings-editing.ts";
import { changed, learningRate, renamed, until } from "#tests/unit/session/live-room.ts";
import { RoomServer, snapshot } from "#tests/unit/session/room-server.ts";

// A module of its own state: this file has one test, in which nothing was loaded before.
test("CS-21 what others change while the checks of settings load is applied in its order", async () => {
  expect(settingsEditing()).toBeNull();
  const server = new RoomServer();
  const session = createLiveSession({ code: "T", origin: await server.listen(), random: () => 0 });
  try {
    const socket = await server.welcome(1, snapshot());
    socket.emit("room-event", changed(11, learningRate(0.25)));
    socket.emit("room-event", renamed(12, "after it"));
    const { room } = await until(session, "both", (state) => state.room?.name === "after it");
    expect(room?.settings.optimizer.learningRate).toBe(0.25);
    expect(settingsEditing()).not.toBeNull();
  } finally {
    session.close();
    await server.close();
  }
});
