import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Command, CurrentField } from "#protocol/commands.ts";
import type { Controls } from "#protocol/controls.ts";
import { controlsOfEdit } from "#protocol/controls-of-edit.ts";
import { ok, type Refusal, type Result, refuse } from "#protocol/errors.ts";
import { liveChanges } from "#protocol/live-changes.ts";
import type { TableRecord } from "#protocol/records.ts";
import type { Role, SettingsEdit } from "#protocol/room.ts";
import { checkForRoom } from "#protocol/room-fault.ts";
import { parseSettings } from "#protocol/settings.ts";
import { differingPaths, overlaps, readPath, writePath } from "#protocol/settings-path.ts";
import {
  type KeptSettings,
  keepSettings,
  type TableServices,
} from "#server/rooms/kept-settings.ts";
import { controlRefusal, placeRefusal } from "#server/rooms/permission.ts";
import { newestRevision, type RoomState } from "#server/rooms/room-state.ts";

/** An edit that may be made, and what of it the running training takes up. */
export interface EditPlan {
  /** As the schema completes them: the room's document is always whole. */
  readonly edits: readonly SettingsEdit[];
  readonly changes: readonly RunChange[];
  /** Rows that the document names by their hash from now on. */
  readonly table: TableRecord | null;
}

export interface EditRefusal extends Refusal {
  readonly current?: readonly CurrentField[] | undefined;
}

export type PlannedEdit =
  | { readonly ok: true; readonly value: EditPlan }
  | { readonly ok: false; readonly error: EditRefusal };

/**
 * Rule RM-3: an edit is refused only when one of its own fields changed after its base. Rule RM-31:
 * besides, its author may change all that becomes another by it.
 */
export async function planEdit(
  state: RoomState,
  command: Command<"edit-settings">,
  role: Role,
  services: TableServices,
): Promise<PlannedEdit> {
  const forbidden = forbiddenPath(command, role, state.controls);
  if (forbidden !== null) {
    return forbidden;
  }
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
  const parsed = parseSettings(document.value);
  if (!parsed.ok) {
    return parsed;
  }
  const written = command.edits.map(({ path }) => path);
  const used = controlsOfEdit(state.settings, parsed.value, written);
  const refused = controlRefusal(role, state.controls, used, written[0]);
  if (refused !== null) {
    return refused;
  }
  const kept = await keptAfter(parsed.value, command.edits, services);
  if (!kept.ok) {
    return kept;
  }
  const { settings, table } = kept.value;
  const edits = completed(document.value, settings, command.edits);
  const open = { run: state.run, end: state.runState.end };
  const paths = edits.map(({ path }) => path);
  return ok({ edits, changes: liveChanges(open, settings, paths), table });
}

/** A path of which nothing is this role's to change: whatever is written there, it is refused. */
function forbiddenPath(
  { edits }: Command<"edit-settings">,
  role: Role,
  controls: Controls,
): Result<never> | null {
  for (const { path } of edits) {
    const refused = placeRefusal(role, controls, path);
    if (refused !== null) {
      return refused;
    }
  }
  return null;
}

/** The rows of a stored table matter for its own fields and for the loss, which needs fit targets. */
async function keptAfter(
  settings: TrainingSettings,
  edits: readonly { readonly path: string }[],
  services: TableServices,
): Promise<Result<KeptSettings>> {
  const touchesRows = edits.some(({ path }) => overlaps(path, "data") || overlaps(path, "loss"));
  if (settings.data.kind === "stored" && !touchesRows) {
    const checked = checkForRoom(ok(settings));
    return checked.ok ? ok({ settings, table: null }) : checked;
  }
  return keepSettings(settings, services);
}

/** The edits with what the schema filled in, at their own paths and elsewhere. */
function completed(
  written: unknown,
  settings: TrainingSettings,
  edits: readonly { readonly path: string }[],
): SettingsEdit[] {
  const isStoredNow = settings.data.kind === "stored" && readPath(written, "data.kind") === "table";
  // A table that went to the store leaves the document at once, whatever part of it was edited.
  const own = isStoredNow
    ? ["data", ...edits.map(({ path }) => path).filter((path) => !overlaps(path, "data"))]
    : edits.map(({ path }) => path);
  const filledIn = differingPaths(written, settings).filter(
    (path) => !own.some((edited) => path.length >= edited.length && overlaps(path, edited)),
  );
  return [...own, ...filledIn].map((path) => ({ path, value: readPath(settings, path) }));
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
