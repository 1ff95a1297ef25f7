"use client";

import { useEffect, useState } from "react";
import type { ExactLosses } from "#client/views/loss/exact/exact-losses.ts";

interface HeldLosses {
  readonly losses: ExactLosses | null;
  /** Rises when something came or is being computed. */
  readonly revision: number;
}

/** One worker for a chart, started when it is first needed; its code comes after the chart. */
export function useExactLosses(): HeldLosses {
  const [held, setHeld] = useState<HeldLosses>({ losses: null, revision: 0 });
  useEffect(() => {
    let isHere = true;
    let losses: ExactLosses | null = null;
    const start = async () => {
      const { openExactLosses } = await import("#client/views/loss/exact/open-exact-losses.ts");
      if (isHere) {
        losses = openExactLosses(() =>
          setHeld(({ revision }) => ({ losses, revision: revision + 1 })),
        );
        setHeld({ losses, revision: 0 });
      }
    };
    // Without it the chart shows what it has: points of several steps, and says so.
    void start().catch(() => undefined);
    return () => {
      isHere = false;
      losses?.close();
    };
  }, []);
  return held;
}
