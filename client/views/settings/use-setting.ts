"use client";

import { useRef, useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import type { RefusedEdit, RoomView } from "#client/session/session.ts";
import { shownValue } from "#client/session/shown-settings.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { settingText } from "#client/views/settings/setting-text.ts";
import type { FieldRevision, Person } from "#protocol/room.ts";
import { overlaps } from "#protocol/settings-path.ts";

export interface Setting {
  readonly path: string;
  readonly value: unknown;
  readonly isUnconfirmed: boolean;
  /** It differs from the run's and waits for the next one. */
  readonly waits: boolean;
  /** The newest change that touches this path. */
  readonly revision: FieldRevision | null;
  /** Somebody else who is in this field now. */
  readonly editor: Person | null;
  readonly refusal: string | null;
  readonly isDisabled: boolean;
  commit(value: unknown): void;
  /** Somebody begins to type: what others change from now on counts against the commit. */
  readonly onDraft: (isTyping: boolean) => void;
  /** Words for a value that was not even sent; null takes them away. */
  setProblem(problem: string | null): void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** One field of the settings document: what it shows, who changed it, and how to change it. */
export function useSetting(path: string): Setting {
  const actions = useSessionActions();
  const [problem, setProblem] = useState<string | null>(null);
  const value = useSession(({ room }) => (room === null ? undefined : shownValue(room, path)));
  const isUnconfirmed = useSession(
    ({ room }) => room !== null && Object.hasOwn(room.unconfirmed, path),
  );
  const waits = useSession(({ room }) => room?.nextRunPaths.some(isTouching(path)) ?? false);
  const revision = useSession(({ room }) => (room === null ? null : newestRevision(room, path)));
  const editor = useSession(({ room }) => (room === null ? null : editorOf(room, path)));
  const isDisabled = useSession(({ room }) => room === null || room.you.role === "viewer");
  const earlier = useSession(({ lastRefusal }) =>
    lastRefusal?.paths.includes(path) === true ? lastRefusal : null,
  );
  const [dismissed, setDismissed] = useState<string | null>(null);

  const base = useRef<number | undefined>(undefined);
  const commit = async (next: unknown) => {
    setProblem(null);
    setDismissed(earlier?.id ?? null);
    const edit = { path, value: next, base: base.current };
    base.current = undefined;
    const answer = await actions.edit([edit]);
    if (!answer.ok) {
      setProblem(refusalText(answer.error));
    }
  };
  const late = earlier !== null && earlier.id !== dismissed ? refusalText(earlier.error) : null;
  return {
    path,
    value,
    isUnconfirmed,
    waits,
    revision,
    editor,
    refusal: problem ?? late,
    isDisabled,
    commit: (next) => void commit(next),
    onDraft: (isTyping) => {
      base.current = isTyping ? (revision?.revision ?? 0) : undefined;
    },
    setProblem: (words) => {
      setProblem(words);
      setDismissed(earlier?.id ?? null);
    },
    onFocus: () => actions.setEditing(path),
    onBlur: () => actions.setEditing(null),
  };
}

/** Why an edit was refused, in words for the field. */
function refusalText(error: RefusedEdit): string {
  const [current] = error.current ?? [];
  if (error.code === "stale-revision" && current !== undefined) {
    return current.revision === null
      ? errorText(error.code)
      : text.settings.changedBefore(current.revision.by.name, settingText(current.value));
  }
  return error.code === "invalid-settings" ? error.message : errorText(error.code);
}

function isTouching(path: string): (other: string) => boolean {
  return (other) => overlaps(path, other);
}

function newestRevision({ revisions }: RoomView, path: string): FieldRevision | null {
  let newest: FieldRevision | null = null;
  for (const [other, revision] of Object.entries(revisions)) {
    if (overlaps(path, other) && revision.revision > (newest?.revision ?? 0)) {
      newest = revision;
    }
  }
  return newest;
}

function editorOf({ presence, you }: RoomView, path: string): Person | null {
  return presence.people.find((person) => person.id !== you.id && person.editing === path) ?? null;
}
