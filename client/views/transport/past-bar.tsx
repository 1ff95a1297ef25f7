"use client";

import { GitFork, Radio } from "lucide-react";
import { useEffect, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { TIMELINE } from "#client/text/en/timeline.ts";
import { Button } from "#client/ui/button.tsx";
import { Hint } from "#client/ui/hint.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import { useReport } from "#client/views/transport/use-report.ts";

/** Shown while this page looks at an earlier step of a live run: where, and the ways out of it. */
export function PastBar() {
  const actions = useSessionActions();
  const report = useReport();
  const wanted = useSession((state) => state.past?.wanted ?? 0);
  const shown = useSession((state) => (state.past?.isHere === true ? state.frame?.step : null));
  const lastStep = useSession((state) => state.lastStep);
  const statesFrom = useSession((state) => state.statesFrom);
  const isRecorded = statesFrom === "recorded";
  const isThere = shown === wanted || (isRecorded && shown !== null);
  const note = statesFrom === null ? null : TIMELINE.statesFrom[statesFrom];
  return (
    <section
      data-testid="past-bar"
      data-value={wanted}
      data-state={isThere ? "there" : "going"}
      aria-label={TIMELINE.pastTitle}
      className="arrive border-accent border-t-2 bg-accent-wash"
    >
      <div className="mx-auto flex w-full max-w-[120rem] items-center gap-3 px-3 py-1.5 md:px-6">
        <p className="min-w-0 flex-1 text-[0.8125rem]" title={TIMELINE.pastHint}>
          {shown === null || shown === undefined ? (
            `${TIMELINE.going(formatCount(wanted))} `
          ) : (
            <>
              {TIMELINE.look}{" "}
              <strong className="num font-semibold" data-testid="past-step" data-value={shown}>
                {formatCount(shown)}
              </strong>
              <Underway wanted={wanted} isRecorded={isRecorded} isThere={shown === wanted} />,{" "}
            </>
          )}
          <span className="whitespace-nowrap">
            {TIMELINE.runAt}{" "}
            <span className="num" data-testid="run-at" data-value={lastStep}>
              {formatCount(lastStep)}
            </span>
            .
          </span>
          {note === null ? null : (
            <span
              className="block text-2xs text-soft"
              data-testid="states-from"
              data-value={statesFrom}
            >
              {note}
            </span>
          )}
        </p>
        <p className="sr-only" aria-live="polite">
          {TIMELINE.entered}
        </p>
        {shown === null || shown === undefined || isRecorded ? null : <GoOnFromHere step={shown} />}
        <Hint text={TIMELINE.toLiveHint}>
          <Button
            tone="primary"
            size="small"
            data-testid="to-live"
            className="max-sm:h-10"
            onClick={() => report(actions.followLive())}
          >
            <Radio size={14} aria-hidden />
            <span className="max-sm:sr-only">{TIMELINE.toLive}</span>
            <span aria-hidden className="sm:hidden">
              {TIMELINE.toLiveShort}
            </span>
          </Button>
        </Hint>
      </div>
    </section>
  );
}

/** A step that takes longer than this is said to be on its way. */
const SLOW_MS = 300;

interface UnderwayProps {
  readonly wanted: number;
  readonly isRecorded: boolean;
  readonly isThere: boolean;
}

/** Where the panels do not stand where one wants to be: why. */
function Underway({ wanted, isRecorded, isThere }: UnderwayProps) {
  const [slow, setSlow] = useState<number | null>(null);
  useEffect(() => {
    const timer = isThere ? undefined : setTimeout(() => setSlow(wanted), SLOW_MS);
    return () => clearTimeout(timer);
  }, [wanted, isThere]);
  if (isThere || (slow !== wanted && !isRecorded)) {
    return null;
  }
  const words = isRecorded ? TIMELINE.nearest : TIMELINE.underway;
  return ` ${words(formatCount(wanted))}`;
}

/** A run of its own from the step that one looks at, for everybody. */
function GoOnFromHere({ step }: { readonly step: number }) {
  const actions = useSessionActions();
  const report = useReport();
  const mayPlay = useControl("play").mayChange;
  return mayPlay ? (
    <Hint text={TIMELINE.goOnNote(formatCount(step))}>
      <Button
        size="small"
        data-testid="go-on-here"
        className="max-sm:size-10 max-sm:px-0"
        onClick={() => report(actions.forkRun(step, []))}
      >
        <GitFork size={14} aria-hidden />
        <span className="max-sm:sr-only">{TIMELINE.goOn}</span>
      </Button>
    </Hint>
  ) : null;
}
