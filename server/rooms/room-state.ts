import type { TrainingSettings } from "#engine/settings.ts";
import { type Controls, withPolicies } from "#protocol/controls.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { AnsweredEdit } from "#protocol/records.ts";
import type {
  FieldRevision,
  RoomEvent,
  RoomSnapshot,
  RunInfo,
  RunState,
  SettingsEdit,
} from "#protocol/room.ts";
import { overlaps, writePath } from "#protocol/settings-path.ts";

/** Everything that makes a room, apart from who is in it. Changes only through `applyEvent`. */
export interface RoomState {
  readonly id: string;
  readonly code: string;
  readonly keyHash: string;
  readonly name: string;
  /** Counts the room's events. */
  readonly version: number;
  readonly codeRole: "editor" | "viewer";
  readonly controls: Controls;
  readonly isLocked: boolean;
  readonly settings: TrainingSettings;
  readonly revisions: Readonly<Record<string, FieldRevision>>;
  readonly answeredEdits: readonly AnsweredEdit[];
  readonly run: RunInfo;
  readonly runState: RunState;
  /** How many runs the room has had; the next one gets this number plus 1. */
  readonly runCount: number;
  readonly createdAtMs: number;
  readonly activeAtMs: number;
}

const ANSWERS_KEPT = 100;

/** Rule RM-1: the state after an event is a function of the state and the event alone. */
export function applyEvent(state: RoomState, event: RoomEvent, atMs: number): RoomState {
  const next = { ...state, version: state.version + 1, activeAtMs: atMs };
  switch (event.kind) {
    case "settings-changed":
      return {
        ...next,
        settings: event.edits.reduce(withEdit, state.settings),
        revisions: withRevisions(state.revisions, event.edits, event.revision),
      };
    case "run-changed":
      return { ...next, run: { ...state.run, events: [...state.run.events, event.event] } };
    case "run-opened":
      return {
        ...next,
        run: event.run,
        runState: event.runState,
        runCount: Math.max(state.runCount, event.run.number),
      };
    case "run-state-changed":
      return { ...next, runState: event.runState };
    case "code-role-changed":
      return { ...next, codeRole: event.codeRole };
    case "controls-changed":
      return { ...next, controls: withPolicies(state.controls, event.changes) };
    case "member-role-changed":
    case "member-removed":
    // Of the store alone: a room has any number of runs.
    case "run-labelled":
      return next;
    case "link-renewed":
      return { ...next, code: event.code };
    case "lock-changed":
      return { ...next, isLocked: event.isLocked };
    case "room-renamed":
      return { ...next, name: event.name };
  }
}

/** The newest revision of any field that a change of this path would touch; 0 when none. */
export function newestRevision(state: RoomState, path: string): number {
  return Object.entries(state.revisions).reduce(
    (newest, [changed, { revision }]) =>
      overlaps(changed, path) ? Math.max(newest, revision) : newest,
    0,
  );
}

/** Rule RM-7: an edit that was answered is answered again, not applied twice. */
export function withAnswer(state: RoomState, answer: AnsweredEdit): RoomState {
  return { ...state, answeredEdits: [...state.answeredEdits, answer].slice(-ANSWERS_KEPT) };
}

/** Named one by one: what is added to a room's state is nobody's before it is named here. */
export function snapshotOf(state: RoomState): RoomSnapshot {
  const { id, version, code, name, codeRole, controls, isLocked } = state;
  const { settings, revisions, run, runState } = state;
  return {
    id,
    version,
    code,
    name,
    codeRole,
    controls,
    isLocked,
    settings,
    revisions,
    run,
    runState,
  };
}

// The edits of an event were checked as a whole against the schema before it was made.
function withEdit(settings: TrainingSettings, { path, value }: SettingsEdit): TrainingSettings {
  const written = writePath(settings, path, value);
  return isSettings(written) ? written : settings;
}

function isSettings(document: unknown): document is TrainingSettings {
  return typeof document === "object" && document !== null && "version" in document;
}

// A change of a whole branch replaces the revisions inside it: they name what is gone.
function withRevisions(
  revisions: RoomState["revisions"],
  edits: readonly SettingsEdit[],
  revision: FieldRevision,
): RoomState["revisions"] {
  const paths = edits.map(({ path }) => path);
  const kept = Object.entries(revisions).filter(
    ([path]) => !paths.some((changed) => path.length >= changed.length && overlaps(path, changed)),
  );
  return folded([...kept, ...paths.map((path) => [path, revision] as const)]);
}

/** Too many fields to remember one by one: the innermost count as a change of what is around them. */
function folded(entries: readonly (readonly [string, FieldRevision])[]): RoomState["revisions"] {
  if (entries.length <= LIMITS.roomRevisions) {
    return Object.fromEntries(entries);
  }
  const around = new Map<string, FieldRevision>();
  for (const [path, revision] of entries) {
    const outer = path.replace(/(?<=.)(\.\w+|\[\d+\])$/, "");
    const other = around.get(outer);
    if (other === undefined || other.revision < revision.revision) {
      around.set(outer, revision);
    }
  }
  return folded([...around]);
}
