"use client";

import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { safeStorage } from "#client/session/safe-storage.ts";
import type { SessionActions } from "#client/session/session.ts";
import { useSessionActions } from "#client/session/use-session.tsx";

interface Presenting {
  /** Of the room that this very page presents; another room's is not. */
  readonly to: SessionActions | null;
  /** This page does not follow who presents. */
  readonly isAlone: boolean;
}

export const presenting = createStore<Presenting>(() => ({ to: null, isAlone: false }));

const KEY = "weightroom.presenting";

/**
 * Kept for this tab: a page that is loaded again goes on.
 *
 * @param to null when this page does not present any more.
 */
export function setPresenting(to: SessionActions | null, code: string): void {
  const storage = safeStorage("sessionStorage");
  if (to === null) {
    storage.remove(KEY);
  } else {
    storage.write(KEY, code);
  }
  presenting.setState({ to });
}

export function wasPresenting(code: string): boolean {
  return safeStorage("sessionStorage").read(KEY) === code;
}

/** Whether this page presents to its room. */
export function useIsPresenting(): boolean {
  const actions = useSessionActions();
  return useStore(presenting, ({ to }) => to === actions);
}
