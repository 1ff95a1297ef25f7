"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { Selection } from "#client/session/selection.ts";
import type { Session, SessionActions, SessionState } from "#client/session/session.ts";
import { showSession } from "#client/session/session-on-screen.ts";

const SessionContext = createContext<Session | null>(null);

interface SessionProviderProps {
  /** Null until it is there: nothing below may ask for it yet. */
  readonly session: Session | null;
  readonly children: ReactNode;
}

export function SessionProvider({ session, children }: SessionProviderProps): ReactNode {
  useEffect(() => (session === null ? undefined : showSession(session)), [session]);
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/**
 * Opens a session when the page is shown and closes it when it goes; another `key` opens another.
 * Null on the server and in the first moment.
 */
export function useOpenSession(key: string, open: () => Session): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  const openNow = useEffectEvent(open);
  useEffect(() => {
    // The key stands for what `open` reads.
    void key;
    const opened = openNow();
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
  }, [key]);
  return session;
}

/** A part of the session's state. The selector must return the same object while nothing changed. */
export function useSession<T>(selector: (state: SessionState) => T): T {
  const { store } = useCurrentSession();
  const [selection, subscribe] = useMemo(() => {
    const made = new Selection();
    return [made, (onChange: () => void) => made.listen(store, onChange)] as const;
  }, [store]);
  return useSyncExternalStore(
    subscribe,
    () => selection.select(selector, store.getState()),
    () => selection.select(selector, store.getInitialState()),
  );
}

/** The session's state at the time of the call, for what happens on a key or a press. */
export function useSessionNow(): () => SessionState {
  return useCurrentSession().store.getState;
}

export function useSessionActions(): SessionActions {
  return useCurrentSession().actions;
}

function useCurrentSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error("useSession needs a SessionProvider around it");
  }
  return session;
}
