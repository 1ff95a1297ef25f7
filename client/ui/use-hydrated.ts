"use client";

import { useSyncExternalStore } from "react";

/** False until React has taken the page over: a press before that would be lost. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
