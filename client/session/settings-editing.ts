import { afterPaint } from "#client/session/after-paint.ts";
import type { editedSettings } from "#client/session/edited-settings.ts";
import { whenShown } from "#client/session/session-on-screen.ts";
import type { waitingPaths } from "#protocol/live-changes.ts";

/**
 * What checks a settings document: the server's own schemas. Large, and nothing that the first
 * picture of a room needs, so it is loaded when the room is there.
 */
export interface SettingsEditing {
  readonly editedSettings: typeof editedSettings;
  readonly waitingPaths: typeof waitingPaths;
}

let loaded: SettingsEditing | null = null;
let loading: Promise<SettingsEditing> | null = null;

/** Null as long as it is not here. */
export function settingsEditing(): SettingsEditing | null {
  return loaded;
}

/** Once for the page; what failed to load is asked for again by the next caller. */
export function loadSettingsEditing(): Promise<SettingsEditing> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Acts once it is here, which is after the first picture; never where it cannot be had. */
export function whenSettingsEditing(act: () => void): void {
  whenShown(() => afterPaint(() => void loadSettingsEditing().then(act, () => undefined)));
}

async function load(): Promise<SettingsEditing> {
  const [edited, live] = await Promise.all([
    import("#client/session/edited-settings.ts"),
    import("#protocol/live-changes.ts"),
  ]);
  loaded = { editedSettings: edited.editedSettings, waitingPaths: live.waitingPaths };
  return loaded;
}
