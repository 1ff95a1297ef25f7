import type { TrainingSettings } from "#engine/settings.ts";
import type {
  Checkpoint,
  MemberRecord,
  RoomRecord,
  RunRecord,
  StoreWrite,
} from "#protocol/records.ts";
import type { RunEvent, RunState } from "#protocol/room.ts";

const SETTINGS: TrainingSettings = {
  version: 1,
  data: {
    kind: "table",
    inputs: ["x1", "x2"],
    outputs: ["y"],
    rows: [
      [0, 0.1, 1],
      [1, 1e-300, 0],
    ],
    scaling: "none",
  },
  testShare: 0,
  splitSeed: 1,
  layers: [{ units: 1, activation: "sigmoid" }],
  bias: false,
  initial: { scheme: "uniform-0-1", seed: 1 },
  loss: "half-squared-error-sum",
  optimizer: { kind: "sgd", learningRate: 1 },
  regularization: { kind: "none", rate: 0 },
  batch: "full",
  updateRule: "gradient",
  stop: { steps: 1000 },
};

/** Ids of a test's records follow from one name. */
export function roomRecord(name: string, overrides: Partial<RoomRecord> = {}): RoomRecord {
  return {
    id: `room-${name}`,
    code: `CODE-${name}`,
    keyHash: "ab".repeat(32),
    name: `Room ${name} \u{1f600}`,
    version: 1,
    epoch: 1,
    codeRole: "editor",
    controls: {},
    isLocked: false,
    settings: SETTINGS,
    revisions: {},
    answeredEdits: [],
    runId: `run-${name}`,
    createdAtMs: Date.now(),
    activeAtMs: Date.now(),
    ...overrides,
  };
}

export function memberRecord(room: string, name: string, seenAtMs = Date.now()): MemberRecord {
  return {
    id: `member-${room}-${name}`,
    roomId: `room-${room}`,
    tokenHash: `hash-${name}`,
    name,
    color: 3,
    role: "viewer",
    seenAtMs,
  };
}

export function runState(overrides: Partial<RunState> = {}): RunState {
  return { status: "ready", speed: "max", step: 0, end: null, note: null, ...overrides };
}

export function runRecord(
  name: string,
  info: Partial<RunRecord["info"]> = {},
  state: Partial<RunState> = {},
): RunRecord {
  return {
    roomId: `room-${name}`,
    epoch: 1,
    info: {
      id: `run-${name}`,
      number: 1,
      name: "#1 · lr 1 · sigmoid 2-1",
      parent: null,
      settings: SETTINGS,
      events: [],
      engineVersion: "1",
      startedAtMs: Date.now(),
      ...info,
    },
    state: runState(state),
  };
}

export function roomAndRun(name: string): StoreWrite[] {
  return [
    { kind: "create-room", room: roomRecord(name) },
    { kind: "open-run", run: runRecord(name) },
  ];
}

export function runEvent(seq: number, step = seq): RunEvent {
  return {
    seq,
    step,
    change: { kind: "set-learning-rate", value: 0.1 + seq },
    atMs: 1_700_000_000_000 + seq,
    actor: { id: "member-1", name: "Ada <b>", color: 11 },
  };
}

export function eventWrite(name: string, seq: number, epoch = 1): StoreWrite {
  return { kind: "run-event", runId: `run-${name}`, epoch, event: runEvent(seq) };
}

export function chunkWrite(name: string, fromStep: number, epoch = 1): StoreWrite {
  const bytes = bytesOf(fromStep, 1_000);
  return { kind: "chunk", runId: `run-${name}`, epoch, fromStep, toStep: fromStep, bytes };
}

export function keyframeWrite(name: string, step: number, seq = 0, epoch = 1): StoreWrite {
  const bytes = bytesOf(step * 10 + seq, 500);
  return { kind: "keyframe", runId: `run-${name}`, epoch, step, seq, bytes };
}

export function checkpoint(step: number, curve = bytesOf(step, 40)): Checkpoint {
  return { step, seq: 2, loss: 1 / (step + 1), keyframe: bytesOf(step, 30), curve };
}

export function checkpointWrite(name: string, step: number, epoch = 1): StoreWrite {
  return { kind: "checkpoint", runId: `run-${name}`, epoch, checkpoint: checkpoint(step) };
}

/** Bytes that tell which ones they are: the number first, then a pattern. */
export function bytesOf(number: number, length: number): Uint8Array {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + number) & 255);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
}
