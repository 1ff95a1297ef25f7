import type { RunChange, RunEnd } from "#engine/run-events.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Checkpoint, RecordedBytes } from "#protocol/records.ts";
import type { Actor, RunEvent, RunState, Speed } from "#protocol/room.ts";
import { LiveRun } from "#server/rooms/live-run.ts";
import type { EncodedFrame } from "#server/rooms/ports.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";

const FAILURES_ALLOWED = 3;
const NOTHING: RecordedBytes = { frameBytes: 0, keyframeBytes: 0 };
const UNWATCHED_NOTE = "paused after an hour in which nobody watched";
const OTHER_ENGINE_NOTE =
  "this run was trained by another version of the engine: replay it, or rewind to train it anew";
const FAILED_NOTE = "the trainer failed several times at this step";

/** The room's current run: opened in a trainer, played, paused, changed. Called in the room's order. */
export class RunControl {
  readonly #core: RoomCore;
  #live: LiveRun | null = null;
  #viewers = 0;
  /** Set as soon as the trainer says so; the room's state follows when it is stored. */
  #end: RunEnd | null = null;
  #failures = 0;

  constructor(core: RoomCore) {
    this.#core = core;
  }

  get latestFrame(): EncodedFrame | null {
    return this.#live?.latestFrame ?? null;
  }

  setViewers(count: number): void {
    this.#viewers = count;
    this.#live?.setViewers(count);
  }

  /** Opens the room's current run in a trainer. It trains on only when its state says so. */
  open(checkpoint: Checkpoint | null, recorded: RecordedBytes = NOTHING): void {
    const { run, runState } = this.#core.state;
    this.#end = runState.end;
    if (run.engineVersion !== ENGINE_VERSION) {
      this.#live = null;
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
      store: (writes) => void this.#core.store(writes),
      onEnded: (end, at) => {
        this.#end = end;
        void this.#core.inOrder(() => this.#ended(live, end, at));
      },
      onUnwatchedPause: (at) =>
        void this.#core.inOrder(() => this.#pausedByServer(live, at, UNWATCHED_NOTE)),
      onFailed: (error) => void this.#core.inOrder(() => this.#failed(live, error)),
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
    return run.engineVersion === ENGINE_VERSION || runState.status === "closed"
      ? ok(null)
      : this.commitState({ status: "interrupted", note: OTHER_ENGINE_NOTE }, null);
  }

  async play(by: Actor): Promise<Result<null>> {
    const { runState } = this.#core.state;
    const live = this.#open();
    if (!live.ok) {
      return live;
    }
    if (runState.status === "training") {
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
    return this.#settleAt(live.value, await live.value.step(count), by, false);
  }

  async setSpeed(speed: Speed, by: Actor): Promise<Result<null>> {
    const stored = await this.commitState({ speed }, by);
    if (stored.ok) {
      this.#live?.setSpeed(speed);
    }
    return stored;
  }

  /**
   * Makes one change in the running training: the trainer holds at a step, `store` makes the event
   * durable, and only then the run goes past it.
   */
  async change(
    change: RunChange,
    by: Actor,
    store: (event: RunEvent) => Promise<Result<unknown>>,
  ): Promise<Result<number>> {
    const live = this.#open();
    if (!live.ok) {
      return live;
    }
    const { seq, step } = await live.value.propose(change);
    const event = { seq, step, change, actor: by, atMs: this.#core.services.nowMs() };
    const stored = await store(event);
    await live.value.settle(stored.ok);
    if (!stored.ok) {
      return stored;
    }
    if (change.kind === "set-stop") {
      await this.#reopenIfRaised(change, by);
    }
    return ok(step);
  }

  /** Stops training and hands over what is not stored yet. The state stays, so that a start goes on. */
  async suspend(): Promise<Checkpoint | null> {
    const live = this.#live;
    if (live === null) {
      return null;
    }
    const checkpoint = await live.pause();
    await this.#core.store([live.checkpointWrite(checkpoint)]);
    this.#live = null;
    await live.close();
    return checkpoint;
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

  async #reopenIfRaised(change: RunChange & { kind: "set-stop" }, by: Actor): Promise<void> {
    const { end } = this.#core.state.runState;
    const frame = this.latestFrame;
    if (end === null || end.reason === "diverged" || frame === null) {
      return;
    }
    const { steps, loss } = change.stop;
    if (frame.step < steps && !(loss !== undefined && frame.loss <= loss)) {
      this.#end = null;
      await this.commitState({ status: "paused", step: frame.step, end: null }, by);
    }
  }

  #ended(live: LiveRun, end: RunEnd, at: Checkpoint): Promise<Result<null>> {
    return live === this.#live
      ? this.commitState({ status: "ended", step: end.step, end }, null, at)
      : Promise.resolve(ok(null));
  }

  #pausedByServer(live: LiveRun, at: Checkpoint, note: string): Promise<Result<null>> {
    return live === this.#live
      ? this.commitState({ status: "paused", step: at.step, note }, null, at)
      : Promise.resolve(ok(null));
  }

  /** Rule RM-11: a trainer that dies costs no step: the run is opened again where it was stored. */
  async #failed(live: LiveRun, error: Error): Promise<Result<null>> {
    if (live !== this.#live) {
      return ok(null);
    }
    this.#core.services.report(`run ${live.runId}: its trainer failed`, error);
    this.#failures++;
    this.#live = null;
    await live.close();
    if (this.#failures > FAILURES_ALLOWED) {
      this.#failures = 0;
      const told = await this.commitState({ status: "interrupted", note: FAILED_NOTE }, null);
      this.open(await this.#core.services.store.readCheckpoint(live.runId), live.recorded);
      return told;
    }
    this.open(await this.#core.services.store.readCheckpoint(live.runId), live.recorded);
    return ok(null);
  }
}

function endedText(end: RunEnd): string {
  switch (end.reason) {
    case "steps":
      return `the run reached its stop at step ${end.step}: raise the steps or rewind`;
    case "loss":
      return `the run reached the loss to stop at in step ${end.step}: lower it or rewind`;
    case "diverged":
      return `the run diverged after step ${end.step}: rewind with a smaller learning rate`;
  }
}
