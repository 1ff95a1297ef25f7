import type { RunEnd } from "#engine/run-events.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Pace } from "#protocol/pace.ts";
import type { Checkpoint, RecordedBytes } from "#protocol/records.ts";
import type { Actor, RunState, Speed } from "#protocol/room.ts";
import { LiveRun } from "#server/rooms/live-run.ts";
import type { EncodedFrame } from "#server/rooms/ports.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import { FAILED_NOTE, OTHER_ENGINE_NOTE, UNWATCHED_NOTE } from "#server/rooms/run-words.ts";

const FAILURES_ALLOWED = 3;
const RETRY_MS = 1_000;
const NOTHING: RecordedBytes = { frameBytes: 0, keyframeBytes: 0 };

/** Where a run is opened again when its trainer is gone. */
interface Resume {
  readonly checkpoint: Checkpoint | null;
  readonly recorded: RecordedBytes;
}

/** Keeps the room's current run in a trainer, and opens it again when one dies. */
export class RunHolder {
  readonly #core: RoomCore;
  #live: LiveRun | null = null;
  /** Set while the run is in no trainer though it could be: after it failed several times. */
  #resume: Resume | null = null;
  #viewers = 0;
  /** Set as soon as the trainer says so; the room's state follows when it is stored. */
  #end: RunEnd | null = null;
  #reachedStep = 0;
  #failures = 0;
  /** As the trainer told it, and when. */
  #pace: { readonly told: Pace; readonly atMs: number } | null = null;

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

  /** The newest step of it that anybody has seen; less may be stored. */
  get trainedStep(): number {
    return Math.max(this.reachedStep, this.latestFrame?.step ?? 0);
  }

  get end(): RunEnd | null {
    return this.#end;
  }

  get pace(): Pace | null {
    if (this.#pace === null) {
      return null;
    }
    const { told, atMs } = this.#pace;
    const passedMs = told.isRunning ? this.#core.services.nowMs() - atMs : 0;
    return { ...told, leftMs: Math.min(told.ofMs, Math.max(0, told.leftMs - passedMs)) };
  }

  /** The stop was raised: the run may go on. */
  clearEnd(): void {
    this.#end = null;
  }

  setViewers(count: number): void {
    this.#viewers = count;
    this.#live?.setViewers(count);
  }

  setSpeed(speed: Speed): void {
    this.#live?.setSpeed(speed);
  }

  /** Opens the room's current run in a trainer. It trains on only when its state says so. */
  open(checkpoint: Checkpoint | null, recorded: RecordedBytes = NOTHING): void {
    const { run, runState } = this.#core.state;
    this.#end = runState.end;
    this.#reachedStep = Math.max(checkpoint?.step ?? 0, runState.step);
    this.#live = null;
    this.#resume = null;
    this.#paceBecomes(null);
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
      onPace: (pace) => this.#paceBecomes(pace === null ? null : { runId: run.id, ...pace }),
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

  #paceBecomes(told: Pace | null): void {
    if (told !== null || this.#pace !== null) {
      this.#pace = told === null ? null : { told, atMs: this.#core.services.nowMs() };
      this.#core.audience?.paceChanged();
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

  /** Null when there is none, or when it closes meanwhile. */
  async curve(fromStep: number): Promise<Uint8Array | null> {
    return (await this.#live?.curve(fromStep).catch(() => null)) ?? null;
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

  /** The open run; one that waits to be sent on is opened. */
  require(): Result<LiveRun> {
    if (this.#resume !== null) {
      this.open(this.#resume.checkpoint, this.#resume.recorded);
    }
    return this.#live === null
      ? refuse("run-ended", this.#core.state.runState.note ?? "this run can only be replayed")
      : ok(this.#live);
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
    this.#paceBecomes(null);
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
