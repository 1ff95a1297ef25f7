"use client";

import { useEffect, useMemo, useRef } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { useMomentNote } from "#client/views/moment/use-moment.tsx";
import { PacedSpeech } from "#client/views/transport/paced-speech.ts";

/** How far the training is, for a screen reader. */
export function ProgressSaid() {
  const said = useRef<HTMLParagraphElement>(null);
  const speech = useMemo(
    () =>
      new PacedSpeech((words) => {
        if (said.current !== null) {
          said.current.textContent = words;
        }
      }),
    [],
  );
  useMomentNote(
    ({ step, loss }) =>
      speech.tell(() => text.transport.said(formatCount(step), formatValue(loss, 3))),
    [speech],
  );
  useEffect(() => () => speech.close(), [speech]);
  return <p ref={said} className="sr-only" aria-live="polite" />;
}
