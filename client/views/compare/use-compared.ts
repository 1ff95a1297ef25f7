"use client";

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createReplaySession } from "#client/session/replay-session.ts";
import type { Session, SessionState } from "#client/session/session.ts";
import { ReadQueue, sharedAccess } from "#client/views/compare/shared-access.ts";

/** The end of a run, however long it is. */
const AT_END = Number.MAX_SAFE_INTEGER;

/** A session for each run, opened at its end; null on the server and in the first moment. */
export function useComparedSessions(ids: readonly string[]): readonly Session[] | null {
  const [sessions, setSessions] = useState<readonly Session[] | null>(null);
  const key = ids.join();
  useEffect(() => {
    const queue = new ReadQueue();
    const opened = key
      .split(",")
      .map((runId) =>
        createReplaySession({ runId, step: AT_END, run: sharedAccess(runId, queue) }),
      );
    setSessions(opened);
    return () => {
      for (const session of opened) {
        session.close();
      }
      setSessions(null);
    };
  }, [key]);
  return sessions;
}

/** The same of each session; the list is the same object while nothing in it changed. */
export function useOfEach<T>(
  sessions: readonly Session[],
  selector: (state: SessionState) => T,
): readonly T[] {
  const last = useRef<readonly T[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = sessions.map(({ store }) => store.subscribe(listener));
      return () => {
        for (const stop of stops) {
          stop();
        }
      };
    },
    [sessions],
  );
  const read = () => {
    const now = sessions.map(({ store }) => selector(store.getState()));
    const isSame =
      now.length === last.current.length &&
      now.every((part, i) => Object.is(part, last.current[i]));
    if (!isSame) {
      last.current = now;
    }
    return last.current;
  };
  return useSyncExternalStore(subscribe, read, read);
}

export interface SharedStep {
  /** Where all runs stand, or at their own ends where these come before. */
  readonly step: number;
  /** Of the longest run. */
  readonly lastStep: number;
  readonly seek: (step: number) => void;
}

/** Rule UI-155: one step for all runs. Who stands at the end stays there when a run grows. */
export function useSharedStep(sessions: readonly Session[]): SharedStep {
  const [wanted, setWanted] = useState<number | null>(null);
  const ends = useOfEach(sessions, (state) => state.lastStep);
  const areThere = useOfEach(sessions, (state) => state.frame !== null);
  const lastStep = Math.max(0, ...ends);
  const step = Math.min(wanted ?? lastStep, lastStep);
  const isReady = areThere.every(Boolean);
  useEffect(() => {
    for (const [i, session] of isReady ? sessions.entries() : []) {
      void session.actions.seek(Math.min(step, ends[i] ?? step));
    }
  }, [sessions, step, isReady, ends]);
  const seek = useCallback(
    (next: number) => setWanted(next >= lastStep ? null : Math.max(0, Math.round(next))),
    [lastStep],
  );
  return { step, lastStep, seek };
}
