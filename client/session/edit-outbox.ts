import { z } from "zod";
import { safeStorage } from "#client/session/safe-storage.ts";
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

const outboxSchema = z.array(
  z.object({
    editId: z.string().min(1).max(64),
    edits: z
      .array(
        z.object({
          path: z.string().min(1).max(LIMITS.pathCharacters),
          // JSON drops an undefined value, which removes an optional key: absent means the same.
          value: z.unknown().optional(),
          base: z.number().int().nonnegative(),
        }),
      )
      .min(1)
      .max(LIMITS.editsPerCommand),
  }),
);

/** What an earlier page in this tab left unanswered; it outlives a reload, not the tab. */
export function storedOutbox(code: string): readonly SentEdit[] {
  const text = safeStorage("sessionStorage").read(keyOf(code));
  if (text === null) {
    return [];
  }
  try {
    const parsed = outboxSchema.safeParse(JSON.parse(text));
    return parsed.success
      ? parsed.data.slice(0, OUTBOX_EDITS).map(({ editId, edits }) => ({
          editId,
          edits: edits.map(({ path, value, base }) => ({ path, value, base })),
        }))
      : [];
  } catch {
    return [];
  }
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
