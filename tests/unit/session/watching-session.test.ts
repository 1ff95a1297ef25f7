import { afterEach, beforeEach, expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { initialState } from "#client/session/initial-state.ts";
import { rememberCredentials, rememberedRooms } from "#client/session/remembered.ts";
import { replayActions } from "#client/session/replay-actions.ts";
import { watchingMemory } from "#client/session/room-memory.ts";
import type { RoomView, Session, SessionState } from "#client/session/session.ts";
import { watchingSession } from "#client/session/watching-session.ts";
import { CONTROLS, mayChange, policyOf } from "#protocol/controls.ts";
import { ORIGIN } from "#protocol/origin.ts";

const CODE = "KXQ4TP";
const ROOM: RoomView = {
  code: CODE,
  name: "Room",
  codeRole: "editor",
  you: { id: "m", name: "A page", color: 1, role: "host", token: "t" },
  presence: { people: [], count: 1 },
  controls: { play: { who: "all", isShown: true }, batch: { who: "all", isShown: false } },
  isLocked: false,
  settings: ORIGIN,
  revisions: {},
  unconfirmed: {},
  nextRunPaths: [],
  waitingReasons: {},
  drawing: null,
  presentation: null,
};

function opened(): { readonly session: Session; readonly asked: string[]; isClosed: boolean } {
  const asked: string[] = [];
  const note = (name: string) => async () => {
    asked.push(name);
  };
  const seen = {
    asked,
    isClosed: false,
    session: {
      store: createStore<SessionState>(() => ({ ...initialState("live"), room: ROOM })),
      actions: replayActions({
        play: () => asked.push("play"),
        pause: () => asked.push("pause"),
        move: note("move"),
        seek: note("seek"),
        setSpeed: () => asked.push("speed"),
      }),
      close: () => {
        seen.isClosed = true;
      },
    },
  };
  return seen;
}

test("UI-103 who only watches may change nothing, whatever the room allows", async () => {
  const { session, asked } = opened();
  const watching = watchingSession(session);
  const { room } = watching.store.getState();
  expect(room?.you.role).toBe("viewer");
  for (const control of CONTROLS) {
    expect(mayChange("viewer", room?.controls ?? {}, control)).toBe(false);
  }
  expect(policyOf(room?.controls ?? {}, "batch").isShown).toBe(false);
  const { actions } = watching;
  const answers = [
    await actions.play(),
    await actions.pause(),
    await actions.step(1),
    await actions.rewind(),
    await actions.startRun(),
    await actions.setSpeed(5),
    await actions.setParameter("W1[1][1]", 1),
    await actions.setControls({}),
    await actions.setCodeRole("viewer"),
    await actions.renameRoom("other"),
    await actions.edit([{ path: "bias", value: true }]),
  ];
  expect(answers.every((answer) => !answer.ok && answer.error.code === "not-allowed")).toBe(true);
  expect(asked).toEqual([]);
});

test("UI-103 who only watches sees what the session sees, until it is closed", () => {
  const seen = opened();
  const { store } = seen.session;
  const watching = watchingSession(seen.session);
  const before = watching.store.getState().room;
  store.setState({ lastStep: 7 });
  expect(watching.store.getState().lastStep).toBe(7);
  expect(watching.store.getState().room).toBe(before);
  store.setState({ room: { ...ROOM, name: "Renamed" } });
  expect(watching.store.getState().room?.name).toBe("Renamed");
  watching.close();
  expect(seen.isClosed).toBe(true);
  store.setState({ lastStep: 8 });
  expect(watching.store.getState().lastStep).toBe(7);
});

// Node has no storage of its own: what is remembered stays in memory until the test is over.
beforeEach(() => rememberCredentials(CODE, { key: "host key", token: "host token" }));
afterEach(() => rememberCredentials(CODE, { key: null, token: null }));

test("UI-103 a frame uses no key or token of this browser and leaves none behind", () => {
  const memory = watchingMemory();
  expect(memory.credentials()).toEqual({ key: null, token: null });
  memory.keep({ token: "its own" });
  memory.visited({ id: "room", code: CODE, name: "Room", lastVisitMs: 1, isHost: false });
  expect(memory.credentials()).toEqual({ key: null, token: null });
  expect(rememberedRooms()).toEqual([]);
});
