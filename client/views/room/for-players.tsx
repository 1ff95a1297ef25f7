"use client";

import type { ReactNode } from "react";
import { useControl } from "#client/views/controls/use-control.ts";

/** Shown to those who may start, stop and rewind the run. */
export function ForPlayers({ children }: { readonly children: ReactNode }) {
  return useControl("play").mayChange ? children : null;
}
