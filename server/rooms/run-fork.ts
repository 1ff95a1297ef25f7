import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter, settingsInForce } from "#engine/settings-in-force.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { changeFault } from "#protocol/change-fault.ts";
import type { Command } from "#protocol/commands.ts";
import { type Control, controlOfChange } from "#protocol/controls.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Checkpoint } from "#protocol/records.ts";
import type { Actor, Role, RunEvent, RunInfo } from "#protocol/room.ts";
import { roomFault } from "#protocol/room-fault.ts";
import { pathText } from "#protocol/settings-faults.ts";
import { forkEdits } from "#server/rooms/fork-edits.ts";
import { forkStart } from "#server/rooms/fork-start.ts";
import type { RunOpener } from "#server/rooms/next-run.ts";
import { roleControlRefusal } from "#server/rooms/permission.ts";
import type { TrainingListener } from "#server/rooms/ports.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import type { RunHolder } from "#server/rooms/run-holder.ts";
import { OTHER_ENGINE_NOTE } from "#server/rooms/run-words.ts";

type Fork = Command<"fork-run">;

/** A run to go on from, and how far it came. */
interface Source {
  readonly run: RunInfo;
  readonly trained: number;
  /** Whether it is the open one, which may still change. */
  readonly isOpen: boolean;
}

const NOT_HERE = refuse("run-not-found", "the room has gone on to another run", "runId");

/** Longer than the largest fork takes on a machine that has other runs to train. */
const COMPUTED_IN_MS = 60_000;

/**
 * Goes back in the open run and on from there as another one: the same settings, the events up to
 * the step, then the changes. Its state is computed beside the room's queue, while the run before
 * goes on; only the change from one to the other is in order.
 */
export class RunFork {
  readonly #core: RoomCore;
  readonly #holder: RunHolder;
  readonly #opener: RunOpener;
  readonly #roleOf: (memberId: string) => Role | null;
  #isAtWork = false;

  constructor(
    core: RoomCore,
    holder: RunHolder,
    opener: RunOpener,
    roleOf: (memberId: string) => Role | null,
  ) {
    this.#core = core;
    this.#holder = holder;
    this.#opener = opener;
    this.#roleOf = roleOf;
  }

  async fork(command: Fork, by: Actor): Promise<Result<string>> {
    if (this.#isAtWork) {
      return refuse("run-busy", "another fork is being made: try again in a moment");
    }
    this.#isAtWork = true;
    try {
      const source = await this.#sourceOf(command);
      const refused = this.#refusal(source, command, by);
      if (source === null || refused !== null) {
        return refused ?? NOT_HERE;
      }
      const { run, isOpen } = source;
      const child = this.#childOf(run, command, by);
      const at = await this.#stateOf(child, command.step, run);
      return at.ok ? await this.#open(child, { command, isOpen }, at.value, by) : at;
    } catch (error) {
      this.#core.services.report(`run ${command.runId}: not forked`, error);
      return refuse("internal", "this step could not be computed again; nothing was changed");
    } finally {
      this.#isAtWork = false;
    }
  }

  /** The open run, or rule GW-69: one that the room had before. Null where it had none such. */
  async #sourceOf({ runId, isEarlier }: Fork): Promise<Source | null> {
    const { run, runState, id } = this.#core.state;
    if (runId === run.id) {
      const trained = Math.max(runState.step, this.#holder.trainedStep);
      return { run, trained, isOpen: true };
    }
    const stored = isEarlier ? await this.#core.services.store.findRun(runId) : null;
    return stored?.roomId === id
      ? { run: stored.info, trained: stored.lastStep, isOpen: false }
      : null;
  }

  #refusal(source: Source | null, command: Fork, by: Actor): Result<never> | null {
    const { step, changes } = command;
    if (source === null) {
      return NOT_HERE;
    }
    const { run, trained } = source;
    if (run.engineVersion !== ENGINE_VERSION) {
      return refuse("run-ended", OTHER_ENGINE_NOTE);
    }
    if (step > trained) {
      return refuse("invalid-settings", `step: the run has come to step ${trained}`, "step");
    }
    const forbidden = this.#forbidden(command, by);
    if (forbidden !== null) {
      return forbidden;
    }
    const before = eventsUpTo(run, step);
    if (before.length + changes.length > LIMITS.runEvents) {
      return refuse("too-large", `a run takes at most ${LIMITS.runEvents} changes`, "changes");
    }
    return misfit(settingsInForce({ ...run, events: before }, null), changes);
  }

  /** Rule RM-38: asked again when the state is there, which may be a minute later. */
  #forbidden({ changes }: Fork, by: Actor): Result<never> | null {
    const used = new Set<Control>(["play", ...changes.map(controlOfChange)]);
    return roleControlRefusal(this.#roleOf(by.id), this.#core.state.controls, used);
  }

  #childOf(run: RunInfo, { step, changes }: Fork, actor: Actor): RunInfo {
    const before = eventsUpTo(run, step);
    const atMs = this.#core.services.nowMs();
    const added = changes.map(
      (change, i): RunEvent => ({ seq: before.length + 1 + i, step, change, actor, atMs }),
    );
    return { ...run, id: this.#core.services.chance.randomId(), events: [...before, ...added] };
  }

  /** Null at step 0: that state follows from the settings and is opened at once. */
  async #stateOf(
    child: RunInfo,
    step: number,
    parent: RunInfo,
  ): Promise<Result<Checkpoint | null>> {
    if (step === 0) {
      return ok(null);
    }
    const { store } = this.#core.services;
    const { from, work } = await forkStart(parent, eventsUpTo(parent, step), step, store);
    if (work > LIMITS.forkWork) {
      const near = from === null ? "" : `: choose one soon after step ${from.step}`;
      return refuse("too-large", `step ${step} takes too long to compute again${near}`, "step");
    }
    const checkpoint = await this.#compute(child, step, from);
    return checkpoint.step === step
      ? ok(checkpoint)
      : refuse("internal", `the run ended at step ${checkpoint.step} when it was computed again`);
  }

  async #compute(run: RunInfo, step: number, from: Checkpoint | null): Promise<Checkpoint> {
    const { epoch, services } = this.#core;
    const handle = services.trainer.open(
      { run, epoch, speed: "max", checkpoint: from, atLeastStep: step },
      NOBODY,
    );
    const timer = setTimeout(() => handle.close(), COMPUTED_IN_MS);
    try {
      return await handle.pause();
    } finally {
      clearTimeout(timer);
      handle.close();
    }
  }

  #open(
    { id, settings, events }: RunInfo,
    { command, isOpen }: { readonly command: Fork; readonly isOpen: boolean },
    checkpoint: Checkpoint | null,
    by: Actor,
  ): Promise<Result<string>> {
    const { runId, step, changes } = command;
    return this.#core.inOrder(async () => {
      const { run, settings: document } = this.#core.state;
      const forbidden = this.#forbidden(command, by);
      if (forbidden !== null) {
        return forbidden;
      }
      const known = events.length - changes.length;
      // An earlier run changes no more.
      if (isOpen && (run.id !== runId || eventsUpTo(run, step).length !== known)) {
        return refuse("run-busy", "the run changed at this very step: try again");
      }
      const edits = forkEdits({
        document,
        before: settingsInForce(run, null),
        after: settingsInForce({ settings, events }, null),
        changes,
      });
      const next = { id, how: "fork", settings, events, step, checkpoint, edits } as const;
      return this.#opener.open({ ...next, parentId: runId }, by);
    });
  }
}

/** What is computed for a fork is seen by nobody before it is there. */
const NOBODY: TrainingListener = {
  onFrame: () => undefined,
  onPace: () => undefined,
  onKeyframe: () => undefined,
  onCheckpoint: () => undefined,
  onEnded: () => undefined,
  onUnwatchedPause: () => undefined,
  onFailed: () => undefined,
};

function eventsUpTo({ events }: RunInfo, step: number): readonly RunEvent[] {
  return events.filter((event) => event.step <= step);
}

/** Why the changes, one after the other, do not fit a run that trains with these settings. */
function misfit(inForce: TrainingSettings, changes: readonly RunChange[]): Result<never> | null {
  let settings = inForce;
  for (const [i, change] of changes.entries()) {
    const next = settingsAfter(settings, change);
    const found = changeFault(settings, change) ?? roomFault(next);
    if (found !== null) {
      const message = `${pathText(found.path)}: ${found.message}`;
      return refuse("invalid-settings", message, `changes[${i}]`);
    }
    settings = next;
  }
  return null;
}
