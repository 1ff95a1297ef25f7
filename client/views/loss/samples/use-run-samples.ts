"use client";

import { useEffect, useState } from "react";
import { runBytes } from "#client/session/http-client.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { PacedChange } from "#client/views/loss/samples/paced-change.ts";
import { RunSampler } from "#client/views/loss/samples/run-sampler.ts";
import type { Sampled } from "#client/views/loss/samples/sample-grid.ts";
import type { SampleReply, SampleRequest } from "#client/views/loss/samples/sample-messages.ts";

export interface HeldSampler<T extends Sampled> {
  /** Null before the first effect, and on the server. */
  readonly sampler: RunSampler<T> | null;
  /** Rises when something came. */
  readonly revision: number;
}

/**
 * One worker as long as the view is there.
 *
 * @param startWorker the same function every time.
 * @param isStored whether the server has the run; one of this browser alone has no keyframes there.
 */
export function useRunSamples<T extends Sampled>(
  startWorker: () => ReplayPort<SampleRequest, SampleReply<T>> | null,
  isStored: boolean,
): HeldSampler<T> {
  const [held, setHeld] = useState<HeldSampler<T>>({ sampler: null, revision: 0 });
  useEffect(() => {
    const paced = new PacedChange(() =>
      setHeld(({ revision }) => ({ sampler, revision: revision + 1 })),
    );
    const sampler = new RunSampler<T>({
      startWorker,
      keyframe: async (runId, step) => {
        const answer = isStored ? await runBytes(runId, `keyframe?step=${step}`) : null;
        return answer?.ok === true ? answer.value : null;
      },
      onChange: () => paced.change(),
    });
    setHeld({ sampler, revision: 0 });
    return () => {
      paced.close();
      sampler.close();
    };
  }, [startWorker, isStored]);
  return held;
}
