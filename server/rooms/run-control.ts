import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { StopSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Checkpoint, RecordedBytes } from "#protocol/records.ts";
import type { Actor, RunEvent, RunState, Speed } from "#protocol/room.ts";
import { LiveRun } from "#server/rooms/live-run.ts";
import type { EncodedFrame } from "#server/rooms/ports.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import {
  endedText,
  FAILED_NOTE,
  OTHER_ENGINE_NOTE,
  UNWATCHED_NOTE,
} from "#server/rooms/run-words.ts";

const FAILURES_ALLOWED = 3;
const RETRY_MS = 1_000;
const NOTHING: RecordedBytes = { frameBytes: 0, keyframeBytes: 0 };

/** Where a run is opened again when its trainer is gone. */
interface Resume {
  readonly checkpoint: Checkpoint | null;
  readonly recorded: RecordedBytes;
}

/** The room's current run: opened in a trainer, played, paused, changed. Called in the room's order. */
export class RunControl {
  readonly #core: RoomCore;
  #live: LiveRun | null = null;
  /** Set while the run is in no trainer though it could be: after it failed several times. */
  #resume: Resume | null = null;
  #viewers = 0;
  /** Set as soon as the trainer says so; the room's state follows when it is stored. */
  #end: RunEnd | null = null;
  #reachedStep = 0;
  #failures = 0;

  constructor(core: RoomCore) {
    this.#core = core;
  }

  get latestFrame(): EncodedFrame | null {
    return this.#live?.latestFrame ?? null;
  }

  /** The step that the run has certainly trained to. */
  get reachedStep(): number {
    return Math.max(this.#reachedStep, this.#live?.checkpoint?.step ?? 0);
  }

  get end(): RunEnd | null {
    return this.#end;
  }

  setViewers(count: number): void {
    this.#viewers = count;
    this.#live?.setViewers(count);
  }

  /** Opens the room's current run in a trainer. It trains on only when its state says so. */
  open(checkpoint: Checkpoint | null, recorded: RecordedBytes = NOTHING): void {
    const { run, runState } = this.#core.state;
    this.#end = runState.end;
    this.#reachedStep = Math.max(checkpoint?.step ?? 0, runState.step);
    this.#live = null;
    this.#resume = null;
    if (run.engineVersion !== ENGINE_VERSION) {
      return;
    }
    const from = {
      epoch: this.#core.epoch,
      speed: runState.speed,
      checkpoint,
      atLeastStep: runState.step,
      recorded,
    };
    const live: LiveRun = new LiveRun(this.#core.services, run, from, {
      onFrame: (frame) => this.#core.audience?.frame(run.id, frame),
      store: (writes) => {
        this.#failures = 0;
        void this.#core.store(writes);
      },
      onEnded: (end, at) => {
        this.#end = end;
        this.#tellEnd(live, end, at);
      },
      onUnwatchedPause: (at) =>
        void this.#core.inOrder(() => this.#pausedByServer(live, at, UNWATCHED_NOTE), "must"),
      onFailed: (error) => void this.#core.inOrder(() => this.#failed(live, error), "must"),
    });
    this.#live = live;
    live.setViewers(this.#viewers);
    if (runState.status === "training") {
      live.play();
    }
  }

  /** A run that another engine version trained can only be replayed. */
  async noteOtherEngine(): Promise<Result<unknown>> {
    const { run, runState } = this.#core.state;
    const isSaid = runState.end !== null || runState.note === OTHER_ENGINE_NOTE;
    return run.engineVersion === ENGINE_VERSION || isSaid
      ? ok(null)
      : this.commitState(
          { status: "interrupted", note: OTHER_ENGINE_NOTE, step: this.#reachedStep },
          null,
        );
  }

  async play(by: Actor): Promise<Result<null>> {
    const { runState } = this.#core.state;
    const live = this.#open();
    if (!live.ok) {
      return live;
    }
    if (runState.status === "training") {
      // A run at its end tells it again when played: what was told may not have been stored.
      live.value.play();
      return ok(null);
    }
    if (runState.end !== null) {
      return refuse("run-ended", endedText(runState.end));
    }
    const stored = await this.commitState({ status: "training", note: null }, by);
    if (stored.ok) {
      live.value.play();
    }
    return stored;
  }

  /** Rule RM-10: a pause is answered when the step where it stopped is durable. */
  async pause(by: Actor): Promise<Result<number>> {
    const live = this.#open();
    if (!live.ok) {
      return live;
    }
    if (this.#core.state.runState.status !== "training" || this.#end !== null) {
      return ok(live.value.checkpoint?.step ?? this.#core.state.runState.step);
    }
    return this.#settleAt(live.value, await live.value.pause(), by, true);
  }

  async step(count: number, by: Actor): Promise<Result<number>> {
    const { runState } = this.#core.state;
    const live = this.#open();
    if (!live.ok) {
      return live;
    }
    if (runState.end !== null) {
      return refuse("run-ended", endedText(runState.end));
    }
    const wasPlaying = runState.status === "training";
    return this.#settleAt(live.value, await live.value.step(count), by, wasPlaying);
  }

  async setSpeed(speed: Speed, by: Actor): Promise<Result<null>> {
    const stored = await this.commitState({ speed }, by);
    if (stored.ok) {
      this.#live?.setSpeed(speed);
    }
    return stored;
  }

  /**
   * Makes changes in the running training: the trainer holds at a step, `store` makes the events
   * durable, all or none, and only then the run goes past it.
   */
  async change(
    changes: readonly RunChange[],
    by: Actor,
    store: (events: readonly RunEvent[]) => Promise<Result<unknown>>,
  ): Promise<Result<number>> {
    const live = this.#open();
    if (!live.ok) {
      return live;
    }
    const { seq, step } = await live.value.propose(changes);
    const atMs = this.#core.services.nowMs();
    const stored = await store(
      changes.map((change, i) => ({ seq: seq + i, step, change, actor: by, atMs })),
    );
    try {
      await live.value.settle(stored.ok);
    } catch (error) {
      // What is stored holds: the run is opened again with it.
      this.#core.services.report(`run ${live.value.runId}: not settled`, error);
    }
    if (!stored.ok) {
      return stored;
    }
    const stop = changes.findLast((change) => change.kind === "set-stop")?.stop;
    if (stop !== undefined) {
      await this.#reopenIfRaised(stop, by);
    }
    return ok(step);
  }

  /** Ends single steps that are under way, so that nobody behind them waits. */
  interrupt(): void {
    this.#live?.interrupt();
  }

  /** Lets the trainer go with everything stored. The state stays, so that `open` goes on from it. */
  async suspend(): Promise<Resume> {
    const live = this.#live;
    if (live === null) {
      return this.#resume ?? { checkpoint: null, recorded: NOTHING };
    }
    const checkpoint = await live.pause();
    await this.#core.store([live.checkpointWrite(checkpoint)]);
    this.#reachedStep = Math.max(this.#reachedStep, checkpoint.step);
    this.#live = null;
    await live.close();
    return { checkpoint, recorded: live.recorded };
  }

  curve(fromStep: number): Promise<Uint8Array> | null {
    return this.#live?.curve(fromStep) ?? null;
  }

  commitState(change: Partial<RunState>, by: Actor | null, checkpoint?: Checkpoint) {
    const { run, runState } = this.#core.state;
    const next = { ...runState, ...change };
    const live = this.#live;
    return this.#core
      .commit(
        [{ kind: "run-state-changed", runId: run.id, runState: next, by }],
        [
          ...(checkpoint === undefined || live === null ? [] : [live.checkpointWrite(checkpoint)]),
          { kind: "run-state", runId: run.id, epoch: this.#core.epoch, state: next },
        ],
      )
      .then((stored) => (stored.ok ? ok(null) : stored));
  }

  #open(): Result<LiveRun> {
    if (this.#resume !== null) {
      this.open(this.#resume.checkpoint, this.#resume.recorded);
    }
    return this.#live === null
      ? refuse("run-ended", this.#core.state.runState.note ?? "this run can only be replayed")
      : ok(this.#live);
  }

  async #settleAt(
    live: LiveRun,
    at: Checkpoint,
    by: Actor,
    wasPlaying: boolean,
  ): Promise<Result<number>> {
    // An end that was reached meanwhile is told by its own event, next in order.
    if (this.#end !== null) {
      return ok(at.step);
    }
    const stored = await this.commitState({ status: "paused", step: at.step, note: null }, by, at);
    if (!stored.ok && wasPlaying) {
      live.play();
    }
    return stored.ok ? ok(at.step) : stored;
  }

  async #reopenIfRaised({ steps, loss }: StopSettings, by: Actor): Promise<void> {
    const end = this.#end;
    const frame = this.latestFrame;
    if (end === null || end.reason === "diverged" || frame === null) {
      return;
    }
    if (frame.step < steps && !(loss !== undefined && frame.loss <= loss)) {
      this.#end = null;
      await this.commitState({ status: "paused", step: frame.step, end: null }, by);
    }
  }

  /** An end that could not be stored is told again: a run must not seem to train for ever. */
  #tellEnd(live: LiveRun, end: RunEnd, at: Checkpoint): void {
    const isCurrent = () => live === this.#live && end === this.#end;
    void this.#core
      .inOrder(
        async () =>
          isCurrent()
            ? this.commitState({ status: "ended", step: end.step, end }, null, at)
            : ok(null),
        "must",
      )
      .then((stored) => {
        if (!stored.ok && this.#core.isOwner && isCurrent()) {
          setTimeout(() => this.#tellEnd(live, end, at), RETRY_MS).unref();
        }
      });
  }

  #pausedByServer(live: LiveRun, at: Checkpoint, note: string): Promise<Result<null>> {
    return live === this.#live
      ? this.commitState({ status: "paused", step: at.step, note }, null, at)
      : Promise.resolve(ok(null));
  }

  /**
   * Rule RM-11: a trainer that dies costs no step: the run is opened again where it was stored. One
   * that fails time and again waits until somebody sends it on.
   */
  async #failed(live: LiveRun, error: Error): Promise<Result<null>> {
    if (live !== this.#live) {
      return ok(null);
    }
    const { services } = this.#core;
    services.report(`run ${live.runId}: its trainer failed`, error);
    this.#failures++;
    this.#live = null;
    await live.close();
    const stored = await services.store.readCheckpoint(live.runId).catch((cause: unknown) => {
      services.report(`run ${live.runId}: its checkpoint was not read`, cause);
      return live.checkpoint;
    });
    if (this.#failures <= FAILURES_ALLOWED) {
      this.open(stored, live.recorded);
      return ok(null);
    }
    this.#failures = 0;
    this.#resume = { checkpoint: stored, recorded: live.recorded };
    return this.#end === null
      ? this.commitState({ status: "interrupted", note: FAILED_NOTE }, null)
      : ok(null);
  }
}
