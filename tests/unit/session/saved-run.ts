import { serveReplay } from "#client/session/replay-host.ts";
import type { ReplayPort, ReplayReply, ReplayRequest } from "#client/session/replay-messages.ts";
import type { RunAccess } from "#client/session/replay-session.ts";
import { LossSeries } from "#engine/loss-series.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { encodeChunk } from "#protocol/chunk-codec.ts";
import { encodeCurve } from "#protocol/curve-codec.ts";
import { ok } from "#protocol/errors.ts";
import { encodeFrame, type Frame } from "#protocol/frame-codec.ts";
import { encodeKeyframe } from "#protocol/keyframe-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { RunDetail, RunSummary } from "#protocol/records.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";
import { ADA } from "#tests/unit/session/room-server.ts";

/** Two changes of the rate at one step, and a stop that is raised at the step where it was reached. */
export const EVENTS: readonly EngineEvent[] = [
  { seq: 1, step: 100, change: { kind: "set-learning-rate", value: 4 } },
  { seq: 2, step: 100, change: { kind: "set-learning-rate", value: 0.5 } },
  { seq: 3, step: 101, change: { kind: "set-stop", stop: { steps: 600 } } },
  { seq: 4, step: 600, change: { kind: "set-stop", stop: { steps: 1000 } } },
  { seq: 5, step: 700, change: { kind: "set-learning-rate", value: 2 } },
];

export interface State {
  readonly step: number;
  readonly seq: number;
  readonly loss: number;
  readonly parameters: Float64Array;
}

/** Every state of a run, trained straight through; the first one of step k after event seq wins. */
export function statesOf(
  settings: TrainingSettings = ORIGIN,
  events: readonly EngineEvent[] = EVENTS,
  lastStep = 1000,
): { readonly at: (step: number, seq?: number) => State; readonly losses: readonly number[] } {
  const training = referenceEngine.start(settings, datasetNow(settings));
  const states: State[] = [];
  const losses: number[] = [];
  const keep = () => {
    const { step, seq, loss } = training;
    states.push({ step, seq, loss, parameters: training.parameters.slice() });
  };
  for (let step = 0; step <= lastStep; step++) {
    training.advance(step - training.step);
    losses.push(training.loss);
    keep();
    for (const event of events.filter((candidate) => candidate.step === step)) {
      training.apply(event);
      keep();
    }
  }
  return {
    losses,
    at(step, seq) {
      const state = states.findLast(
        (candidate) => candidate.step === step && (seq === undefined || candidate.seq <= seq),
      );
      if (state === undefined) {
        throw new Error(`no state ${step}/${seq}`);
      }
      return state;
    },
  };
}

function frameOf(state: State): Frame {
  return {
    ...state,
    epoch: 1,
    isFinal: false,
    isExact: true,
    testLoss: null,
    lossTail: new Float64Array(0),
  };
}

/** A run of 1000 steps that is stored with a frame every ten steps and a chunk every hundred. */
export class SavedRun implements RunAccess {
  readonly asked: string[] = [];
  readonly states = statesOf();
  lastStep = 1000;
  engineVersion = ENGINE_VERSION;
  status: RunDetail["state"]["status"] = "closed";
  keyframeSteps: readonly number[] = [];
  /** Changes a recorded frame before it is handed out. */
  tamper: (frame: Frame) => Frame = (frame) => frame;

  detail() {
    const detail: RunDetail = {
      roomId: "room",
      roomName: "Room",
      info: {
        id: "run-1",
        number: 1,
        name: "#1",
        parent: null,
        settings: ORIGIN,
        events: EVENTS.map((event) => ({ ...event, atMs: 1, actor: ADA })),
        engineVersion: this.engineVersion,
        startedAtMs: 1,
      },
      state: { status: this.status, speed: 10, step: this.lastStep, end: null, note: null },
      lastStep: this.lastStep,
      lastSeq: 5,
      keyframeSteps: this.keyframeSteps,
      isStarred: false,
      remark: "",
    };
    return Promise.resolve(ok(detail));
  }

  /** Runs of its room by number, each with where it came from. */
  children: readonly (readonly [number: number, parent: RunSummary["parent"]])[] = [];

  runsOf(roomId: string) {
    const runs = this.children.map(
      ([number, parent]): RunSummary => ({
        id: `run-${number}`,
        roomId,
        roomName: "Room",
        number,
        name: `#${number}`,
        status: "closed",
        endReason: null,
        step: 0,
        loss: null,
        startedAtMs: 1,
        updatedAtMs: 1,
        isStarred: false,
        remark: "",
        thumbnail: [],
        parent,
      }),
    );
    return Promise.resolve(ok({ runs, next: null }));
  }

  bytes(part: string) {
    this.asked.push(part);
    const [name, step] = part.split("?step=");
    return Promise.resolve(ok(this.#read(name ?? "", Number(step))));
  }

  #read(name: string, step: number): Uint8Array | null {
    if (name === "curve") {
      const series = LossSeries.empty();
      for (const loss of this.states.losses.slice(0, this.lastStep + 1)) {
        series.push(loss);
      }
      return encodeCurve(series.toSlice());
    }
    if (name === "frames") {
      const from = Math.floor(step / 100) * 100;
      const steps = Array.from({ length: 10 }, (_, i) => from + i * 10);
      const frames = steps
        .filter((each) => each <= this.lastStep)
        .map((each) => frameOf(this.states.at(each)));
      return encodeChunk(frames.map((frame) => encodeFrame(this.tamper(frame))));
    }
    return this.#keyframe(step);
  }

  #keyframe(step: number): Uint8Array | null {
    const nearest = this.keyframeSteps.findLast((known) => known <= step);
    if (nearest === undefined) {
      return null;
    }
    const training = referenceEngine.start(ORIGIN, datasetNow(ORIGIN));
    for (const event of EVENTS.filter((candidate) => candidate.step <= nearest)) {
      training.advance(event.step - training.step);
      training.apply(event);
    }
    training.advance(nearest - training.step);
    return encodeKeyframe(training.keyframe());
  }
}

/** The worker's handler at the other end of a real message channel, in this process. */
export function inProcessWorker(): ReplayPort<ReplayRequest, ReplayReply> & {
  fail(error: Error): void;
} {
  const { port1, port2 } = new MessageChannel();
  serveReplay(
    {
      post: (message) => port2.postMessage(message),
      onMessage: (listener) => {
        port2.onmessage = ({ data }) => listener(data);
      },
    },
    () => Promise.resolve(referenceEngine),
  );
  let failed: (error: Error) => void = () => undefined;
  return {
    post: (message) => port1.postMessage(message),
    onMessage: (listener) => {
      port1.onmessage = ({ data }) => listener(data);
    },
    onError: (listener) => {
      failed = listener;
    },
    close: () => {
      port1.close();
      port2.close();
    },
    fail: (error) => failed(error),
  };
}
