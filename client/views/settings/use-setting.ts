"use client";

import { useRef, useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import type { FieldEdit, RefusedEdit, RoomView } from "#client/session/session.ts";
import { shownSettings, shownValue } from "#client/session/shown-settings.ts";
import { useSession, useSessionActions, useSessionNow } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { useMayChangePath } from "#client/views/controls/use-control.ts";
import { changeBetween } from "#client/views/settings/changes/change-between.ts";
import { settingText } from "#client/views/settings/setting-text.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { type Control, controlOfPath } from "#protocol/controls.ts";
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
  /** Why it waits; null when it does not. */
  readonly waitingReason: string | null;
  readonly refusal: string | null;
  /** What the last choice here brought along, in words. */
  readonly also: string | null;
  readonly isDisabled: boolean;
  /** What the host grants and hides it as; null for what is nobody's to change. */
  readonly control: Control | null;
  commit(value: unknown): void;
  /** The document as it should be: what a choice brings along is sent with it, in one edit. */
  commitSettings(next: TrainingSettings): void;
  /** Why the room cannot have this document; null when it can. */
  problemOf(next: TrainingSettings): string | null;
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
  const field = useField(path);
  const now = useSessionNow();
  const earlier = useSession(({ lastRefusal }) =>
    lastRefusal?.paths.includes(path) === true ? lastRefusal : null,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [also, setAlso] = useState<string | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const say = (words: string | null) => {
    setProblem(words);
    setDismissed(earlier?.id ?? null);
  };

  const base = useRef<number | undefined>(undefined);
  const send = async (edits: readonly FieldEdit[], brought: string | null) => {
    say(null);
    setAlso(brought);
    const own = base.current;
    base.current = undefined;
    const answer = await actions.edit(
      edits.map((edit) => (overlaps(edit.path, path) ? { ...edit, base: own } : edit)),
    );
    if (!answer.ok) {
      setProblem(refusalText(answer.error));
      setAlso(null);
    }
  };
  const changeTo = (next: TrainingSettings) => {
    const { room } = now();
    return room === null ? null : changeBetween(shownSettings(room), next, path);
  };
  const late = earlier !== null && earlier.id !== dismissed ? refusalText(earlier.error) : null;
  return {
    ...field,
    path,
    control: controlOfPath(path),
    refusal: problem ?? late,
    also,
    commit: (next) => void send([{ path, value: next }], null),
    commitSettings: (next) => {
      const change = changeTo(next);
      if (change?.ok === false) {
        say(change.error.message);
      } else if (change?.ok === true && change.value.edits.length > 0) {
        void send(change.value.edits, change.value.also);
      }
    },
    problemOf: (next) => {
      const change = changeTo(next);
      return change?.ok === false ? change.error.message : null;
    },
    onDraft: (isTyping) => {
      base.current = isTyping ? (field.revision?.revision ?? 0) : undefined;
    },
    setProblem: say,
    onFocus: () => actions.setEditing(path),
    onBlur: () => actions.setEditing(null),
  };
}

type Field = Pick<
  Setting,
  "value" | "isUnconfirmed" | "waits" | "waitingReason" | "revision" | "editor" | "isDisabled"
>;

/** What the room says of a field. */
function useField(path: string): Field {
  return {
    value: useSession(({ room }) => (room === null ? undefined : shownValue(room, path))),
    isUnconfirmed: useSession(
      ({ room }) => room !== null && Object.keys(room.unconfirmed).some(isTouching(path)),
    ),
    waits: useSession(({ room }) => room?.nextRunPaths.some(isTouching(path)) ?? false),
    waitingReason: useSession(({ room }) => (room === null ? null : reasonOf(room, path))),
    revision: useSession(({ room }) => (room === null ? null : newestRevision(room, path))),
    editor: useSession(({ room }) => (room === null ? null : editorOf(room, path))),
    isDisabled: !useMayChangePath(path),
  };
}

/** Why it waits, or something in it. What only waits along with its whole says nothing more. */
function reasonOf({ nextRunPaths, waitingReasons }: RoomView, path: string): string | null {
  const own = nextRunPaths.find((other) => other.length >= path.length && overlaps(path, other));
  return own === undefined ? null : (waitingReasons[own] ?? null);
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

const NEWEST = new WeakMap<RoomView["revisions"], Map<string, FieldRevision | null>>();

/** Asked for by every control at every frame: looked up once for each state of the room. */
function newestRevision({ revisions }: RoomView, path: string): FieldRevision | null {
  const known = NEWEST.get(revisions) ?? new Map<string, FieldRevision | null>();
  NEWEST.set(revisions, known);
  const found = known.get(path);
  if (found !== undefined) {
    return found;
  }
  let newest: FieldRevision | null = null;
  for (const [other, revision] of Object.entries(revisions)) {
    if (overlaps(path, other) && revision.revision > (newest?.revision ?? 0)) {
      newest = revision;
    }
  }
  known.set(path, newest);
  return newest;
}

function editorOf({ presence, you }: RoomView, path: string): Person | null {
  return presence.people.find((person) => person.id !== you.id && person.editing === path) ?? null;
}
