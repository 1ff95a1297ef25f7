import type { ActivityEntry, FieldEdit } from "#client/session/session.ts";
import type { RoomEvent } from "#protocol/room.ts";
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
