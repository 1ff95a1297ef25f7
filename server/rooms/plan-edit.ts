import { parameterCount } from "#engine/layer-widths.ts";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import type { Command, CurrentField } from "#protocol/commands.ts";
import { ok, type Refusal, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { SettingsEdit } from "#protocol/room.ts";
import { parseSettings } from "#protocol/settings.ts";
import { differingPaths, overlaps, readPath, writePath } from "#protocol/settings-path.ts";
import { newestRevision, type RoomState } from "#server/rooms/room-state.ts";

/** An edit that may be made, and what of it the running training takes up. */
export interface EditPlan {
  /** As the schema completes them: the room's document is always whole. */
  readonly edits: readonly SettingsEdit[];
  readonly changes: readonly RunChange[];
}

export interface EditRefusal extends Refusal {
  readonly current?: readonly CurrentField[] | undefined;
}

export type PlannedEdit =
  | { readonly ok: true; readonly value: EditPlan }
  | { readonly ok: false; readonly error: EditRefusal };

/** Rule RM-3: an edit is refused only when one of its own fields changed after its base. */
export function planEdit(state: RoomState, command: Command<"edit-settings">): PlannedEdit {
  const stale = command.edits.filter((edit) => newestRevision(state, edit.path) > edit.base);
  const [first] = stale;
  if (first !== undefined) {
    return {
      ok: false,
      error: {
        code: "stale-revision",
        message: `${first.path} was changed in the meantime`,
        path: first.path,
        current: stale.map(({ path }) => currentField(state, path)),
      },
    };
  }
  const document = writeAll(state.settings, command.edits);
  if (!document.ok) {
    return document;
  }
  const settings = checkForRoom(parseSettings(document.value));
  if (!settings.ok) {
    return settings;
  }
  const edits = completed(document.value, settings.value, command.edits);
  return ok({ edits, changes: liveChanges(state, settings.value, edits) });
}

/** The edits with what the schema filled in, at their own paths and elsewhere. */
function completed(
  written: unknown,
  settings: TrainingSettings,
  edits: readonly { readonly path: string }[],
): SettingsEdit[] {
  const own = edits.map(({ path }) => path);
  const filledIn = differingPaths(written, settings).filter(
    (path) => !own.some((edited) => path.length >= edited.length && overlaps(path, edited)),
  );
  return [...own, ...filledIn].map((path) => ({ path, value: readPath(settings, path) }));
}

/**
 * Rule RM-16: what a room may hold is bounded below what the command line trains: its document is on
 * every screen, and one step of it must not keep other rooms waiting.
 */
export function checkForRoom(settings: Result<TrainingSettings>): Result<TrainingSettings> {
  if (!settings.ok) {
    return settings;
  }
  const { data, initial } = settings.value;
  const { length } = data.rows;
  const cells = length * (data.inputs.length + data.outputs.length);
  if (cells > LIMITS.roomTableCells) {
    return tooMuch("data.rows", `${cells} cells, a room holds at most ${LIMITS.roomTableCells}`);
  }
  const parameters = parameterCount(settings.value);
  if (length * parameters > LIMITS.roomWorkPerStep) {
    return tooMuch(
      "layers",
      `${parameters} weights and biases for ${length} rows are too many for a room: at most ${Math.floor(LIMITS.roomWorkPerStep / length)}`,
    );
  }
  return initial.scheme === "given" && parameters > LIMITS.exactFrameParameters
    ? tooMuch("initial", `a room takes at most ${LIMITS.exactFrameParameters} given weights`)
    : settings;
}

function tooMuch(path: string, text: string): Result<never> {
  return refuse("invalid-settings", `${path}: ${text}`, path);
}

function currentField(state: RoomState, path: string): CurrentField {
  const newest = Object.entries(state.revisions)
    .filter(([changed]) => overlaps(changed, path))
    .map(([, revision]) => revision)
    .reduce<CurrentField["revision"]>(
      (latest, revision) =>
        latest !== null && latest.revision >= revision.revision ? latest : revision,
      null,
    );
  return { path, value: readPath(state.settings, path), revision: newest };
}

function writeAll(
  settings: TrainingSettings,
  edits: Command<"edit-settings">["edits"],
): Result<unknown> {
  let document: unknown = settings;
  for (const { path, value } of edits) {
    if (value === null) {
      return refuse("invalid-settings", `${path}: null is no value`, path);
    }
    document = writePath(document, path, value);
    if (document === null) {
      return refuse("unknown-path", `${path}: the settings have no such field`, path);
    }
  }
  return ok(document);
}

/**
 * Rule RM-4: learning rate and stop take effect in the open run; everything else waits. What counts
 * is what the run trains with, which may differ from the room's document after a rewind.
 */
function liveChanges(
  { run, runState }: RoomState,
  settings: TrainingSettings,
  edits: readonly SettingsEdit[],
): RunChange[] {
  if (runState.end?.reason === "diverged" || run.engineVersion !== ENGINE_VERSION) {
    return [];
  }
  const inForce = settingsInForce(run, null);
  const touches = (field: string) => edits.some(({ path }) => overlaps(path, field));
  const { optimizer, stop } = settings;
  const changes: RunChange[] = [];
  if (
    touches("optimizer.learningRate") &&
    optimizer.learningRate !== inForce.optimizer.learningRate
  ) {
    changes.push({ kind: "set-learning-rate", value: optimizer.learningRate });
  }
  if (touches("stop") && (stop.steps !== inForce.stop.steps || stop.loss !== inForce.stop.loss)) {
    changes.push({ kind: "set-stop", stop });
  }
  return changes;
}
