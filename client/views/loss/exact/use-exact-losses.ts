"use client";

import { useEffect, useState } from "react";
import { runBytes } from "#client/session/http-client.ts";
import { ExactLosses } from "#client/views/loss/exact/exact-losses.ts";
import { startExactWorker } from "#client/views/loss/exact/start-exact-worker.ts";

interface HeldLosses {
  readonly losses: ExactLosses | null;
  /** Rises when something came or is being computed. */
  readonly revision: number;
}

/** One worker for a chart, started when it is first needed. */
export function useExactLosses(): HeldLosses {
  const [held, setHeld] = useState<HeldLosses>({ losses: null, revision: 0 });
  useEffect(() => {
    const losses = new ExactLosses({
      startWorker: startExactWorker,
      keyframe: async (runId, step) => {
        const answer = await runBytes(runId, `keyframe?step=${step}`);
        return answer.ok ? answer.value : null;
      },
      onChange: () => setHeld(({ revision }) => ({ losses, revision: revision + 1 })),
    });
    setHeld({ losses, revision: 0 });
    return () => losses.close();
  }, []);
  return held;
}
