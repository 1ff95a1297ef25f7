"use client";

import { useState } from "react";
import { useStore } from "zustand";
import { type EntityPlace, mathsFocus } from "#client/views/maths/maths-focus.ts";

/** What was pressed last: to press it again takes its light away and not the choice. */
export function usePinnedPlace(): EntityPlace | null {
  const pinned = useStore(mathsFocus, (focus) => focus.pinned);
  const [kept, setKept] = useState(pinned);
  if (pinned !== null && pinned !== kept) {
    setKept(pinned);
  }
  return pinned ?? kept;
}
