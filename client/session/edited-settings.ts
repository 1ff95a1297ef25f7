import type { TrainingSettings } from "#engine/settings.ts";
import { type Result, refuse } from "#protocol/errors.ts";
import type { FieldRevision, SettingsEdit } from "#protocol/room.ts";
import { parseSettings } from "#protocol/settings.ts";
import { overlaps, writePath } from "#protocol/settings-path.ts";

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

/** Rule CS-5: the newest revision that touches a path: its own, one around it or one inside it. */
export function baseRevision(
  revisions: Readonly<Record<string, FieldRevision>>,
  path: string,
): number {
  return Object.entries(revisions)
    .filter(([other]) => overlaps(path, other))
    .reduce((newest, [, { revision }]) => Math.max(newest, revision), 0);
}
