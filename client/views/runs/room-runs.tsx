"use client";

import Link from "next/link";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { errorText } from "#client/session/error-text.ts";
import { useSession } from "#client/session/use-session.tsx";
import { RUNS_HERE } from "#client/text/en/runs-here.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { formatWhen } from "#client/ui/when.ts";
import { runPath } from "#client/views/controls/hidden-controls.ts";
import { useHideParameter } from "#client/views/controls/use-control.ts";
import { StatusWord, Thumbnail } from "#client/views/runs/run-row.tsx";
import { useRoomRuns } from "#client/views/runs/use-room-runs.ts";
import type { RunSummary } from "#protocol/records.ts";

/** Every run of the room, newest first; each leads to its replay. */
export function RoomRuns() {
  const { runs, next, isLoading, error, loadMore } = useRoomRuns();
  const shownId = useSession(({ run }) => run?.id ?? null);
  return (
    <section aria-labelledby="room-runs-title" aria-busy={isLoading} className="min-w-0">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="room-runs-title" className="eyebrow">
          {RUNS_HERE.title}
        </h2>
        <Link href="/runs" className="text-soft text-xs underline-offset-4 hover:underline">
          {RUNS_HERE.library}
        </Link>
      </div>
      {runs.length === 0 && !isLoading && error === null ? (
        <p className="mt-2 text-soft text-xs">{RUNS_HERE.empty}</p>
      ) : null}
      <ul className="divide-y divide-line" data-testid="room-runs">
        {runs.map((run) => (
          <RunLine key={run.id} run={run} isShown={run.id === shownId} />
        ))}
        {isLoading && runs.length === 0 ? <li className="skeleton my-2 h-11" aria-hidden /> : null}
      </ul>
      {error === null ? null : (
        <p role="alert" className="mt-2 text-alarm text-xs">
          {errorText(error)}
        </p>
      )}
      {next === null && error === null ? null : (
        <Button size="small" className="mt-2" disabled={isLoading} onClick={loadMore}>
          {error === null ? text.runs.more : text.errors.tryAgain}
        </Button>
      )}
    </section>
  );
}

/** The run on the screen has its numbers there: what was stored of it is older. */
function RunLine({ run, isShown }: { readonly run: RunSummary; readonly isShown: boolean }) {
  const hide = useHideParameter();
  const { step, loss } = run;
  const line = (
    <>
      <span className="w-20 shrink-0">
        <Thumbnail losses={run.thumbnail} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="num block truncate font-medium text-[0.8125rem] group-hover:text-accent">
          {run.name}
        </span>
        <span className="num block truncate text-2xs text-soft">
          {isShown
            ? RUNS_HERE.here
            : `${RUNS_HERE.atStep(formatCount(step), loss === null ? "–" : formatValue(loss, 4))} · ${formatWhen(run.updatedAtMs, Date.now())}`}
        </span>
      </span>
      {isShown ? null : <StatusWord run={run} className="text-right" />}
    </>
  );
  const look = "flex min-h-14 items-center gap-3 py-1.5";
  return (
    <li data-testid="room-run" data-value={run.id} aria-current={isShown || undefined}>
      {isShown ? (
        <div className={look}>{line}</div>
      ) : (
        <Link
          href={runPath(run.id, hide)}
          aria-label={RUNS_HERE.replay(run.name)}
          className={`group ${look} hover:bg-sunken`}
        >
          {line}
        </Link>
      )}
    </li>
  );
}
