import type { ActivityEntry, FieldEdit } from "#client/session/session.ts";
import type { Actor, RoomEvent } from "#protocol/room.ts";
import { overlaps } from "#protocol/settings-path.ts";

type SettingsChanged = Extract<RoomEvent, { kind: "settings-changed" }>;
interface OwnEdit {
  readonly event: SettingsChanged;
  readonly was: NonNullable<ActivityEntry["was"]>;
  readonly id: number;
}

/**
 * Rule UI-107: what takes an own edit back, by the id of the line that tells it: the values before,
 * standing on the edit itself, so that what others changed since is a conflict and not undone. An
 * edit that its author has changed again has no undo: the newer one has.
 */
export function ownUndos(
  activity: readonly ActivityEntry[],
  youId: string,
): ReadonlyMap<number, readonly FieldEdit[]> {
  const own = activity.flatMap((entry): readonly OwnEdit[] =>
    entry.event.kind === "settings-changed" &&
    entry.event.revision.by.id === youId &&
    entry.was !== undefined
      ? [{ event: entry.event, was: entry.was, id: entry.id }]
      : [],
  );
  const undos = new Map<number, readonly FieldEdit[]>();
  for (const [i, edit] of own.entries()) {
    if (!own.slice(i + 1).some((later) => touches(later.event, edit.event))) {
      const back = edit.was.map((was) => ({ ...was, base: edit.event.revision.revision }));
      for (const id of linesOf(activity, edit)) {
        undos.set(id, back);
      }
    }
  }
  return undos;
}

function touches(a: SettingsChanged, b: SettingsChanged): boolean {
  return a.edits.some((one) => b.edits.some((other) => overlaps(one.path, other.path)));
}

/** A weight that is dragged is set many times: values so close in time are one change, in ms. */
const ONE_MOVE_MS = 1_500;

/** What takes a weight by hand back: to what it was, unless somebody else has set it since. */
export interface ParameterUndo {
  readonly parameter: string;
  readonly value: number;
  /** Who has set it since, and to what; null when nobody has. */
  readonly since: { readonly name: string; readonly value: number } | null;
}

interface SetByHand {
  readonly id: number;
  readonly parameter: string;
  readonly value: number;
  readonly by: Actor;
  readonly atMs: number;
  readonly was: number | null;
}

/**
 * Rule UX-225: takes an own weight by hand back, by the id of the line that tells it. Of values that
 * follow each other as in dragging, the last one has the undo, and it leads to what was before all of
 * them.
 */
export function ownParameterUndos(
  activity: readonly ActivityEntry[],
  youId: string,
  runId: string,
): ReadonlyMap<number, ParameterUndo> {
  const undos = new Map<number, ParameterUndo>();
  const all = activity.flatMap((entry) => setByHand(entry, runId));
  for (const parameter of new Set(all.map((set) => set.parameter))) {
    const sets = all.filter((set) => set.parameter === parameter);
    const at = sets.findLastIndex(({ by }) => by.id === youId);
    const last = sets[at];
    const value = last === undefined ? null : valueBefore(sets, at);
    if (last !== undefined && value !== null) {
      const later = sets[sets.length - 1];
      const since = later === last || later === undefined ? null : later;
      undos.set(last.id, {
        parameter,
        value,
        since: since && { name: since.by.name, value: since.value },
      });
    }
  }
  return undos;
}

function setByHand({ id, event, was }: ActivityEntry, runId: string): readonly SetByHand[] {
  if (event.kind !== "run-changed" || event.runId !== runId) {
    return [];
  }
  const { change, actor: by, atMs } = event.event;
  const before = was?.[0]?.value;
  return change.kind === "set-parameter"
    ? [{ id, by, atMs, ...change, was: typeof before === "number" ? before : null }]
    : [];
}

/** Before the first of those that belong to one move of the hand. */
function valueBefore(sets: readonly SetByHand[], last: number): number | null {
  let first = last;
  while (first > 0 && isOneMove(sets[first - 1], sets[first])) {
    first -= 1;
  }
  return sets[first]?.was ?? null;
}

function isOneMove(one: SetByHand | undefined, next: SetByHand | undefined): boolean {
  return (
    one !== undefined &&
    next !== undefined &&
    one.by.id === next.by.id &&
    next.atMs - one.atMs <= ONE_MOVE_MS
  );
}

/** What took effect at once is told by the run's own event, which comes next to it. */
function linesOf(activity: readonly ActivityEntry[], { id, event }: OwnEdit): readonly number[] {
  const { step, by } = event.revision;
  const told = activity.filter(
    (entry) =>
      Math.abs(entry.id - id) <= event.edits.length &&
      entry.event.kind === "run-changed" &&
      entry.event.event.actor.id === by.id &&
      entry.event.event.step === step &&
      entry.event.event.change.kind !== "set-parameter",
  );
  return [id, ...told.map((entry) => entry.id)];
}
