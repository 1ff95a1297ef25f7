import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ReplayClock } from "#client/session/replay-clock.ts";
import { createReplaySession, type ReplaySessionInput } from "#client/session/replay-session.ts";
import type { Session, SessionState } from "#client/session/session.ts";
import { refuse } from "#protocol/errors.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { inProcessWorker, SavedRun } from "#tests/unit/session/saved-run.ts";

/** Time passes when the test says so; a picture becomes due with it. */
class HandClock implements ReplayClock {
  #nowMs = 0;
  #due: (() => void) | null = null;

  now(): number {
    return this.#nowMs;
  }

  nextPicture(callback: () => void): void {
    this.#due = callback;
  }

  pass(ms: number): void {
    this.#nowMs += ms;
    const due = this.#due;
    this.#due = null;
    due?.();
  }
}

let run: SavedRun;
let clock: HandClock;
let session: Session | null = null;

beforeEach(() => {
  run = new SavedRun();
  clock = new HandClock();
});

afterEach(() => {
  session?.close();
  vi.useRealTimers();
});

async function open(input: Partial<ReplaySessionInput> = {}): Promise<Session> {
  const opened = createReplaySession({
    runId: "run-1",
    run,
    clock,
    startWorker: inProcessWorker,
    ...input,
  });
  session = opened;
  await until("the first frame", ({ frame }) => frame !== null);
  return opened;
}

async function until(what: string, test: (state: SessionState) => boolean): Promise<SessionState> {
  return await waitFor(what, () => {
    const state = session?.store.getState();
    return state !== undefined && test(state) ? state : null;
  });
}

function expectState({ frame }: SessionState, step: number, seq?: number): void {
  const state = run.states.at(step, seq);
  expect(frame).toMatchObject({ step, seq: state.seq, loss: state.loss });
  expect(frame?.parameters).toEqual(state.parameters);
}

test("RP-4 a link's step is shown, with the settings in force there", async () => {
  const { store } = await open({ step: 412 });
  expectState(store.getState(), 412);
  expect(store.getState().settingsInForce?.optimizer.learningRate).toBe(0.5);
  expect(store.getState().settingsInForce?.stop).toEqual({ steps: 600 });
  expect(store.getState()).toMatchObject({ kind: "replay", room: null, lastStep: 1000 });
  const { curve } = await until("the curve", (state) => state.curve !== null);
  expect(curve?.stepCount).toBe(1001);
});

test("RP-4 steps forward and back, rewinds and clamps", async () => {
  const { actions, store } = await open({ step: 412 });
  await actions.step(1);
  expectState(store.getState(), 413);
  await actions.step(-10);
  expectState(store.getState(), 403);
  await actions.seek(1e9);
  expectState(store.getState(), 1000);
  await actions.step(1);
  expectState(store.getState(), 1000);
  await actions.seek(-5);
  expectState(store.getState(), 0);
  await actions.seek(Number.NaN);
  expectState(store.getState(), 0);
  await actions.seek(700);
  await actions.rewind();
  expectState(store.getState(), 0);
});

test("RP-4 of many seeks at once the last one is shown", async () => {
  const { actions, store } = await open();
  await Promise.all([900, 20, 777, 3, 555].map((step) => actions.seek(step)));
  expectState(store.getState(), 555);
});

test("RP-5 plays so many steps a second, and stops at the end", async () => {
  const { actions, store } = await open({ step: 950 });
  await actions.setSpeed(10);
  await actions.play();
  clock.pass(100);
  expectState(await until("step 951", ({ frame }) => frame?.step === 951), 951);
  clock.pass(900);
  expectState(await until("step 960", ({ frame }) => frame?.step === 960), 960);
  expect(store.getState().isPlaying).toBe(true);
  await actions.setSpeed(100);
  clock.pass(3_000);
  await until("the end", ({ isPlaying }) => !isPlaying);
  expectState(store.getState(), 1000);
});

test("RP-5 at full speed a whole run takes 300 pictures, from its beginning when it is at its end", async () => {
  const { actions, store } = await open({ step: 1000 });
  await actions.setSpeed("max");
  const steps = [1000];
  const unsubscribe = store.subscribe(({ frame }) => {
    if (frame !== null && frame.step !== steps.at(-1)) {
      steps.push(frame.step);
    }
  });
  await actions.play();
  while (store.getState().isPlaying) {
    clock.pass(16);
    await setImmediate();
  }
  unsubscribe();
  expect(steps.slice(0, 2)).toEqual([1000, 3]);
  expect(steps.at(-1)).toBe(1000);
  expect(steps.slice(2).every((step, i) => step - (steps[i + 1] ?? 0) <= 4)).toBe(true);
});

test("RP-5 a pause stays where it is, a seek while playing goes on from there", async () => {
  const { actions, store } = await open();
  await actions.setSpeed(100);
  await actions.play();
  await actions.seek(500);
  clock.pass(50);
  await until("step 505", ({ frame }) => frame?.step === 505);
  await actions.pause();
  clock.pass(1_000);
  await actions.step(1);
  expectState(store.getState(), 506);
});

test("RP-6 recorded frames near by are recomputed to the same bits", async () => {
  await open({ step: 412 });
  const { frame } = await until("a verdict", ({ fidelity }) => fidelity !== "unchecked");
  expect(session?.store.getState().fidelity).toBe("same-bits");
  expect(frame?.step).toBe(412);
  expect(run.asked).toContain("frames?step=412");
});

test("RP-6 one differing bit is told and stays told", async () => {
  run.tamper = (frame) => ({
    ...frame,
    parameters: frame.parameters.map((value, i) =>
      frame.step === 490 && i === 7 ? value * (1 + Number.EPSILON) : value,
    ),
  });
  const { actions } = await open({ step: 412 });
  await until("the difference", ({ fidelity }) => fidelity === "different");
  const asked = run.asked.length;
  await actions.seek(50);
  await waitFor("the next check", () => run.asked.length > asked);
  expect(session?.store.getState().fidelity).toBe("different");
});

test("RP-7 a run of another engine shows its recorded frames, and says so", async () => {
  run.engineVersion = "0.9";
  const { actions, store } = await open({ step: 412 });
  expectState(store.getState(), 410);
  expect(store.getState().fidelity).toBe("recorded-only");
  await actions.step(1);
  expectState(store.getState(), 420);
  await actions.seek(490);
  await actions.step(1);
  expectState(store.getState(), 500);
  await actions.step(-1);
  expectState(store.getState(), 490);
});

test("RP-7 so does a browser that cannot start the worker, or whose worker dies", async () => {
  const { store } = await open({ step: 412, startWorker: () => null });
  expectState(store.getState(), 410);
  expect(store.getState().fidelity).toBe("recorded-only");
  session?.close();

  const worker = inProcessWorker();
  const second = await open({ step: 412, startWorker: () => worker });
  expectState(second.store.getState(), 412);
  worker.fail(new Error("out of memory"));
  await second.actions.seek(205);
  expectState(second.store.getState(), 200);
  expect(second.store.getState().fidelity).toBe("recorded-only");
});

test("RP-8 a run that grows is followed: its new steps can be seen", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  run.status = "training";
  run.lastStep = 600;
  const { actions, store } = await open({ step: 600 });
  await until("the curve", ({ curve }) => curve?.stepCount === 601);
  run.lastStep = 800;
  await waitFor("the growth", async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    return store.getState().lastStep === 800;
  });
  await until("the curve", ({ curve }) => curve?.stepCount === 801);
  await actions.seek(800);
  expectState(store.getState(), 800);
});

test("RP-9 a run that is not there is told; edits and roles are refused", async () => {
  run.detail = () => Promise.resolve(refuse("run-not-found", "no such run"));
  session = createReplaySession({ runId: "run-1", run, clock, startWorker: inProcessWorker });
  const { connection } = await until("the failure", (state) => state.connection.kind === "failed");
  expect(connection).toMatchObject({ error: { code: "run-not-found" } });
  const { actions } = session;
  const edits = [{ path: "optimizer.learningRate", value: 2 }];
  expect(await actions.edit(edits)).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  expect(await actions.startRun()).toMatchObject({ ok: false, error: { code: "not-allowed" } });
});

test("RP-9 a server that cannot be reached is asked again", async () => {
  const { detail } = run;
  let attempts = 0;
  run.detail = () => {
    attempts += 1;
    return attempts < 2 ? Promise.resolve(refuse("server-busy", "away")) : detail.call(run);
  };
  const { store } = await open({ step: 3 });
  expectState(store.getState(), 3);
  expect(store.getState().connection.kind).toBe("live");
});

test("RP-11 a replay knows where other runs of its room went on from it", async () => {
  run.children = [
    [4, { runId: "run-1", step: 700 }],
    [3, { runId: "run-1", step: 0 }],
    [2, { runId: "run-0", step: 5 }],
    [5, { runId: "run-1", step: 100 }],
    [1, null],
  ];
  await open();
  const { forks } = await until("the forks", (state) => state.forks.length > 0);
  expect(forks).toEqual([
    { runNumber: 5, step: 100 },
    { runNumber: 4, step: 700 },
  ]);
});

test("UI-143 until a state has been recomputed, the one that was recorded whole is shown", async () => {
  const startWorker = () => ({ ...inProcessWorker(), post: () => undefined });
  const { store } = await open({ step: 100, startWorker });
  expect(store.getState()).toMatchObject({ fidelity: "unchecked", statesFrom: null });
  expect(store.getState().frame).toMatchObject({ step: 100, seq: 2 });
  expect(store.getState().frame?.parameters).toEqual(run.states.at(100).parameters);
});

test("UI-143 what was recorded near by, or rounded, is not shown in its place", async () => {
  const startWorker = () => ({ ...inProcessWorker(), post: () => undefined });
  for (const step of [103, 110]) {
    run.tamper = (frame) => ({ ...frame, isExact: frame.step !== 110 });
    session = createReplaySession({ runId: "run-1", run, clock, startWorker, step });
    await until("the run", ({ curveRevision }) => curveRevision > 0);
    expect(run.asked).toContain(`frames?step=${step}`);
    await setImmediate();
    expect(session.store.getState().frame).toBeNull();
    session.close();
  }
});
