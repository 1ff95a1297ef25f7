import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { Checkpoint, RecordedBytes, StoreWrite } from "#protocol/records.ts";
import type { RunInfo, Speed } from "#protocol/room.ts";
import type {
  EncodedFrame,
  Recorder,
  RoomServices,
  RunPace,
  TrainingHandle,
  TrainingListener,
} from "#server/rooms/ports.ts";

/** What an open run tells its room. */
export interface LiveRunListener {
  onFrame(frame: EncodedFrame): void;
  onPace(pace: RunPace | null): void;
  onEnded(end: RunEnd, checkpoint: Checkpoint): void;
  onUnwatchedPause(checkpoint: Checkpoint): void;
  onFailed(error: Error): void;
  store(writes: readonly StoreWrite[]): void;
}

/** A run that is open in a trainer, with its recording. Ends with `close`. */
export class LiveRun implements TrainingListener {
  readonly runId: string;
  readonly #epoch: number;
  readonly #listener: LiveRunListener;
  readonly #recorder: Recorder;
  readonly #handle: TrainingHandle;
  #latestFrame: EncodedFrame | null = null;
  #checkpoint: Checkpoint | null;
  #isClosed = false;

  constructor(
    services: RoomServices,
    run: RunInfo,
    from: {
      readonly epoch: number;
      readonly speed: Speed;
      readonly checkpoint: Checkpoint | null;
      readonly atLeastStep: number;
      readonly recorded: RecordedBytes;
    },
    listener: LiveRunListener,
  ) {
    this.runId = run.id;
    this.#epoch = from.epoch;
    this.#listener = listener;
    this.#checkpoint = from.checkpoint;
    this.#recorder = services.createRecorder({
      id: run.id,
      epoch: from.epoch,
      recorded: from.recorded,
    });
    this.#handle = services.trainer.open({ run, ...from }, this);
  }

  get latestFrame(): EncodedFrame | null {
    return this.#latestFrame;
  }

  /** The newest state that a crashed trainer could go on from; stored or about to be. */
  get checkpoint(): Checkpoint | null {
    return this.#checkpoint;
  }

  /** Ends single steps that are under way; whoever waits for them gets the step reached. */
  interrupt(): void {
    // Closing asks once more and hears of a trainer that does not answer.
    this.#handle.pause().catch(() => undefined);
  }

  get recorded(): RecordedBytes {
    return this.#recorder.recorded;
  }

  play(): void {
    this.#handle.play();
  }

  async pause(): Promise<Checkpoint> {
    return this.#keep(await this.#handle.pause());
  }

  async step(count: number): Promise<Checkpoint> {
    return this.#keep(await this.#handle.step(count));
  }

  setSpeed(speed: Speed): void {
    this.#handle.setSpeed(speed);
  }

  setViewers(count: number): void {
    this.#handle.setViewers(count);
  }

  propose(changes: readonly RunChange[]): Promise<{ seq: number; step: number }> {
    return this.#handle.propose(changes);
  }

  settle(isStored: boolean): Promise<RunEnd | null> {
    return this.#handle.settle(isStored);
  }

  curve(fromStep: number): Promise<Uint8Array> {
    return this.#handle.curve(fromStep);
  }

  checkpointWrite(checkpoint: Checkpoint): StoreWrite {
    return { kind: "checkpoint", runId: this.runId, epoch: this.#epoch, checkpoint };
  }

  /** Hands the last frames to the store and lets the trainer go. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#handle.close();
    await this.#recorder.flush();
  }

  onFrame(frame: EncodedFrame): void {
    if (this.#isClosed) {
      return;
    }
    this.#latestFrame = frame;
    this.#recorder.frame(frame);
    this.#listener.onFrame(frame);
  }

  onPace(pace: RunPace | null): void {
    if (!this.#isClosed) {
      this.#listener.onPace(pace);
    }
  }

  onKeyframe(keyframe: { step: number; seq: number; bytes: Uint8Array }): void {
    this.#recorder.keyframe(keyframe);
  }

  onCheckpoint(checkpoint: Checkpoint): void {
    if (!this.#isClosed) {
      this.#listener.store([this.checkpointWrite(this.#keep(checkpoint))]);
    }
  }

  onEnded(end: RunEnd, checkpoint: Checkpoint): void {
    if (!this.#isClosed) {
      this.#listener.onEnded(end, this.#keep(checkpoint));
    }
  }

  onUnwatchedPause(checkpoint: Checkpoint): void {
    if (!this.#isClosed) {
      this.#listener.onUnwatchedPause(this.#keep(checkpoint));
    }
  }

  onFailed(error: Error): void {
    if (!this.#isClosed) {
      this.#listener.onFailed(error);
    }
  }

  #keep(checkpoint: Checkpoint): Checkpoint {
    this.#checkpoint = checkpoint;
    return checkpoint;
  }
}
