import { expect, test } from "vitest";
import type { StoreWrite } from "#protocol/records.ts";
import type { RoomServices, TrainingHandle, TrainingListener } from "#server/rooms/ports.ts";
import { RoomCore } from "#server/rooms/room-core.ts";
import { RunControl } from "#server/rooms/run-control.ts";
import { RunHolder } from "#server/rooms/run-holder.ts";
import { ANA, freshRoom } from "./room-fixture.ts";

const CHECKPOINT = {
  step: 7,
  seq: 0,
  loss: 0.5,
  keyframe: new Uint8Array(),
  curve: new Uint8Array(),
};

/** A room whose trainer and store do what the test says. */
function stage(options: { failsAtOnce?: boolean } = {}) {
  const opened: TrainingListener[] = [];
  const written: StoreWrite[] = [];
  let isStoreFull = false;
  const handle: TrainingHandle = {
    play: () => undefined,
    pause: async () => CHECKPOINT,
    step: async () => CHECKPOINT,
    setSpeed: () => undefined,
    setViewers: () => undefined,
    propose: async () => ({ seq: 1, step: 7 }),
    settle: async () => null,
    curve: async () => new Uint8Array(),
    close: () => undefined,
  };
  const services: RoomServices = {
    store: {
      commit: async (writes) => {
        if (isStoreFull) {
          throw new Error("the disk is full");
        }
        written.push(...writes);
      },
      readCheckpoint: async () => {
        throw new Error("the store is busy");
      },
      readTable: async () => null,
    },
    trainer: {
      open(_spec, listener) {
        opened.push(listener);
        if (options.failsAtOnce === true) {
          queueMicrotask(() => listener.onFailed(new Error("no such engine")));
        }
        return handle;
      },
    },
    chance: {
      randomId: () => "id",
      randomSecret: () => "secret",
      randomBelow: () => 0,
      hash: (secret) => `hash of ${secret}`,
    },
    nowMs: () => 1,
    createRecorder: () => ({
      recorded: { frameBytes: 0, keyframeBytes: 0 },
      frame: () => undefined,
      keyframe: () => undefined,
      flush: async () => undefined,
    }),
    report: () => undefined,
  };
  const core = new RoomCore(freshRoom(), 1, services);
  const holder = new RunHolder(core);
  const run = new RunControl(core, holder);
  const settled = () => core.inOrder(async () => ({ ok: true, value: null }), "must");
  return {
    core,
    holder,
    run,
    opened,
    handle,
    settled,
    fillStore: (isFull: boolean) => {
      isStoreFull = isFull;
    },
  };
}

test("RM-11 a run whose trainer fails time and again is interrupted and waits to be sent on", async () => {
  const { core, holder, run, opened, settled } = stage({ failsAtOnce: true });
  holder.open(null);
  for (let i = 0; i < 20; i++) {
    await settled();
  }
  expect(opened).toHaveLength(4);
  expect(core.state.runState.status).toBe("interrupted");
  await core.inOrder(() => run.play(ANA));
  expect(opened.length).toBeGreaterThan(4);
});

test("RM-11 a run goes on from what is in memory when its checkpoint can't be read", async () => {
  const { core, holder, run, opened, settled } = stage();
  holder.open(null);
  opened[0]?.onCheckpoint(CHECKPOINT);
  opened[0]?.onFailed(new Error("the thread died"));
  await settled();
  expect(opened).toHaveLength(2);
  expect((await core.inOrder(() => run.play(ANA))).ok).toBe(true);
});

test("RM-21 an end that could not be stored is told again when there is space", async () => {
  const { core, holder, run, opened, settled, fillStore } = stage();
  holder.open(null);
  await core.inOrder(() => run.play(ANA));
  fillStore(true);
  const end = { reason: "steps" as const, step: 7, message: null };
  opened[0]?.onEnded(end, CHECKPOINT);
  await settled();
  expect(core.state.runState.status).toBe("training");
  fillStore(false);
  // Whoever plays makes the trainer tell its end again.
  expect((await core.inOrder(() => run.play(ANA))).ok).toBe(true);
  opened[0]?.onEnded(end, CHECKPOINT);
  await settled();
  expect(core.state.runState).toMatchObject({ status: "ended", end });
});

test("RM-22 a stored change is answered as made although the trainer died over it", async () => {
  const { core, holder, run, handle } = stage();
  handle.settle = () => Promise.reject(new Error("the thread died"));
  holder.open(null);
  const stored: unknown[] = [];
  const step = await core.inOrder(() =>
    run.change([{ kind: "set-learning-rate", value: 0.5 }], ANA, async (events) => {
      stored.push(...events);
      return { ok: true, value: null };
    }),
  );
  expect(step).toEqual({ ok: true, value: 7 });
  expect(stored).toMatchObject([{ seq: 1, step: 7, actor: ANA }]);
});
