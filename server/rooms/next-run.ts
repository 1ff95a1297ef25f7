import type { TrainingSettings } from "#engine/settings.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { ok, type Result } from "#protocol/errors.ts";
import type { Checkpoint, StoreWrite } from "#protocol/records.ts";
import type {
  Actor,
  RoomEvent,
  RunEvent,
  RunInfo,
  RunOrigin,
  RunState,
  SettingsEdit,
} from "#protocol/room.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import type { RunHolder } from "#server/rooms/run-holder.ts";
import { runName } from "#server/rooms/run-name.ts";

/** The run that a room goes on to. */
export interface NextRun {
  readonly id: string;
  readonly how: RunOrigin;
  readonly settings: TrainingSettings;
  readonly events: readonly RunEvent[];
  /** Where it stands, and where in the run before it begins. */
  readonly step: number;
  /** The run that it goes on from; the one before when absent. */
  readonly parentId?: string;
  /** The state at `step`; null at step 0, which follows from the settings. */
  readonly checkpoint: Checkpoint | null;
  /** What of the room's document goes along. */
  readonly edits: readonly SettingsEdit[];
}

/** Called in the room's order. */
export class RunOpener {
  readonly #core: RoomCore;
  readonly #holder: RunHolder;
  readonly #onOpened: () => void;

  constructor(core: RoomCore, holder: RunHolder, onOpened: () => void) {
    this.#core = core;
    this.#holder = holder;
    this.#onOpened = onOpened;
  }

  /** Rule RM-13: a run that never trained is replaced; any other is saved and gets a child. */
  async open(next: NextRun, by: Actor): Promise<Result<string>> {
    const { state, epoch } = this.#core;
    const resume = await this.#holder.suspend();
    const reached = this.#holder.reachedStep;
    const isUntouched = reached === 0;
    const run = this.#runOf(next, isUntouched);
    const runState: RunState = {
      status: next.step === 0 ? "ready" : "paused",
      speed: state.runState.speed,
      step: next.step,
      end: null,
      note: null,
    };
    const old = state.run.id;
    // The end may be known and not stored yet: its own task comes after this one.
    const closed: RunState = {
      ...state.runState,
      status: "closed",
      step: Math.max(reached, state.runState.step),
      end: this.#holder.end,
    };
    const stored = await this.#core.commit(this.#eventsOf(next, run, runState, by), [
      isUntouched
        ? { kind: "discard-run", runId: old, epoch }
        : { kind: "run-state", runId: old, epoch, state: closed },
      { kind: "open-run", run: { roomId: state.id, epoch, info: run, state: runState } },
      ...this.#checkpointWrites(next),
    ]);
    if (!stored.ok) {
      this.#holder.open(resume.checkpoint, resume.recorded);
      return stored;
    }
    const keyframeBytes = next.checkpoint?.keyframe.byteLength ?? 0;
    this.#holder.open(next.checkpoint, { frameBytes: 0, keyframeBytes });
    this.#onOpened();
    return ok(run.id);
  }

  #runOf(next: NextRun, isUntouched: boolean): RunInfo {
    const { run: old, runCount } = this.#core.state;
    const { id, settings, events, step, parentId } = next;
    const number = isUntouched ? old.number : runCount + 1;
    return {
      id,
      number,
      name: runName(number, settingsInForce({ settings, events }, null)),
      parent: parentOf(old, parentId, step, isUntouched),
      settings,
      events,
      engineVersion: ENGINE_VERSION,
      startedAtMs: this.#core.services.nowMs(),
    };
  }

  #eventsOf(
    { how, edits, step }: NextRun,
    run: RunInfo,
    runState: RunState,
    by: Actor,
  ): RoomEvent[] {
    const opened: RoomEvent = { kind: "run-opened", run, runState, by, how };
    if (edits.length === 0) {
      return [opened];
    }
    const atMs = this.#core.services.nowMs();
    const revision = { revision: this.#core.state.version + 2, by, step, atMs };
    return [opened, { kind: "settings-changed", edits, revision }];
  }

  /** For recovery, and for who replays it from there. */
  #checkpointWrites({ id: runId, checkpoint }: NextRun): StoreWrite[] {
    if (checkpoint === null) {
      return [];
    }
    const { epoch } = this.#core;
    const { step, seq, keyframe: bytes } = checkpoint;
    return [
      { kind: "checkpoint", runId, epoch, checkpoint },
      { kind: "keyframe", runId, epoch, step, seq, bytes },
    ];
  }
}

/** One that was never trained is replaced, and leaves its own parent to the next. */
function parentOf(
  old: RunInfo,
  parentId: string | undefined,
  step: number,
  isUntouched: boolean,
): RunInfo["parent"] {
  if (parentId !== undefined && parentId !== old.id) {
    return { runId: parentId, step };
  }
  return isUntouched ? old.parent : { runId: old.id, step };
}
