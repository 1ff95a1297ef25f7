"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { findRun, runBytes } from "#client/session/http-client.ts";
import { isOwnRun } from "#client/session/local-run.ts";
import type { SessionState } from "#client/session/session.ts";
import { useSession, useSessionNow } from "#client/session/use-session.tsx";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { MathsFollower, type MathsPlace } from "#client/views/maths/now/maths-follower.ts";
import { startMathsWorker } from "#client/views/maths/now/start-maths-worker.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";

/** The iteration that comes next at the step on the screen. */
export type MathsNow =
  | { readonly kind: "loading" }
  | { readonly kind: "here"; readonly model: MathsModel }
  /** The browser has no worker, or the run is of another engine. */
  | { readonly kind: "failed" };

/** What a render of the panel costs, in multiply-adds: ten times a second at most. */
const COST = 1_000_000;

/** The mathematics of the session around it, at its step; it follows some times a second. */
export function useSessionMaths(): MathsNow {
  const runId = useSession((state) => state.run?.id ?? null);
  const convention = useStore(mathsFocus, (focus) => focus.convention);
  const [now, setNow] = useState<{ readonly run: string | null; readonly maths: MathsNow }>({
    run: null,
    maths: LOADING,
  });
  const [follower, setFollower] = useState<MathsFollower | null>(null);
  useEffect(() => {
    const opened = new MathsFollower({
      startWorker: startMathsWorker,
      keyframeSteps: storedSteps,
      keyframe: storedKeyframe,
      onModel: (model, run) =>
        setNow({ run, maths: model === null ? { kind: "failed" } : { kind: "here", model } }),
    });
    setFollower(opened);
    return () => opened.close();
  }, []);
  const read = useSessionNow();
  useMomentAtEase(
    (moment) => {
      const place = placeOf(read(), moment);
      if (place !== null) {
        follower?.follow({ ...place, convention });
      }
    },
    COST,
    [follower, convention, read],
  );
  return now.run === runId ? now.maths : LOADING;
}

const LOADING: MathsNow = { kind: "loading" };

function placeOf(
  { run, frame }: SessionState,
  { settings, dataset, step }: Moment,
): Omit<MathsPlace, "convention"> | null {
  return run === null || frame === null || frame.step !== step
    ? null
    : { run, settings, dataset, frame };
}

async function storedSteps(runId: string): Promise<readonly number[]> {
  const detail = isOwnRun(runId) ? null : await findRun(runId);
  return detail?.ok ? detail.value.keyframeSteps : [];
}

async function storedKeyframe(runId: string, step: number): Promise<Uint8Array | null> {
  const answer = isOwnRun(runId) ? null : await runBytes(runId, `keyframe?step=${step}`);
  return answer?.ok ? answer.value : null;
}
