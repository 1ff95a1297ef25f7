import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { Pace } from "#protocol/pace.ts";
import type { Checkpoint } from "#protocol/records.ts";
import type { RunInfo, Speed } from "#protocol/room.ts";

// The trainer's side of server/rooms/ports.ts, which training/ may not import. main.ts hands a
// TrainerPool to the rooms, and there the compiler checks that both sides still match.

export interface TrainingSpec {
  readonly run: RunInfo;
  readonly epoch: number;
  readonly speed: Speed;
  readonly checkpoint: Checkpoint | null;
  /** A step that was promised, e.g. where a pause was confirmed: the run first trains up to it. */
  readonly atLeastStep: number;
}

export interface EncodedFrame {
  readonly step: number;
  readonly seq: number;
  readonly loss: number;
  readonly isFinal: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface EncodedKeyframe {
  readonly step: number;
  readonly seq: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Its bytes are fresh: whoever receives it owns them. */
export interface EncodedCheckpoint extends Checkpoint {
  readonly keyframe: Uint8Array<ArrayBuffer>;
  readonly curve: Uint8Array<ArrayBuffer>;
}

export type RunPace = Omit<Pace, "runId">;

export interface TrainingListener {
  onFrame(frame: EncodedFrame): void;
  onPace(pace: RunPace | null): void;
  onKeyframe(keyframe: EncodedKeyframe): void;
  onCheckpoint(checkpoint: Checkpoint): void;
  onEnded(end: RunEnd, checkpoint: Checkpoint): void;
  onUnwatchedPause(checkpoint: Checkpoint): void;
  onFailed(error: Error): void;
}

/** Where a proposed change takes effect. */
export interface Proposal {
  readonly seq: number;
  readonly step: number;
}

export interface TrainingHandle {
  play(): void;
  pause(): Promise<Checkpoint>;
  step(count: number): Promise<Checkpoint>;
  setSpeed(speed: Speed): void;
  setViewers(count: number): void;
  propose(changes: readonly RunChange[]): Promise<Proposal>;
  settle(isStored: boolean): Promise<RunEnd | null>;
  curve(fromStep: number): Promise<Uint8Array>;
  close(): void;
}

export interface Trainer {
  open(spec: TrainingSpec, listener: TrainingListener): TrainingHandle;
}
