"use client";

import { useStore } from "zustand";
import { lazily } from "#client/ui/lazily.tsx";
import { messages } from "#client/ui/messages.ts";

const Toasts = lazily(async () => (await import("#client/ui/toasts.tsx")).Toasts);

/** Short messages above the transport; the words themselves come from whoever shows them. */
export function Toaster() {
  const isNeeded = useStore(messages, (state) => state.isNeeded);
  return isNeeded ? <Toasts /> : null;
}
