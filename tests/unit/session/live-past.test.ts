import { expect, test } from "vitest";
import type { LiveSession } from "#client/session/live-session.ts";
import type { SessionState } from "#client/session/session.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import type { RoomSnapshot, RunEvent, RunInfo } from "#protocol/room.ts";
import { frameAt, liveRoomOfEachTest, renamed, until } from "#tests/unit/session/live-room.ts";
import { ADA, RUN, snapshot, YOU } from "#tests/unit/session/room-server.ts";
import { EVENTS, inProcessWorker, SavedRun } from "#tests/unit/session/saved-run.ts";

const live = liveRoomOfEachTest();
const OF_THE_RUN: readonly RunEvent[] = EVENTS.map((event) => ({ ...event, atMs: 1, actor: ADA }));

/** A room whose run trains at `step`, with the events up to there. */
function training(step: number, changes: Partial<RunInfo> = {}): RoomSnapshot {
  const events = OF_THE_RUN.filter((event) => event.step <= step);
  return snapshot({
    run: { ...RUN, engineVersion: ENGINE_VERSION, events, ...changes },
    runState: { status: "training", speed: 10, step, end: null, note: null },
  });
}

interface Joined {
  readonly session: LiveSession;
  readonly saved: SavedRun;
  readonly workers: ReturnType<typeof inProcessWorker>[];
  trains(step: number): Promise<void>;
}

async function joined(room: RoomSnapshot): Promise<Joined> {
  const saved = new SavedRun();
  const workers: ReturnType<typeof inProcessWorker>[] = [];
  live.past = {
    run: saved,
    startWorker() {
      const worker = inProcessWorker();
      workers.push(worker);
      return worker;
    },
  };
  const session = await live.joined(room);
  const trains = async (step: number) => {
    (await live.server.connection(live.server.sockets.length)).emit(
      "frame",
      RUN.id,
      frameAt(step, 1),
      () => undefined,
    );
    await until(session, `step ${step}`, ({ lastStep }) => lastStep === step);
  };
  return { session, saved, workers, trains };
}

function pastAt(session: LiveSession, step: number): Promise<SessionState> {
  return until(
    session,
    `the past at ${step}`,
    ({ past, frame }) => past?.isHere === true && frame?.step === step,
  );
}

function expectBits({ saved }: Joined, { frame }: SessionState, step: number): void {
  const { seq, loss, parameters } = saved.states.at(step);
  expect(frame).toMatchObject({ step, seq, loss });
  expect(frame?.parameters).toEqual(parameters);
}

test("CS-30 an earlier step is shown with the run's bits and the settings in force there", async () => {
  const room = await joined(training(650));
  const { session } = room;
  await room.trains(660);
  expect(await session.actions.seek(412)).toEqual({ ok: true, value: undefined });
  const state = await pastAt(session, 412);
  expectBits(room, state, 412);
  expect(state.settingsInForce?.optimizer.learningRate).toBe(0.5);
  expect(state.settingsInForce?.stop).toEqual({ steps: 600 });
  expect(state).toMatchObject({ statesFrom: "reference", lastStep: 660, isPlaying: false });
  await session.actions.past.step(-10);
  expectBits(room, await pastAt(session, 402), 402);
  await session.actions.past.step(1);
  expectBits(room, await pastAt(session, 403), 403);
});

test("CS-30 stepping back from live starts at the run's newest step", async () => {
  const room = await joined(training(650));
  await room.trains(660);
  await room.session.actions.step(-1);
  expectBits(room, await pastAt(room.session, 659), 659);
});

test("CS-31 newer frames wait: the page stays where it looks, and End shows the newest", async () => {
  const room = await joined(training(650));
  const { session } = room;
  await session.actions.seek(100);
  const seen = await pastAt(session, 100);
  await room.trains(700);
  const state = session.store.getState();
  expect(state.frame).toBe(seen.frame);
  expect(state).toMatchObject({ lastStep: 700, past: { wanted: 100, isHere: true } });
  expect(state.settingsInForce?.optimizer.learningRate).toBe(0.5);
  await session.actions.followLive();
  expect(session.store.getState()).toMatchObject({
    past: null,
    statesFrom: null,
    isPlaying: true,
    frame: { step: 700 },
  });
  await room.trains(710);
  expect(session.store.getState().frame?.step).toBe(710);
});

test("CS-31 a step at or behind the newest is live", async () => {
  const room = await joined(training(650));
  await room.trains(660);
  await room.session.actions.seek(660);
  expect(room.session.store.getState().past).toBeNull();
  await room.session.actions.seek(3);
  await pastAt(room.session, 3);
  await room.session.actions.seek(9_999);
  expect(room.session.store.getState()).toMatchObject({ past: null, frame: { step: 660 } });
  expect(room.workers).toHaveLength(1);
});

test("CS-32 of many places that are asked for at once the last is shown", async () => {
  const room = await joined(training(650));
  const { seek } = room.session.actions;
  const answers = await Promise.all([seek(600), seek(20), seek(333)]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expectBits(room, await pastAt(room.session, 333), 333);
  const gone = seek(5);
  await room.session.actions.followLive();
  expect(await gone).toMatchObject({ ok: true });
  expect(room.session.store.getState().past).toBeNull();
});

test("CS-33 when the room goes on to another run the page follows and says where it was", async () => {
  const { session, trains } = await joined(training(650));
  await trains(660);
  await session.actions.seek(412);
  await pastAt(session, 412);
  const next: RunInfo = { ...RUN, id: "run-2", number: 2, engineVersion: ENGINE_VERSION };
  const runState = { status: "ready", speed: 10, step: 0, end: null, note: null } as const;
  const socket = await live.server.connection(1);
  const opened = { kind: "run-opened", run: next, runState, by: ADA, how: "start" } as const;
  socket.emit("room-event", { version: 11, event: opened });
  const state = await until(session, "run 2", ({ run }) => run?.id === "run-2");
  const leftPast = { runId: "run-1", runNumber: 1, step: 412 };
  expect(state).toMatchObject({ past: null, frame: null, lastStep: 0, leftPast });
  // Whoever opens a run knows where they were.
  const own = { ...opened, run: { ...next, id: "run-3" }, by: YOU };
  socket.emit("frame", "run-2", frameAt(5, 1), () => undefined);
  await until(session, "step 5", ({ lastStep }) => lastStep === 5);
  void session.actions.seek(2);
  socket.emit("room-event", { version: 12, event: own });
  const after = await until(session, "run 3", ({ run }) => run?.id === "run-3");
  expect(after).toMatchObject({ past: null, leftPast: null });
});

test("CS-33 after a lost connection the page still looks at its step", async () => {
  const room = await joined(training(650));
  const { session } = room;
  await room.trains(660);
  await session.actions.seek(412);
  await pastAt(session, 412);
  (await live.server.connection(1)).disconnect(true);
  await until(session, "reconnecting", ({ connection }) => connection.kind === "reconnecting");
  await session.actions.past.step(1);
  expectBits(room, await pastAt(session, 413), 413);
  await live.server.connection(2);
  await live.server.welcome(2, [renamed(11, "Back")]);
  const state = await until(session, "the room", ({ room: view }) => view?.name === "Back");
  expect(state).toMatchObject({ past: { wanted: 413 }, frame: { step: 413 } });
});

test("CS-33 a server that comes back before the step that one looks at is shown live", async () => {
  const room = await joined(training(650));
  const { session } = room;
  await session.actions.seek(640);
  await pastAt(session, 640);
  (await live.server.connection(1)).disconnect(true);
  await live.server.connection(2);
  await live.server.welcome(2, { ...training(600), version: 20 });
  const state = await until(session, "live", ({ past }) => past === null);
  expect(state).toMatchObject({ lastStep: 600, leftPast: null });
});

test("CS-33 a run that diverges while one looks back is told, and the page stays", async () => {
  const { session } = await joined(training(650));
  await session.actions.seek(412);
  await pastAt(session, 412);
  const end = { reason: "diverged", step: 700, message: "W1[1][1] became infinite" } as const;
  (await live.server.connection(1)).emit("room-event", {
    version: 11,
    event: {
      kind: "run-state-changed",
      runId: RUN.id,
      runState: { status: "ended", speed: 10, step: 700, end, note: null },
      by: null,
    },
  });
  const state = await until(session, "the end", ({ runState }) => runState?.end !== null);
  expect(state).toMatchObject({ past: { wanted: 412 }, frame: { step: 412 }, lastStep: 700 });
});

test("CS-34 a weight is not set by what it was, settings still go to the room", async () => {
  const { session } = await joined(training(650));
  await session.actions.seek(412);
  await pastAt(session, 412);
  const refused = await session.actions.setParameter("W2[3][1]", 0.5);
  expect(refused).toMatchObject({ ok: false, error: { message: /earlier step/ } });
  void session.actions.edit([{ path: "optimizer.learningRate", value: 0.25 }]);
  const { input } = await live.server.command("edit-settings");
  expect(input.edits).toMatchObject([{ path: "optimizer.learningRate", value: 0.25 }]);
  expect(live.server.received.map(({ name }) => name)).not.toContain("set-parameter");
});

test("CS-35 of another engine version, and without a worker, recorded states are shown, and said so", async () => {
  const room = await joined(training(650, { engineVersion: "of old" }));
  await room.session.actions.seek(412);
  const state = await pastAt(room.session, 410);
  expectBits(room, state, 410);
  expect(state.statesFrom).toBe("recorded");
  expect(room.workers).toHaveLength(0);
  await room.session.actions.past.step(1);
  await pastAt(room.session, 420);

  live.past = { run: room.saved, startWorker: () => null };
  const other = live.join();
  await live.server.welcome(2, training(650));
  await until(other, "the room", ({ room: view }) => view !== null);
  await other.actions.seek(97);
  expect((await pastAt(other, 90)).statesFrom).toBe("recorded");
});

test("CS-35 whoever comes back to the past soon sees the same there: where it comes from, at the speed shown", async () => {
  const room = await joined(training(650, { engineVersion: "of old" }));
  const { session } = room;
  await session.actions.seek(412);
  await pastAt(session, 410);
  await session.actions.past.setSpeed("max");
  await session.actions.followLive();
  expect(session.store.getState()).toMatchObject({ past: null, statesFrom: null });
  await session.actions.seek(300);
  const state = await pastAt(session, 300);
  expect(state).toMatchObject({ statesFrom: "recorded", past: { speed: 10 }, playSpeed: 10 });
});

test("CS-35 where nothing can be shown the page is live again, and the wish is refused", async () => {
  const { session, saved } = await joined(training(650, { engineVersion: "of old" }));
  saved.bytes = () => Promise.reject(new Error("away"));
  expect(await session.actions.seek(412)).toMatchObject({ ok: false });
  expect(session.store.getState().past).toBeNull();
});

test("CS-36 an event from before a step that was computed leads to other states", async () => {
  const room = await joined(training(90, { events: [] }));
  const { session } = room;
  await room.trains(650);
  await session.actions.seek(640);
  await pastAt(session, 640);
  const socket = await live.server.connection(1);
  for (const [index, event] of OF_THE_RUN.slice(0, 4).entries()) {
    socket.emit("room-event", {
      version: 11 + index,
      event: { kind: "run-changed", runId: RUN.id, event },
    });
  }
  await until(session, "the events", ({ run }) => run?.events.length === 4);
  await session.actions.seek(630);
  expectBits(room, await pastAt(session, 630), 630);
  expect(room.workers.length).toBeGreaterThan(1);
});

test("CS-34 what is for everybody stays for everybody while one looks back", async () => {
  const { session } = await joined(training(650));
  await session.actions.seek(412);
  await pastAt(session, 412);
  void session.actions.pause();
  await live.server.command("pause-run");
  expect(session.store.getState().past).not.toBeNull();
});

test("CS-32 the past plays at a pace of its own and is live when it has caught up", async () => {
  const room = await joined(training(650));
  const { session } = room;
  await session.actions.past.setSpeed(2);
  expect(session.store.getState().playSpeed).toBe(10);
  await session.actions.seek(640);
  await pastAt(session, 640);
  await session.actions.past.setSpeed("max");
  expect(session.store.getState()).toMatchObject({ playSpeed: "max", isPlaying: false });
  await session.actions.past.play();
  expect(session.store.getState().isPlaying).toBe(true);
  const state = await until(session, "live", ({ past }) => past === null);
  expect(state).toMatchObject({ playSpeed: 10, isPlaying: true, lastStep: 650 });
});
