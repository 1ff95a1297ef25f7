"use client";

import type { ReactNode } from "react";
import { useIsShown } from "#client/views/controls/use-control.ts";
import type { Control } from "#protocol/controls.ts";

interface ShownProps {
  readonly control: Control;
  readonly children: ReactNode;
}

/** What is there only as long as neither the room nor the address hides its control. */
export function Shown({ control, children }: ShownProps) {
  return useIsShown(control) ? children : null;
}
