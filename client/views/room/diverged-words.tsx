"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { RUN_BANNER } from "#client/text/en/run-banner.ts";
import { useReport } from "#client/views/transport/use-report.ts";
import type { RunState } from "#protocol/room.ts";

/** So far before its end one looks at a run that diverged: there it still learned. */
const BACK_STEPS = 10;

export type RunEnd = NonNullable<RunState["end"]>;

export function stepBefore({ step }: RunEnd): number {
  return Math.max(0, step - BACK_STEPS);
}

/** Which number of the network ran away, at which step, and the way to where it still learned. */
export function DivergedWords({ end }: { readonly end: RunEnd }) {
  const actions = useSessionActions();
  const report = useReport();
  const number = useSession((session) => session.run?.number ?? 0);
  const back = stepBefore(end);
  const message = end.message ?? RUN_BANNER.divergedSomehow;
  return (
    <>
      {RUN_BANNER.diverged(number, formatCount(end.step), message)} {RUN_BANNER.divergedHelp}{" "}
      {end.step === 0 ? null : (
        <button
          type="button"
          data-testid="look-before"
          onClick={() => report(actions.seek(back))}
          className="whitespace-nowrap underline underline-offset-2"
        >
          {RUN_BANNER.lookAtStep(formatCount(back))}
        </button>
      )}
    </>
  );
}
