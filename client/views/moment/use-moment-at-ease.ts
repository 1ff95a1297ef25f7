"use client";

import { useEffectEvent, useLayoutEffect, useState } from "react";
import type { Sight } from "#client/ui/use-in-sight.ts";
import { UNSEEN_MS } from "#client/views/moment/at-ease.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentClock } from "#client/views/moment/use-moment.tsx";

/** So long a picture rests between its turns, ms. */
export function restMsOf(sight: Sight): number {
  return sight === "seen" ? 0 : UNSEEN_MS;
}

interface Where {
  /** Of the picture, where that is known; it is one of the dependencies then. */
  readonly sight?: Sight;
  /** Whether drawing it asks a worker, and changes nothing that one sees before that has answered. */
  readonly isAway?: () => boolean;
}

/**
 * As `useOnMoment`, for a picture that may be dear.
 *
 * @param cost of drawing it once, in multiply-adds.
 */
export function useMomentAtEase(
  draw: (moment: Moment) => void,
  cost: number | ((moment: Moment) => number),
  dependencies: readonly unknown[],
  { sight = "seen", isAway = never }: Where = {},
): void {
  const clock = useMomentClock();
  const onMoment = useEffectEvent(draw);
  const costOf = useEffectEvent((moment: Moment) =>
    typeof cost === "number" ? cost : cost(moment),
  );
  const isAwayNow = useEffectEvent(isAway);
  const [drawn] = useState(() => ({ atMs: Number.NEGATIVE_INFINITY }));
  useLayoutEffect(
    () =>
      clock?.onMomentAtEase({
        draw: (moment) => onMoment(moment),
        cost: (moment) => costOf(moment),
        isAway: () => isAwayNow(),
        drawn,
        restMs: restMsOf(sight),
      }),
    [clock, drawn, sight, ...dependencies],
  );
}

function never(): boolean {
  return false;
}
