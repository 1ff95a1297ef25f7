import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { Pace } from "#protocol/pace.ts";
import type { Checkpoint, RecordedBytes, Store } from "#protocol/records.ts";
import type { RunInfo, Speed } from "#protocol/room.ts";

/** What a room tells the trainer to open. */
export interface TrainingSpec {
  readonly run: RunInfo;
  readonly epoch: number;
  readonly speed: Speed;
  /** Where to go on from; null starts at step 0. Events after it are applied on the way. */
  readonly checkpoint: Checkpoint | null;
  /** A step that was promised, e.g. where a pause was confirmed: the run first trains up to it. */
  readonly atLeastStep: number;
}

/** One encoded frame, with what the receivers need of its header. */
export interface EncodedFrame {
  readonly step: number;
  readonly seq: number;
  readonly loss: number;
  readonly isFinal: boolean;
  /** Shared by every viewer and the recorder; nobody writes to it. */
  readonly bytes: Uint8Array;
}

/** How far a step is in slow motion, as the trainer tells it. */
export type RunPace = Omit<Pace, "runId">;

/** What the trainer tells the room. Calls come in the order in which things happened. */
export interface TrainingListener {
  onFrame(frame: EncodedFrame): void;
  /** Whenever it changes otherwise than by time; null when the run is not in slow motion. */
  onPace(pace: RunPace | null): void;
  /** For seeking: the state at a step, about every 200 ms of computing or 2 s of time. */
  onKeyframe(keyframe: { step: number; seq: number; bytes: Uint8Array }): void;
  /** For recovery: about every 2 s while training. */
  onCheckpoint(checkpoint: Checkpoint): void;
  /** The run reached its stop or diverged; its final frame came before. */
  onEnded(end: RunEnd, checkpoint: Checkpoint): void;
  /** Nobody watched for `LIMITS.unwatchedMs`: the trainer paused the run. */
  onUnwatchedPause(checkpoint: Checkpoint): void;
  /** The trainer died. The room opens the run again from its last stored checkpoint. */
  onFailed(error: Error): void;
}

/** A run that is open in a trainer. Times out as an Error when the trainer does not answer in 10 s. */
export interface TrainingHandle {
  play(): void;
  /** Resolves at the step where it stopped, after that step's final frame was emitted. */
  pause(): Promise<Checkpoint>;
  /** Trains `count` steps and pauses; fewer when the run ends, which `onEnded` tells besides, or after 2 s. */
  step(count: number): Promise<Checkpoint>;
  setSpeed(speed: Speed): void;
  /** Zero lowers the priority to the stated budget. */
  setViewers(count: number): void;
  /**
   * Assigns the changes their step and numbers (the first one's, and on from there) and holds the
   * run until `settle`, so that the events are durable before it goes past them. One at a time.
   */
  propose(changes: readonly RunChange[]): Promise<{ readonly seq: number; readonly step: number }>;
  /**
   * `isStored` applies the changes, and emits a final frame of that step; otherwise they are
   * dropped. Resolves to the run's end as it is then: a change may reach it or clear it.
   */
  settle(isStored: boolean): Promise<RunEnd | null>;
  /** Bytes of the curve codec: the losses from `fromStep` on. */
  curve(fromStep: number): Promise<Uint8Array>;
  close(): void;
}

export interface Trainer {
  open(spec: TrainingSpec, listener: TrainingListener): TrainingHandle;
}

/** Keeps a run's frames and keyframes within the recording budget. */
export interface Recorder {
  /** What it has used of the run's budgets, with what was recorded before it. */
  readonly recorded: RecordedBytes;
  frame(frame: EncodedFrame): void;
  keyframe(keyframe: { step: number; seq: number; bytes: Uint8Array }): void;
  flush(): Promise<void>;
}

/** Time and chance come in from outside. */
export interface Chance {
  randomId(): string;
  /** A secret of 128 bits, as text for a link. */
  randomSecret(): string;
  randomBelow(limit: number): number;
  hash(secret: string | Uint8Array): string;
}

/** What rooms need of the process around them. */
export interface RoomServices {
  readonly store: Pick<
    Store,
    | "commit"
    | "readCheckpoint"
    | "readKeyframe"
    | "readCurve"
    | "readTable"
    | "readLabel"
    | "findRun"
  >;
  readonly trainer: Trainer;
  readonly chance: Chance;
  nowMs(): number;
  createRecorder(run: { id: string; epoch: number; recorded: RecordedBytes }): Recorder;
  /** Something that nobody can be told about but the operator. */
  report(message: string, error: unknown): void;
}
