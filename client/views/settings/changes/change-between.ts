import type { FieldEdit } from "#client/session/session.ts";
import { text } from "#client/text/en.ts";
import type { Offer, Option } from "#client/ui/choice.tsx";
import { editsBetween } from "#client/views/settings/changes/settings-edits.ts";
import { pathWords, valueWords } from "#client/views/settings/path-words.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ok, type Result } from "#protocol/errors.ts";
import { checkForRoom } from "#protocol/room-fault.ts";
import { parseSettings } from "#protocol/settings.ts";
import { overlaps } from "#protocol/settings-path.ts";

export interface SettingsChange {
  readonly edits: readonly FieldEdit[];
  /** What is changed besides the field itself, in words; null when nothing is. */
  readonly also: string | null;
}

/** The edits from one document to the next, or why a room cannot have the next one. */
export function changeBetween(
  before: TrainingSettings,
  after: TrainingSettings,
  path: string,
): Result<SettingsChange> {
  const checked = checkForRoom(parseSettings(after));
  if (!checked.ok) {
    return checked;
  }
  const edits = editsBetween(before, checked.value);
  const besides = edits
    .filter((edit) => !overlaps(edit.path, path))
    .map((edit) =>
      text.settings.valueOf(
        pathWords(edit.path, checked.value),
        valueWords(checked.value, edit.path),
      ),
    );
  return ok({ edits, also: besides.length === 0 ? null : besides.join(", ") });
}

interface Words {
  readonly name: string;
  readonly detail: string;
}

/** Choices in their order, each with its name and a line on it. */
export function named<T extends string>(
  values: readonly T[],
  words: Readonly<Record<T, Words>>,
): readonly Option<T>[] {
  return values.map((value) => ({
    value,
    label: words[value].name,
    detail: words[value].detail,
  }));
}

/** Rule UI-22: what a choice would bring along, or why it cannot be chosen now. */
export function offerOf(settings: TrainingSettings, path: string, after: TrainingSettings): Offer {
  const change = changeBetween(settings, after, path);
  if (!change.ok) {
    return { refusal: change.error.message };
  }
  const { also } = change.value;
  return also === null ? {} : { also: text.settings.alsoChanges(also) };
}
