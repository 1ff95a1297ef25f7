import { settingsEditing } from "#client/session/settings-editing.ts";
import { withPolicies } from "#protocol/controls.ts";
import type { RoomEvent, RoomSnapshot, RunInfo, VersionedRoomEvent } from "#protocol/room.ts";

/** Rule CS-1: an event is applied only right after the version before it. */
export type EventOrder = "next" | "known" | "gap";

export function eventOrder(room: RoomSnapshot, { version }: VersionedRoomEvent): EventOrder {
  if (version <= room.version) {
    return "known";
  }
  return version === room.version + 1 ? "next" : "gap";
}

/** The room after its next event; null when this page cannot follow it and needs the whole room. */
export function applyRoomEvent(
  room: RoomSnapshot,
  { version, event }: VersionedRoomEvent,
): RoomSnapshot | null {
  const changes = changesOf(room, event);
  return changes === null ? null : { ...room, ...changes, version };
}

function changesOf(room: RoomSnapshot, event: RoomEvent): Partial<RoomSnapshot> | null {
  switch (event.kind) {
    case "settings-changed":
      return settingsChanged(room, event);
    case "run-changed":
      return event.runId === room.run.id ? { run: withEvent(room.run, event.event) } : {};
    case "run-opened":
      return { run: event.run, runState: event.runState };
    case "run-state-changed":
      return event.runId === room.run.id ? { runState: event.runState } : {};
    case "code-role-changed":
      return { codeRole: event.codeRole };
    case "controls-changed":
      return { controls: withPolicies(room.controls, event.changes) };
    case "room-renamed":
      return { name: event.name };
    case "link-renewed":
      return { code: event.code };
    case "lock-changed":
      return { isLocked: event.isLocked };
    // Who I am comes as `you-changed`, who the others are as presence.
    case "member-role-changed":
    case "member-removed":
    case "run-labelled":
      return {};
  }
}

function settingsChanged(
  room: RoomSnapshot,
  { edits, revision }: Extract<RoomEvent, { kind: "settings-changed" }>,
): Partial<RoomSnapshot> | null {
  const settings = settingsEditing()?.editedSettings(room.settings, edits);
  if (!settings?.ok) {
    return null;
  }
  return {
    settings: settings.value,
    revisions: {
      ...room.revisions,
      ...Object.fromEntries(edits.map(({ path }) => [path, revision])),
    },
  };
}

function withEvent(run: RunInfo, event: RunInfo["events"][number]): RunInfo {
  return run.events.some(({ seq }) => seq >= event.seq)
    ? run
    : { ...run, events: [...run.events, event] };
}
