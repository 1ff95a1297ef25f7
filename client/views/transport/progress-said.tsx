"use client";

import { useEffect, useRef } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";

const PACE_MS = 5_000;

/** Rule UI-4: a screen reader hears how far the training is, at most every five seconds. */
export function ProgressSaid() {
  const said = useRef<HTMLParagraphElement>(null);
  const moment = useRef<Moment | null>(null);
  const isMoving = useSession((state) => state.isPlaying);
  useOnMoment((next) => {
    moment.current = next;
  }, []);
  useEffect(() => {
    const say = () => {
      if (said.current !== null && moment.current !== null) {
        const { step, loss } = moment.current;
        said.current.textContent = text.transport.said(formatCount(step), formatValue(loss, 3));
      }
    };
    say();
    if (!isMoving) {
      return;
    }
    const timer = setInterval(say, PACE_MS);
    return () => clearInterval(timer);
  }, [isMoving]);
  return <p ref={said} className="sr-only" aria-live="polite" />;
}
