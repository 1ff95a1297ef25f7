"use client";

import type { ReactNode } from "react";
import { useSession } from "#client/session/use-session.tsx";

/** Shown to those who may change the run. */
export function ForEditors({ children }: { readonly children: ReactNode }) {
  return useSession(({ room }) => room !== null && room.you.role !== "viewer") ? children : null;
}
