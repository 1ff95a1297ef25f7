import type { ActivityEntry } from "#client/session/session.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { RoomEvent, RunInfo, SettingsEdit } from "#protocol/room.ts";
import { readPath } from "#protocol/settings-path.ts";

const ENTRIES_KEPT = 200;

/**
 * With one more line at the end, and what it changed in `before`; the oldest ones go.
 *
 * @param known what stood there, where that is known otherwise.
 */
export function withActivity(
  activity: readonly ActivityEntry[],
  event: RoomEvent,
  before: TrainingSettings | null = null,
  known: readonly SettingsEdit[] | null = null,
): readonly ActivityEntry[] {
  const id = (activity.at(-1)?.id ?? 0) + 1;
  const was = known ?? (before === null ? undefined : valuesBefore(event, before));
  return [...activity, { id, atMs: timeOf(event) ?? Date.now(), event, was }].slice(-ENTRIES_KEPT);
}

/** In the opposite order: the last change is taken back first. */
function valuesBefore(event: RoomEvent, before: TrainingSettings): readonly SettingsEdit[] {
  return event.kind === "settings-changed"
    ? event.edits.map(({ path }) => ({ path, value: readPath(before, path) })).toReversed()
    : [];
}

/** What a run's own events tell somebody who comes later. */
export function activityOf(run: RunInfo): readonly ActivityEntry[] {
  return run.events.slice(-ENTRIES_KEPT).map((event) => ({
    id: event.seq,
    atMs: event.atMs,
    event: { kind: "run-changed", runId: run.id, event },
  }));
}

function timeOf(event: RoomEvent): number | null {
  switch (event.kind) {
    case "settings-changed":
      return event.revision.atMs;
    case "run-changed":
      return event.event.atMs;
    case "run-opened":
      return event.run.startedAtMs;
    case "run-state-changed":
    case "code-role-changed":
    case "controls-changed":
    case "member-removed":
    case "link-renewed":
    case "lock-changed":
    case "member-role-changed":
    case "room-renamed":
    case "run-labelled":
      return null;
  }
}
