import { afterEach, beforeEach, expect, test } from "vitest";
import { serveLocal } from "#client/session/local-host.ts";
import type { LocalReply, LocalRequest } from "#client/session/local-messages.ts";
import { roomStart } from "#client/session/local-room.ts";
import { createLocalSession, type OwnSession } from "#client/session/local-session.ts";
import type { ReplayClock } from "#client/session/replay-clock.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { Session, SessionState } from "#client/session/session.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter } from "#engine/settings-in-force.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { fastEngine } from "#tests/support/kernels.ts";
import { waitFor } from "#tests/support/wait-for.ts";

/** A picture is due whenever the one before was drawn; ten milliseconds pass with each. */
class QuickClock implements ReplayClock {
  #nowMs = 0;

  now(): number {
    return this.#nowMs;
  }

  nextPicture(callback: () => void): void {
    setTimeout(() => {
      this.#nowMs += 10;
      callback();
    });
  }
}

const RATE_3: RunChange = { kind: "set-learning-rate", value: 3 };

let engine: string | null = null;
let session: Session | null = null;

beforeEach(() => {
  engine = null;
});

afterEach(() => session?.close());

function inProcess(): ReplayPort<LocalRequest, LocalReply> {
  const { port1, port2 } = new MessageChannel();
  serveLocal(
    {
      post: (message) => port2.postMessage(message),
      onMessage: (listener) => {
        port2.onmessage = ({ data }) => listener(data);
      },
    },
    () => Promise.resolve(fastEngine),
  );
  return {
    post: (message) => port1.postMessage(message),
    onMessage: (listener) => {
      port1.onmessage = ({ data }) => listener(data);
    },
    onError: () => undefined,
    close: () => {
      port1.close();
      port2.close();
    },
  };
}

async function open(settings: TrainingSettings = ORIGIN): Promise<OwnSession> {
  const opened = createLocalSession({
    settings,
    speed: "max",
    onEngine: (name) => {
      engine = name;
    },
    startWorker: inProcess,
    clock: new QuickClock(),
  });
  session = opened;
  await until(opened, "the first frame", ({ frame }) => frame !== null);
  return opened;
}

async function until(
  { store }: Session,
  what: string,
  check: (state: SessionState) => boolean,
): Promise<SessionState> {
  return await waitFor(what, () => (check(store.getState()) ? store.getState() : null));
}

function expectEngine({ store }: Session, step: number, changes: readonly [number, RunChange][]) {
  const { frame, settingsInForce } = store.getState();
  const events = changes.map(([at, change], i) => ({ seq: i + 1, step: at, change }));
  const settings = store.getState().run?.settings ?? ORIGIN;
  const truth = truthAt(settings, events, step);
  expect(frame?.step).toBe(step);
  expect(frame?.loss).toBe(truth.loss);
  expect(frame?.testLoss).toBe(truth.testLoss);
  expect(frame?.parameters).toEqual(truth.parameters.slice());
  expect(settingsInForce).toEqual(
    events.reduce((inForce, { change }) => settingsAfter(inForce, change), settings),
  );
}

function lossesOf({ store }: Session): number[] {
  const { curve } = store.getState();
  return Array.from({ length: curve?.bucketCount ?? 0 }, (_, i) => curve?.bucket(i).last ?? 0);
}

/** Of every step, trained straight through. */
function truthLosses(
  settings: TrainingSettings,
  changes: readonly (readonly [number, RunChange])[],
  last: number,
): number[] {
  const training = referenceEngine.start(settings, datasetNow(settings));
  return Array.from({ length: last + 1 }, (_, step) => {
    training.advance(step - training.step);
    for (const [i, [at, change]] of changes.entries()) {
      if (at === step) {
        training.apply({ seq: i + 1, step, change });
      }
    }
    return training.stepLoss;
  });
}

test.each(["origin", "spiral"] as const)(
  "LO-1 a run of one's own plays to its stop with the engine's bits and every step's loss: %s",
  async (preset) => {
    const settings = { ...PRESETS[preset], stop: { steps: 200 } };
    const opened = await open(settings);
    await opened.actions.play();
    const { runState } = await until(
      opened,
      "the end",
      ({ runState: at }) => at?.status === "ended",
    );
    expect(runState?.end?.reason).toBe("steps");
    expect(engine).toBe("fast");
    expectEngine(opened, 200, []);
    expect(lossesOf(opened)).toEqual(truthLosses(settings, [], 200));
  },
);

test("LO-2 it steps on and back, and pauses on what is on the screen", async () => {
  const opened = await open();
  const { actions, store } = opened;
  await actions.step(1);
  await actions.step(10);
  expectEngine(opened, 11, []);
  await actions.step(-4);
  expectEngine(opened, 7, []);
  expect(lossesOf(opened)).toHaveLength(12);
  await actions.play();
  await until(opened, "some steps", ({ frame }) => (frame?.step ?? 0) > 50);
  const seen = store.getState().frame?.step ?? 0;
  await actions.pause();
  expectEngine(opened, seen, []);
  expect(store.getState()).toMatchObject({ isPlaying: false, runState: { status: "paused" } });
});

test("LO-3 a change is an event at the step on the screen; what had come after it never happened", async () => {
  const opened = await open();
  const { actions, store } = opened;
  await actions.seek(300);
  await actions.seek(40);
  const before = store.getState().run?.id;
  const answer = await actions.edit([{ path: "optimizer.learningRate", value: 3 }]);
  expect(answer).toMatchObject({ ok: true, step: 40 });
  expectEngine(opened, 40, [[40, RATE_3]]);
  expect(lossesOf(opened)).toHaveLength(41);
  const after = store.getState().run?.id;
  expect(after).not.toBe(before);
  await actions.seek(100);
  expectEngine(opened, 100, [[40, RATE_3]]);
  expect(lossesOf(opened)).toEqual(truthLosses(ORIGIN, [[40, RATE_3]], 100));
  await actions.setParameter("W2[3][1]", -1);
  expect(store.getState().run?.id).toBe(after);
  await actions.setParameter("W2[3][1]", 0.5);
  const byHand: RunChange = { kind: "set-parameter", parameter: "W2[3][1]", value: 0.5 };
  await actions.step(1);
  expectEngine(opened, 101, [
    [40, RATE_3],
    [100, byHand],
  ]);

  await actions.rewind();
  expect(store.getState().run).toMatchObject({ number: 2, events: [] });
  expect(store.getState().settingsInForce?.optimizer.learningRate).toBe(3);
  expectEngine(opened, 0, []);

  const refused = await actions.edit([{ path: "layers[0].units", value: 5 }]);
  expect(refused).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  const wrong = await actions.edit([{ path: "optimizer.learningRate", value: -1 }]);
  expect(wrong.ok).toBe(false);
});

test("LO-5 a run that diverges ends at its last finite step and can be taken back", async () => {
  const settings: TrainingSettings = {
    ...ORIGIN,
    layers: [
      { units: 4, activation: "linear" },
      { units: 1, activation: "linear" },
    ],
  };
  const opened = await open(settings);
  await opened.actions.play();
  const { runState } = await until(opened, "the end", ({ runState: at }) => at?.status === "ended");
  const truth = referenceEngine.start(settings, datasetNow(settings));
  truth.advance(1000);
  expect(truth.end?.reason).toBe("diverged");
  expect(runState?.end).toEqual(truth.end);
  expect(opened.store.getState().isPlaying).toBe(false);
  await opened.actions.rewind();
  await opened.actions.edit([{ path: "optimizer.learningRate", value: 0.01 }]);
  await opened.actions.seek(50);
  expectEngine(opened, 50, [[0, { kind: "set-learning-rate", value: 0.01 }]]);
});

test("LO-20 a run of other settings takes the place of the one before, all at once", async () => {
  const opened = await open();
  const { actions, store } = opened;
  await actions.step(40);
  const settings = { ...PRESETS.spiral, stop: { steps: 300 } };
  const mixed: string[] = [];
  store.subscribe(({ frame, settingsInForce, dataset, curve, run }) => {
    const isNew = settingsInForce?.layers.length === 3;
    const parts = [
      frame?.parameters.length === 121,
      dataset?.trainRows.length === 250,
      (curve?.stepCount ?? 0) < 41,
      run?.number === 2,
    ];
    if (parts.some((part) => part !== isNew)) {
      mixed.push(JSON.stringify(parts));
    }
  });
  expect((await opened.startWith(settings)).ok).toBe(true);
  expect(store.getState()).toMatchObject({ lastStep: 0, isPlaying: false });
  expectEngine(opened, 0, []);
  await actions.step(12);
  expectEngine(opened, 12, []);
  expect(lossesOf(opened)).toEqual(truthLosses(settings, [], 12));
  expect(mixed).toEqual([]);
});

test("LO-20 one that trained trains on as the other; the newest wish counts, a wrong one is refused", async () => {
  const opened = await open();
  await opened.actions.play();
  await until(opened, "some steps", ({ frame }) => (frame?.step ?? 0) > 10);
  const last = { ...PRESETS.trask, stop: { steps: 50 } };
  await Promise.all([opened.startWith(PRESETS.spiral), opened.startWith(last)]);
  await until(opened, "the end", ({ runState }) => runState?.status === "ended");
  expectEngine(opened, 50, []);
  expect(opened.store.getState().run?.settings).toEqual(last);
  const wrong = { ...last, layers: [] };
  expect(await opened.startWith(wrong)).toMatchObject({ ok: false });
  expectEngine(opened, 50, []);
});

test("LO-22 a weight set by hand on the way is in the room that is opened from there", async () => {
  const opened = await open();
  await opened.actions.step(25);
  expect(await opened.actions.setParameter("W1[2][3]", -1.5)).toMatchObject({ ok: true });
  const set: RunChange = { kind: "set-parameter", parameter: "W1[2][3]", value: -1.5 };
  expectEngine(opened, 25, [[25, set]]);
  const { frame, settingsInForce } = opened.store.getState();
  const start = roomStart(settingsInForce ?? ORIGIN, frame?.parameters ?? new Float64Array(0));
  expect(start.hasWeights).toBe(true);
  expect(truthAt(start.settings, [], 0).parameters).toEqual(frame?.parameters);
  expect(frame?.parameters[6]).toBe(-1.5);
});
