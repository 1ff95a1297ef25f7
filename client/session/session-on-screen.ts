import { createStore } from "zustand/vanilla";
import type { Session } from "#client/session/session.ts";

/** What the page shows, for what stands outside of every view: the glossary, the sounds. */
export const sessionsOnScreen = createStore<{ readonly sessions: readonly Session[] }>(() => ({
  sessions: [],
}));

/** From now on, until the returned function is called. */
export function showSession(session: Session): () => void {
  sessionsOnScreen.setState(({ sessions }) => ({ sessions: [...sessions, session] }));
  return () =>
    sessionsOnScreen.setState(({ sessions }) => ({
      sessions: sessions.filter((shown) => shown !== session),
    }));
}

/** Calls back once a session is shown; at once where one is, or where there is no screen. */
export function whenShown(act: () => void): void {
  if (typeof document === "undefined" || sessionsOnScreen.getState().sessions.length > 0) {
    act();
    return;
  }
  const stop = sessionsOnScreen.subscribe(() => {
    stop();
    act();
  });
}
