"use client";

import { useEffect, useRef, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { errorText } from "#client/session/error-text.ts";
import { storeTable } from "#client/session/http-client.ts";
import { credentialsFor } from "#client/session/remembered.ts";
import type { RefusedEdit, RoomView } from "#client/session/session.ts";
import { shownSettings } from "#client/session/shown-settings.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { TABLES } from "#client/text/en/tables.ts";
import { text } from "#client/text/en.ts";
import { showMessage } from "#client/ui/messages.ts";
import { changeBetween } from "#client/views/settings/changes/change-between.ts";
import { asStored, checkTable, isLarge } from "#client/views/settings/changes/pasted-table.ts";
import { rowCount } from "#engine/data/columns.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ok, type Result } from "#protocol/errors.ts";
import { overlaps } from "#protocol/settings-path.ts";

/** The room's document with a table written out in it, whatever its size. */
type Make = (settings: TrainingSettings) => TrainingSettings;

export interface TableCommit {
  readonly isBusy: boolean;
  readonly problem: string | null;
  /** Somebody else changed the data since `base`: sent again, this one takes their place. */
  readonly isConflict: boolean;
  readonly forget: () => void;
  /**
   * True when the room has it. `base` is the revision of the data that somebody began with; a quiet
   * one says nothing when all is well.
   */
  commit(make: Make, base: number | undefined, isQuiet?: boolean): Promise<boolean>;
}

/**
 * Rule UI-75: a table reaches the room as one edit, together with what must follow. A large one is
 * stored first; what others changed meanwhile stays.
 */
export function useTableCommit(): TableCommit {
  const actions = useSessionActions();
  const room = useSession((state) => state.room);
  const latest = useRef(room);
  useEffect(() => {
    latest.current = room;
  });
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusedEdit | null>(null);

  const send = async (
    make: Make,
    base: number | undefined,
    isQuiet: boolean,
  ): Promise<RefusedEdit | null> => {
    const stored = await storedFor(latest.current, make);
    if (!stored.ok) {
      return stored.error;
    }
    const settings = settingsOf(latest.current);
    const change = settings === null ? AWAY : changeTo(settings, make, stored.value);
    if (!change.ok) {
      return change.error;
    }
    const { edits, also } = change.value;
    const based = edits.map((edit) => (overlaps(edit.path, "data") ? { ...edit, base } : edit));
    const answer = edits.length === 0 ? null : await actions.edit(based);
    if (answer?.ok === false) {
      return answer.error;
    }
    if (!isQuiet || also !== null) {
      tell(change.value.rows, also);
    }
    return null;
  };

  return {
    isBusy,
    problem: refused === null ? null : problemText(refused),
    isConflict: refused?.code === "stale-revision",
    forget: () => setRefused(null),
    commit: async (make, base, isQuiet = false) => {
      setBusy(true);
      setRefused(null);
      const error = await send(make, base, isQuiet);
      setBusy(false);
      setRefused(error);
      return error === null;
    },
  };
}

function tell(rows: number, also: string | null): void {
  showMessage({
    tone: "plain",
    title: TABLES.taken(formatCount(rows)),
    detail: also === null ? undefined : text.settings.alsoChanged(also),
  });
}

const AWAY = {
  ok: false,
  error: { code: "server-busy", message: errorText("server-busy") },
} as const;

/** The edits that bring the table, with how many rows it has. */
function changeTo(settings: TrainingSettings, make: Make, hash: string | null) {
  const made = make(settings);
  const next = hash === null ? made : asStored(made, hash);
  const change = changeBetween(settings, next, "data");
  return change.ok ? ok({ ...change.value, rows: rowCount(next.data) }) : change;
}

function settingsOf(room: RoomView | null): TrainingSettings | null {
  return room === null ? null : shownSettings(room);
}

/** The hash of a large table, once the server has it; null where the document holds the rows. */
async function storedFor(room: RoomView | null, make: Make): Promise<Result<string | null>> {
  const settings = settingsOf(room);
  const next = settings === null ? null : checkTable(make(settings));
  if (room === null || next === null) {
    return AWAY;
  }
  if (!next.ok) {
    return next;
  }
  const { data } = next.value;
  if (data.kind !== "table" || !isLarge(next.value)) {
    return { ok: true, value: null };
  }
  const { key, token } = credentialsFor(room.code);
  const { inputs, outputs, rows, scaling } = data;
  const stored = await storeTable(room.code, token ?? key ?? "", {
    inputs,
    outputs,
    rows,
    scaling,
  });
  return stored.ok ? { ok: true, value: stored.value.hash } : stored;
}

function problemText(error: RefusedEdit): string {
  const by = error.current?.[0]?.revision?.by.name;
  if (error.code === "stale-revision") {
    return by === undefined ? errorText(error.code) : TABLES.changedMeanwhile(by);
  }
  return error.message === "" ? errorText(error.code) : error.message;
}
