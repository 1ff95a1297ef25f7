"use client";

import { useEffect, useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";
import {
  changed,
  type DraftHistory,
  newHistory,
  redo,
  undo,
} from "#client/views/table/draft-history.ts";
import { draftOf, type TableDraft } from "#client/views/table/table-draft.ts";
import type { TableData } from "#engine/settings.ts";
import type { FieldRevision } from "#protocol/room.ts";

interface Draft {
  readonly history: DraftHistory;
  readonly draft: TableDraft;
  readonly isChanged: boolean;
  /** The revision of the data that the draft began with. */
  readonly base: number;
  /** Somebody else's change of the data since then; null while there is none. */
  readonly overtaken: FieldRevision | null;
  change(next: TableDraft): void;
  undo(): void;
  redo(): void;
  /** Drops the draft for what the room has now. */
  takeRooms(): void;
}

interface Kept {
  readonly history: DraftHistory;
  readonly table: TableData;
  readonly base: number;
}

/**
 * Rule UI-77: a draft of the room's table. As long as nothing is changed in it, it follows the
 * room; from then on it is kept, whatever others do, until it is saved or dropped.
 */
export function useDraft(table: TableData): Draft {
  const { revision } = useSetting("data");
  const you = useSession(({ room }) => room?.you.id ?? null);
  const rooms = (): Kept => ({
    history: newHistory(draftOf(table)),
    table,
    base: revision?.revision ?? 0,
  });
  const [kept, setKept] = useState(rooms);
  const { history } = kept;
  const isChanged = history.past.length > 0 && history.now !== history.past[0];
  if (!isChanged && kept.table !== table) {
    setKept(rooms());
  }
  useEffect(() => {
    if (!isChanged) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);
  const isOvertaken =
    isChanged && kept.table !== table && revision !== null && revision.by.id !== you;
  const turn = (next: DraftHistory) => setKept({ ...kept, history: next });
  return {
    history,
    draft: history.now,
    isChanged,
    base: kept.base,
    overtaken: isOvertaken ? revision : null,
    change: (next) => turn(changed(history, next)),
    undo: () => turn(undo(history)),
    redo: () => turn(redo(history)),
    takeRooms: () => setKept(rooms()),
  };
}
