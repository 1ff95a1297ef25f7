import type { StoreWrite } from "#protocol/records.ts";
import type { RoomServices, TrainingHandle, TrainingListener } from "#server/rooms/ports.ts";
import { RoomCore } from "#server/rooms/room-core.ts";
import type { RoomState } from "#server/rooms/room-state.ts";
import { RunControl } from "#server/rooms/run-control.ts";
import { RunHolder } from "#server/rooms/run-holder.ts";
import { freshRoom } from "./room-fixture.ts";

export const CHECKPOINT = {
  step: 7,
  seq: 0,
  loss: 0.5,
  keyframe: new Uint8Array(),
  curve: new Uint8Array(),
};

/** A room whose trainer and store do what the test says. */
export function stage(options: { failsAtOnce?: boolean; room?: RoomState } = {}) {
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
      readKeyframe: async () => null,
      readCurve: async () => null,
      readTable: async () => null,
      readLabel: async () => null,
      findRun: async () => null,
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
  const core = new RoomCore(options.room ?? freshRoom(), 1, services);
  const holder = new RunHolder(core);
  const run = new RunControl(core, holder);
  const settled = () => core.inOrder(async () => ({ ok: true, value: null }), "must");
  return {
    core,
    services,
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
