"use client";

import { useEffect, useState } from "react";
import type { DialogProps } from "#client/ui/dialog-window.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { loadAhead } from "#client/ui/load-ahead.ts";

const load = async () => (await import("#client/ui/dialog-window.tsx")).DialogWindow;
const DialogWindow = lazily(load);

/** A window over the page. What draws it is loaded when the page rests, or the first one opens. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.isOpen);
  useEffect(() => loadAhead(load), []);
  if (props.isOpen && !wasOpened) {
    setWasOpened(true);
  }
  return wasOpened ? <DialogWindow {...props} /> : null;
}
