"use client";

import Link from "next/link";
import { useMemo } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { errorText } from "#client/session/error-text.ts";
import type { MyRoom } from "#client/session/my-room.ts";
import { useSession } from "#client/session/use-session.tsx";
import { RUNS_HERE } from "#client/text/en/runs-here.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { formatWhen } from "#client/ui/when.ts";
import { runPath } from "#client/views/controls/hidden-controls.ts";
import { useHideParameter } from "#client/views/controls/use-control.ts";
import { RunNote } from "#client/views/runs/run-note.tsx";
import { StatusWord, Thumbnail } from "#client/views/runs/run-row.tsx";
import { RunStar } from "#client/views/runs/run-star.tsx";
import { useRoomRuns } from "#client/views/runs/use-room-runs.ts";
import { useMyRoom } from "#client/views/runs/use-run-label.ts";
import type { RunSummary } from "#protocol/records.ts";

/** Every run of the room, newest first; each leads to its replay. */
export function RoomRuns() {
  const { runs, next, isLoading, error, loadMore } = useRoomRuns();
  const shownId = useSession(({ run }) => run?.id ?? null);
  const room = useLabelRoom();
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
          <RunLine key={run.id} run={run} isShown={run.id === shownId} room={room} />
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

interface RunLineProps {
  readonly run: RunSummary;
  readonly isShown: boolean;
  readonly room: MyRoom | null;
}

/** The run on the screen has its numbers there: what was stored of it is older. */
function RunLine({ run, isShown, room }: RunLineProps) {
  const hide = useHideParameter();
  const { step, loss } = run;
  return (
    <li
      data-testid="room-run"
      data-value={run.id}
      aria-current={isShown || undefined}
      className="group relative flex items-start gap-3 py-2 has-[a:hover]:bg-sunken"
    >
      <span className="w-14 shrink-0 sm:w-20">
        <Thumbnail losses={run.thumbnail} />
      </span>
      <div className="min-w-0 flex-1">
        {isShown ? (
          <span className={NAME}>{run.name}</span>
        ) : (
          <Link
            href={runPath(run.id, hide)}
            aria-label={RUNS_HERE.replay(run.name)}
            className={`${NAME} after:absolute after:inset-0 group-hover:text-accent`}
          >
            {run.name}
          </Link>
        )}
        <span className="num block text-balance text-2xs text-soft">
          {isShown
            ? RUNS_HERE.here
            : `${RUNS_HERE.atStep(formatCount(step), loss === null ? "–" : formatValue(loss, 4))} · ${formatWhen(run.updatedAtMs, Date.now())}`}
        </span>
        {isShown ? null : <StatusWord run={run} className="block sm:hidden" />}
        <RunNote run={run} room={room} className="relative z-10 w-fit max-w-full" />
      </div>
      {isShown ? null : <StatusWord run={run} className="pt-1 text-right max-sm:hidden" />}
      <span className="relative z-10 shrink-0">
        <RunStar run={run} room={room} />
      </span>
    </li>
  );
}

const NAME = "num block truncate font-medium text-[0.8125rem]";

/** In the room itself the session knows what one may do; in a replay the room is asked. */
function useLabelRoom(): MyRoom | null {
  const roomId = useSession((state) => state.roomId);
  const code = useSession(({ room }) => room?.code ?? null);
  const role = useSession(({ room }) => room?.you.role ?? null);
  const token = useSession(({ room }) => room?.you.token ?? "");
  const asked = useMyRoom(code === null ? roomId : null);
  return useMemo(
    () =>
      code === null
        ? asked
        : { code, secret: token, mayLabel: role !== "viewer", mayPlay: role !== "viewer" },
    [code, role, token, asked],
  );
}
