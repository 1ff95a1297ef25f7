"use client";

import { useEffectEvent, useLayoutEffect, useState } from "react";
import type { Sight } from "#client/ui/use-in-sight.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentClock } from "#client/views/moment/use-moment.tsx";

/** What nobody sees is kept up so often, ms. */
const UNSEEN_MS = 5_000;

/**
 * As `useOnMoment`, for a picture that may be dear.
 *
 * @param cost of drawing it once, in multiply-adds.
 * @param sight of the picture where that is known; it is one of the dependencies then.
 */
export function useMomentAtEase(
  draw: (moment: Moment) => void,
  cost: number | ((moment: Moment) => number),
  dependencies: readonly unknown[],
  sight: Sight = "seen",
): void {
  const clock = useMomentClock();
  const onMoment = useEffectEvent(draw);
  const costOf = useEffectEvent((moment: Moment) =>
    typeof cost === "number" ? cost : cost(moment),
  );
  const [drawn] = useState(() => ({ atMs: Number.NEGATIVE_INFINITY }));
  useLayoutEffect(
    () =>
      clock?.onMomentAtEase({
        draw: (moment) => onMoment(moment),
        cost: (moment) => costOf(moment),
        drawn,
        restMs: sight === "seen" ? 0 : UNSEEN_MS,
      }),
    [clock, drawn, sight, ...dependencies],
  );
}
