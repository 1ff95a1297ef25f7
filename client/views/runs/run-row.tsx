"use client";

import Link from "next/link";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { thumbnailPath } from "#client/draw/thumbnail-path.ts";
import { LIBRARY } from "#client/text/en/library.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { formatWhen } from "#client/ui/when.ts";
import { RunNote } from "#client/views/runs/run-note.tsx";
import { RunStar } from "#client/views/runs/run-star.tsx";
import { useMyRoom } from "#client/views/runs/use-run-label.ts";
import type { RunSummary } from "#protocol/records.ts";

interface RunRowProps {
  readonly run: RunSummary;
  readonly isPicked: boolean;
  /** Whether one more can be chosen. */
  readonly mayPick: boolean;
  readonly onPick: () => void;
  readonly onRoom: () => void;
}

/** Where the link of a row ends and what stands in it begins: that is pressed by itself. */
const ABOVE = "relative z-10";

/** One saved run: the shape of its loss, its name, how far it came, what people say of it. */
export function RunRow({ run, isPicked, mayPick, onPick, onRoom }: RunRowProps) {
  const room = useMyRoom(run.roomId);
  return (
    <li
      data-testid="run-row"
      data-value={run.id}
      data-picked={isPicked}
      className="group relative grid grid-cols-[1.5rem_4.5rem_minmax(0,1fr)_1.75rem] items-start gap-x-3 gap-y-1 py-3 has-[a:hover]:bg-sunken data-[picked=true]:bg-accent-wash data-[picked=true]:has-[a:hover]:bg-accent-wash sm:grid-cols-[1.5rem_5rem_minmax(0,1fr)_9rem_5rem_1.75rem] sm:gap-x-3 lg:grid-cols-[1.5rem_6rem_minmax(0,1fr)_11rem_6.5rem_1.75rem] lg:gap-x-5 sm:px-2"
    >
      <PickBox name={run.name} isPicked={isPicked} mayPick={mayPick} onPick={onPick} />
      <Thumbnail losses={run.thumbnail} />
      <div className="min-w-0">
        <Link
          href={`/run/${run.id}`}
          className="num line-clamp-2 text-balance break-words font-medium text-[0.8125rem] after:absolute after:inset-0 group-hover:text-accent lg:line-clamp-1"
        >
          {run.name}
        </Link>
        <p className="mt-0.5 break-words text-soft text-xs">
          <button
            type="button"
            title={LIBRARY.roomOnly(run.roomName)}
            aria-label={LIBRARY.roomOnly(run.roomName)}
            data-testid="row-room"
            onClick={onRoom}
            className={`${ABOVE} text-left underline-offset-4 hover:text-ink hover:underline`}
          >
            {run.roomName}
          </button>
          {" · "}
          <span className="whitespace-nowrap">{formatWhen(run.updatedAtMs, Date.now())}</span>
        </p>
        <RunNote run={run} room={room} className={`${ABOVE} mt-0.5 w-fit max-w-full`} />
      </div>
      <dl className="flex gap-5 max-sm:col-start-3 max-sm:row-start-2">
        <Figure name={text.transport.step} value={formatCount(run.step)} />
        <Figure
          name={text.transport.loss}
          value={run.loss === null ? "–" : formatValue(run.loss, 4)}
        />
      </dl>
      <StatusWord
        run={run}
        className="max-sm:col-start-2 max-sm:row-start-2 max-sm:self-end sm:text-right"
      />
      <span className={`${ABOVE} max-sm:col-start-4 max-sm:row-start-1`}>
        <RunStar run={run} room={room} />
      </span>
    </li>
  );
}

interface PickBoxProps {
  readonly name: string;
  readonly isPicked: boolean;
  readonly mayPick: boolean;
  readonly onPick: () => void;
}

function PickBox({ name, isPicked, mayPick, onPick }: PickBoxProps) {
  return (
    // The whole square is the target: the box alone is too small for a finger.
    <label
      className={`${ABOVE} flex size-7 items-center justify-center has-disabled:cursor-not-allowed pointer-coarse:-m-1.5 pointer-coarse:size-10`}
      title={mayPick || isPicked ? LIBRARY.pick(name) : LIBRARY.full}
    >
      <input
        type="checkbox"
        checked={isPicked}
        disabled={!(mayPick || isPicked)}
        aria-label={LIBRARY.pick(name)}
        data-testid="pick-run"
        onChange={onPick}
        className="size-4 accent-[var(--accent)]"
      />
    </label>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="min-w-16">
      <dt className="text-2xs text-soft">{name}</dt>
      <dd className="num text-[0.8125rem]">{value}</dd>
    </div>
  );
}

interface StatusWordProps {
  readonly run: Pick<RunSummary, "status" | "endReason">;
  readonly className?: string;
}

/** How it ended, or what it does now. */
export function StatusWord({ run, className }: StatusWordProps) {
  const isDiverged = run.endReason === "diverged";
  return (
    <span
      className={classNames(
        "text-xs",
        className,
        isDiverged ? "text-alarm" : run.status === "training" ? "text-accent" : "text-soft",
      )}
    >
      {run.endReason === null ? text.runs.statuses[run.status] : text.runs.ends[run.endReason]}
    </span>
  );
}

const WIDTH = 96;
const HEIGHT = 44;

/** The shape of a run's loss. */
export function Thumbnail({ losses }: { readonly losses: readonly number[] }) {
  const path = thumbnailPath(losses, WIDTH, HEIGHT);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-11 w-full" aria-hidden>
      <path d={`M0.5 0 V${HEIGHT - 0.5} H${WIDTH}`} fill="none" className="stroke-line" />
      {path === "" ? null : (
        <path
          d={path}
          fill="none"
          className="stroke-ink"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
