import type { RunChange, RunEnd } from "#engine/run-events.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Checkpoint } from "#protocol/records.ts";
import type { Actor, RunEvent, RunState, Speed } from "#protocol/room.ts";
import type { LiveRun } from "#server/rooms/live-run.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import type { RunHolder } from "#server/rooms/run-holder.ts";
import { endedText } from "#server/rooms/run-words.ts";

/** What people do with the room's run: play, pause, step, change. Called in the room's order. */
export class RunControl {
  readonly #core: RoomCore;
  readonly #holder: RunHolder;

  constructor(core: RoomCore, holder: RunHolder) {
    this.#core = core;
    this.#holder = holder;
  }

  /** The run's end as the trainer told it last; the room's state may follow. */
  get end(): RunEnd | null {
    return this.#holder.end;
  }

  async play(by: Actor): Promise<Result<null>> {
    const runState = this.#state;
    const live = this.#holder.require();
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
    const stored = await this.#holder.commitState({ status: "training", note: null }, by);
    if (stored.ok) {
      live.value.play();
    }
    return stored;
  }

  /** Rule RM-10: a pause is answered when the step where it stopped is durable. */
  async pause(by: Actor): Promise<Result<number>> {
    const live = this.#holder.require();
    if (!live.ok) {
      return live;
    }
    if (this.#state.status !== "training" || this.#holder.end !== null) {
      return ok(live.value.checkpoint?.step ?? this.#state.step);
    }
    return this.#settleAt(live.value, await live.value.pause(), by, true);
  }

  async step(count: number, by: Actor): Promise<Result<number>> {
    const runState = this.#state;
    const live = this.#holder.require();
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
    const stored = await this.#holder.commitState({ speed }, by);
    if (stored.ok) {
      this.#holder.setSpeed(speed);
    }
    return stored;
  }

  /**
   * Makes changes in the running training: the trainer holds at a step, `store` makes the events
   * durable, all or none, and only then the run goes past it. Rule RM-26: refused with `run-ended`
   * when the run diverged meanwhile, before the room has stored that end.
   */
  async change(
    changes: readonly RunChange[],
    by: Actor,
    store: (events: readonly RunEvent[]) => Promise<Result<unknown>>,
  ): Promise<Result<number>> {
    const live = this.#holder.require();
    if (!live.ok) {
      return live;
    }
    if (this.#core.state.run.events.length + changes.length > LIMITS.runEvents) {
      return refuse("too-large", `a run takes at most ${LIMITS.runEvents} changes: rewind first`);
    }
    const { seq, step } = await live.value.propose(changes);
    const { end: endBefore } = this.#holder;
    if (endBefore?.reason === "diverged") {
      await this.#settle(live.value, false);
      return refuse("run-ended", endedText(endBefore));
    }
    const atMs = this.#core.services.nowMs();
    const stored = await store(
      changes.map((change, i) => ({ seq: seq + i, step, change, actor: by, atMs })),
    );
    const end = await this.#settle(live.value, stored.ok);
    if (!stored.ok) {
      return stored;
    }
    if (end === null) {
      await this.#reopenIfEnded(step, by);
    }
    return ok(step);
  }

  /** The run's end after it; null when it has none, or when nobody knows. */
  async #settle(live: LiveRun, isStored: boolean): Promise<RunEnd | null> {
    try {
      return await live.settle(isStored);
    } catch (error) {
      // What is stored holds: the run is opened again with it, and tells its end when played.
      this.#core.services.report(`run ${live.runId}: not settled`, error);
      return null;
    }
  }

  async #settleAt(
    live: LiveRun,
    at: Checkpoint,
    by: Actor,
    wasPlaying: boolean,
  ): Promise<Result<number>> {
    // An end that was reached meanwhile is told by its own event, next in order.
    if (this.#holder.end !== null) {
      return ok(at.step);
    }
    const stored = await this.#holder.commitState(
      { status: "paused", step: at.step, note: null },
      by,
      at,
    );
    if (!stored.ok && wasPlaying) {
      live.play();
    }
    return stored.ok ? ok(at.step) : stored;
  }

  /** A raised stop, or a weight by hand that raised the loss, lets an ended run go on. */
  async #reopenIfEnded(step: number, by: Actor): Promise<void> {
    const end = this.#holder.end;
    if (end !== null && end.reason !== "diverged") {
      this.#holder.clearEnd();
      await this.#holder.commitState({ status: "paused", step, end: null }, by);
    }
  }

  get #state(): RunState {
    return this.#core.state.runState;
  }
}
