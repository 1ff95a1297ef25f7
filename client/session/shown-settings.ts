import type { RoomView } from "#client/session/session.ts";
import { type SettingsEditing, settingsEditing } from "#client/session/settings-editing.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { differingPaths, readPath } from "#protocol/settings-path.ts";

type Shown = Pick<RoomView, "settings" | "unconfirmed">;

/**
 * The room's document with own unconfirmed edits on top: what the editor of it sees. The same
 * object as long as neither changed, so that it can be selected from the store.
 */
export function shownSettings({ settings, unconfirmed }: Shown): TrainingSettings {
  const edits = Object.entries(unconfirmed).map(([path, value]) => ({ path, value }));
  const editing = settingsEditing();
  // Own edits are in the room's view only when what checks them is here.
  if (edits.length === 0 || editing === null) {
    return settings;
  }
  const known = KNOWN.get(unconfirmed);
  if (known?.settings === settings) {
    return known.shown;
  }
  const together = editing.editedSettings(settings, edits);
  const shown = together.ok ? together.value : oneByOne(editing, settings, edits);
  KNOWN.set(unconfirmed, { settings, shown });
  return shown;
}

const KNOWN = new WeakMap<object, { settings: TrainingSettings; shown: TrainingSettings }>();

/**
 * The room with the document that is shown already where it says the same: what came true of an own
 * edit is drawn no second time.
 */
export function keptSettings<T extends Pick<RoomView, "settings">>(
  next: T,
  before: Shown | null,
): T {
  const shown = before === null ? next.settings : shownSettings(before);
  const isKept = shown !== next.settings && differingPaths(shown, next.settings).length === 0;
  return isKept ? { ...next, settings: shown } : next;
}

/** What a control at this path shows. */
export function shownValue(room: Shown, path: string): unknown {
  return Object.hasOwn(room.unconfirmed, path)
    ? room.unconfirmed[path]
    : readPath(shownSettings(room), path);
}

/** An own edit may no longer fit what somebody else changed: the server will say so, not we. */
function oneByOne(
  { editedSettings }: SettingsEditing,
  settings: TrainingSettings,
  edits: readonly { path: string; value: unknown }[],
): TrainingSettings {
  return edits.reduce((shown, edit) => {
    const next = editedSettings(shown, [edit]);
    return next.ok ? next.value : shown;
  }, settings);
}
