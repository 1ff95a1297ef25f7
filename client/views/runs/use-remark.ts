"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { labelRun } from "#client/session/library-client.ts";
import type { MyRoom } from "#client/session/my-room.ts";
import { AFTER_REFUSAL } from "#client/session/refusal-policy.ts";
import { keepDraft, type RemarkDraft, readDraft } from "#client/session/remark-drafts.ts";
import { learnLabels } from "#client/session/run-labels.ts";
import type { Refusal } from "#protocol/errors.ts";
import type { RunLabel } from "#protocol/records.ts";

/** How long until a note that found no connection is sent again, in ms. */
const AGAIN_MS = 4_000;

export type RemarkState =
  | { readonly kind: "typing" | "kept" | "saving" | "waiting" | "changed" }
  | { readonly kind: "refused"; readonly error: Refusal };

export interface Remark {
  /** Null while nobody edits it. */
  readonly draft: RemarkDraft | null;
  readonly state: RemarkState;
  start(): void;
  type(text: string): void;
  save(): void;
  /** Over what somebody else has written meanwhile. */
  saveAnyway(): void;
  giveUp(): void;
}

const TYPING: RemarkState = { kind: "typing" };

/** Rule UI-150: a note being written, which ends when the server has it or its writer gives it up. */
export function useRemark(runId: string, label: RunLabel, room: MyRoom): Remark {
  const [draft, setDraft] = useState(() => readDraft(runId));
  const [state, setState] = useState<RemarkState>(() =>
    draft === null ? TYPING : { kind: "kept" },
  );
  const turn = useRef(0);
  const { isStarred, remark } = label;
  const change = (next: RemarkDraft | null) => {
    turn.current += 1;
    setDraft(next);
    setState(TYPING);
    keepDraft(runId, next);
  };
  const send = useCallback(
    async (text: string, base: string | undefined) => {
      turn.current += 1;
      const mine = turn.current;
      setState({ kind: "saving" });
      const wish = { remark: text.trim(), ...(base === undefined ? {} : { base }) };
      const answer = await labelRun(room.code, room.secret, runId, wish);
      if (answer.ok) {
        learnLabels([{ id: runId, ...answer.value }]);
      }
      if (mine !== turn.current) {
        return;
      }
      if (answer.ok) {
        keepDraft(runId, null);
        setDraft(null);
        setState(TYPING);
      } else {
        const theirs = theirsOf(answer.error);
        if (theirs !== null) {
          learnLabels([{ id: runId, isStarred, remark: theirs }]);
        }
        setState(stateAfter(answer.error));
      }
    },
    [room, runId, isStarred],
  );
  useSentAgain(state, () => draft !== null && void send(draft.text, draft.base));
  return {
    draft,
    state,
    start: () => change({ text: remark, base: remark }),
    type: (text) => change({ text, base: draft?.base ?? remark }),
    save: () => {
      if (draft !== null && draft.text.trim() === remark) {
        change(null);
      } else if (draft !== null) {
        void send(draft.text, draft.base);
      }
    },
    saveAnyway: () => draft !== null && void send(draft.text, undefined),
    giveUp: () => change(null),
  };
}

/** What somebody else wrote, out of the refusal's words. */
function theirsOf({ code, message }: Refusal): string | null {
  return code === "stale-revision" ? message.replace(/^[^:]*: /, "") : null;
}

function stateAfter(error: Refusal): RemarkState {
  if (error.code === "stale-revision") {
    return { kind: "changed" };
  }
  const isPassing = AFTER_REFUSAL[error.code] === "retry" && error.code !== "run-not-found";
  return isPassing ? { kind: "waiting" } : { kind: "refused", error };
}

function useSentAgain(state: RemarkState, send: () => void): void {
  const again = useRef(send);
  useEffect(() => {
    again.current = send;
  });
  useEffect(() => {
    if (state.kind !== "waiting") {
      return;
    }
    const now = () => again.current();
    const timer = setTimeout(now, AGAIN_MS);
    window.addEventListener("online", now);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", now);
    };
  }, [state]);
}
