"use client";

import { lazily } from "#client/ui/lazily.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import type { Control } from "#protocol/controls.ts";

const LockMark = lazily(
  async () => (await import("#client/views/controls/lock-mark.tsx")).LockMark,
);

/** A lock where the first picture is: it is loaded only where there is one. */
export function LockPlace({ control }: { readonly control: Control }) {
  return useControl(control).who === "host" ? <LockMark control={control} /> : null;
}
