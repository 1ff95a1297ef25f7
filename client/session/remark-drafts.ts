import { safeStorage } from "#client/session/safe-storage.ts";
import { isObject, isText, parseJson } from "#client/session/shapes.ts";
import { LIMITS } from "#protocol/limits.ts";

/** A note as somebody types it, and what stood there when they began. */
export interface RemarkDraft {
  readonly text: string;
  readonly base: string;
}

/**
 * Rule UI-150: a note is this browser's from its first letter until the server has it: neither a lost
 * connection nor a closed page loses it.
 */
export function readDraft(runId: string): RemarkDraft | null {
  const draft = parseJson(safeStorage("localStorage").read(keyOf(runId)));
  return isDraft(draft) ? draft : null;
}

/** Null when it is saved or given up. */
export function keepDraft(runId: string, draft: RemarkDraft | null): void {
  const storage = safeStorage("localStorage");
  if (draft === null || draft.text.trim() === draft.base) {
    storage.remove(keyOf(runId));
  } else {
    storage.write(keyOf(runId), JSON.stringify({ text: draft.text, base: draft.base }));
  }
}

function keyOf(runId: string): string {
  return `weightroom.note.${runId}`;
}

function isDraft(value: unknown): value is RemarkDraft {
  return (
    isObject<keyof RemarkDraft>(value) &&
    isText(value.text, 4 * LIMITS.remarkCharacters) &&
    isText(value.base, 4 * LIMITS.remarkCharacters)
  );
}
