"use client";

import { useEffectEvent, useLayoutEffect } from "react";
import { A_TURN } from "#client/views/moment/at-ease.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentClock } from "#client/views/moment/use-moment.tsx";

/**
 * Rule UI-133: numbers that one reads have the turns of all tables, however little they cost: at any
 * time the whole page reads one step. Written at once when one of `dependencies` changes.
 */
export function useNumbers(
  write: (moment: Moment) => void,
  dependencies: readonly unknown[],
): void {
  const clock = useMomentClock();
  const onTurn = useEffectEvent(write);
  useLayoutEffect(
    () =>
      clock?.onMomentAtEase({
        draw: (moment) => onTurn(moment),
        cost: () => A_TURN,
        isAway: () => false,
        drawn: { atMs: Number.NEGATIVE_INFINITY },
        restMs: 0,
      }),
    [clock, ...dependencies],
  );
}
