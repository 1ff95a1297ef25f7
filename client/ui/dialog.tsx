"use client";

import { useState } from "react";
import type { DialogProps } from "#client/ui/dialog-window.tsx";
import { lazily } from "#client/ui/lazily.tsx";

const DialogWindow = lazily(
  async () => (await import("#client/ui/dialog-window.tsx")).DialogWindow,
);

/** A window over the page. What draws it is loaded when the first one opens. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.isOpen);
  if (props.isOpen && !wasOpened) {
    setWasOpened(true);
  }
  return wasOpened ? <DialogWindow {...props} /> : null;
}
