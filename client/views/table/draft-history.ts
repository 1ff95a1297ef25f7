import type { TableDraft } from "#client/views/table/table-draft.ts";

/** A draft with what it was before; drafts share their unchanged rows. */
export interface DraftHistory {
  readonly past: readonly TableDraft[];
  readonly now: TableDraft;
  readonly undone: readonly TableDraft[];
}

const KEPT = 100;

export function newHistory(draft: TableDraft): DraftHistory {
  return { past: [], now: draft, undone: [] };
}

export function changed({ past, now, undone }: DraftHistory, next: TableDraft): DraftHistory {
  return next === now
    ? { past, now, undone }
    : { past: [...past, now].slice(-KEPT), now: next, undone: [] };
}

export function undo({ past, now, undone }: DraftHistory): DraftHistory {
  const before = past.at(-1);
  return before === undefined
    ? { past, now, undone }
    : { past: past.slice(0, -1), now: before, undone: [now, ...undone] };
}

export function redo({ past, now, undone }: DraftHistory): DraftHistory {
  const [next, ...rest] = undone;
  return next === undefined
    ? { past, now, undone }
    : { past: [...past, now], now: next, undone: rest };
}
