import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Command, CurrentField } from "#protocol/commands.ts";
import { ok, type Refusal, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { parseSettings } from "#protocol/settings.ts";
import { overlaps, readPath, writePath } from "#protocol/settings-path.ts";
import { newestRevision, type RoomState } from "#server/rooms/room-state.ts";

/** An edit that may be made: the document after it, and what of it the running training takes up. */
export interface EditPlan {
  readonly settings: TrainingSettings;
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
  return ok({ settings: settings.value, changes: liveChanges(state, settings.value) });
}

/** A room's table is held by every screen; larger ones train by the command line. */
export function checkForRoom(settings: Result<TrainingSettings>): Result<TrainingSettings> {
  if (!settings.ok) {
    return settings;
  }
  const { rows, inputs, outputs } = settings.value.data;
  const cells = rows.length * (inputs.length + outputs.length);
  return cells <= LIMITS.roomTableCells
    ? settings
    : refuse(
        "invalid-settings",
        `data.rows: ${cells} cells, a room holds at most ${LIMITS.roomTableCells}`,
        "data.rows",
      );
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

/** Rule RM-4: learning rate and stop take effect in the open run; everything else waits. */
function liveChanges(state: RoomState, settings: TrainingSettings): RunChange[] {
  if (state.runState.end?.reason === "diverged") {
    return [];
  }
  const changes: RunChange[] = [];
  const before = state.settings;
  if (settings.optimizer.learningRate !== before.optimizer.learningRate) {
    changes.push({ kind: "set-learning-rate", value: settings.optimizer.learningRate });
  }
  if (settings.stop.steps !== before.stop.steps || settings.stop.loss !== before.stop.loss) {
    changes.push({ kind: "set-stop", stop: settings.stop });
  }
  return changes;
}
