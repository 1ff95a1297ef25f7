"use client";

import { useEffect, useMemo } from "react";
import { AtEase } from "#client/views/moment/at-ease.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";

/**
 * As `useOnMoment`, for a picture that may be dear.
 *
 * @param cost of drawing it once, in multiply-adds.
 */
export function useMomentAtEase(
  draw: (moment: Moment) => void,
  cost: number | ((moment: Moment) => number),
  dependencies: readonly unknown[],
): void {
  const ease = useMemo(() => new AtEase(), []);
  useEffect(() => () => ease.close(), [ease]);
  const costOf = typeof cost === "number" ? () => cost : cost;
  const key = typeof cost === "number" ? cost : 0;
  useOnMoment(
    (moment) => ease.draw(() => draw(moment), costOf(moment)),
    [ease, key, ...dependencies],
  );
}
