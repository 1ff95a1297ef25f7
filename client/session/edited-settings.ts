import type { TrainingSettings } from "#engine/settings.ts";
import { type Result, refuse } from "#protocol/errors.ts";
import type { SettingsEdit } from "#protocol/room.ts";
import { parseSettings } from "#protocol/settings.ts";
import { writePath } from "#protocol/settings-path.ts";

/** Rule CS-4: the document after these edits, or why it is none, in the server's words. */
export function editedSettings(
  settings: TrainingSettings,
  edits: readonly SettingsEdit[],
): Result<TrainingSettings> {
  let document: unknown = settings;
  for (const { path, value } of edits) {
    document = writePath(document, path, value);
    if (document === null) {
      return refuse("unknown-path", `${path} leads nowhere in the settings`, path);
    }
  }
  return parseSettings(document);
}
