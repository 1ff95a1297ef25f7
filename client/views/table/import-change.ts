import { text } from "#client/text/en.ts";
import {
  asStored,
  checkTable,
  isLarge,
  withImportedTable,
} from "#client/views/settings/changes/pasted-table.ts";
import { editsBetween } from "#client/views/settings/changes/settings-edits.ts";
import { pathWords, valueWords } from "#client/views/settings/path-words.ts";
import type { ImportedTable } from "#client/views/table/import-plan.ts";
import type { Scaling, TrainingSettings } from "#engine/settings.ts";
import { overlaps } from "#protocol/settings-path.ts";

export interface ImportChange {
  /** Why the room cannot have it. */
  readonly problem: string | null;
  /** What is set besides the data, in words. */
  readonly also: string | null;
}

/** Rule UI-22: what a table would bring along, before anybody takes it. */
export function changeWith(
  settings: TrainingSettings,
  table: ImportedTable,
  scaling: Scaling,
): ImportChange {
  const next = withImportedTable(settings, table, scaling);
  const checked = checkTable(next);
  if (!checked.ok) {
    return { problem: checked.error.message, also: null };
  }
  const small = isLarge(next) ? asStored(next, "") : next;
  const besides = editsBetween(settings, small)
    .filter(({ path }) => !overlaps(path, "data"))
    .map(({ path }) => text.settings.valueOf(pathWords(path, small), valueWords(small, path)));
  return { problem: null, also: besides.length === 0 ? null : besides.join(", ") };
}
