import { safeStorage } from "#client/session/safe-storage.ts";
import { isListOf, isNumber, isObject, isText, parseJson } from "#client/session/shapes.ts";
import { LIMITS } from "#protocol/limits.ts";

/** An edit as it is sent: the same id and bases every time. */
export interface SentEdit {
  readonly editId: string;
  readonly edits: readonly {
    readonly path: string;
    readonly value: unknown;
    readonly base: number;
  }[];
}

/** Rule CS-7: edits that wait for their answer at once; further ones are refused. */
export const OUTBOX_EDITS = 20;

/** What an earlier page in this tab left unanswered; it outlives a reload, not the tab. */
export function storedOutbox(code: string): readonly SentEdit[] {
  const stored = parseJson(safeStorage("sessionStorage").read(keyOf(code)));
  return isListOf(stored, isSentEdit)
    ? stored.slice(0, OUTBOX_EDITS).map(({ editId, edits }) => ({
        editId,
        edits: edits.map(({ path, value, base }) => ({ path, value, base })),
      }))
    : [];
}

export function storeOutbox(code: string, edits: readonly SentEdit[]): void {
  if (edits.length === 0) {
    safeStorage("sessionStorage").remove(keyOf(code));
  } else {
    safeStorage("sessionStorage").write(keyOf(code), JSON.stringify(edits));
  }
}

function keyOf(code: string): string {
  return `weightroom.outbox.${code}`;
}

function isSentEdit(value: unknown): value is SentEdit {
  return (
    isObject<keyof SentEdit>(value) &&
    isText(value.editId, 64, 1) &&
    isListOf(value.edits, isFieldEdit) &&
    value.edits.length >= 1 &&
    value.edits.length <= LIMITS.editsPerCommand
  );
}

/** JSON drops an undefined value, which removes an optional key: absent means the same. */
function isFieldEdit(value: unknown): value is SentEdit["edits"][number] {
  return (
    isObject<"path" | "base">(value) &&
    isText(value.path, LIMITS.pathCharacters, 1) &&
    isNumber(value.base) &&
    Number.isInteger(value.base) &&
    value.base >= 0
  );
}
