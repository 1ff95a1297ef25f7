import Link from "next/link";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { thumbnailPath } from "#client/draw/thumbnail-path.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { formatWhen } from "#client/ui/when.ts";
import type { RunSummary } from "#protocol/records.ts";

/** One saved run: the shape of its loss, its name, how far it came. */
export function RunRow({ run }: { readonly run: RunSummary }) {
  return (
    <li data-testid="run-row" data-value={run.id}>
      <Link
        href={`/run/${run.id}`}
        className="group grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-4 gap-y-1 py-3.5 hover:bg-sunken sm:grid-cols-[6rem_minmax(0,1fr)_11rem_6.5rem] sm:gap-x-6 sm:px-2"
      >
        <Thumbnail losses={run.thumbnail} />
        <div className="min-w-0">
          <p className="num truncate font-medium text-[0.8125rem] group-hover:text-accent">
            {run.name}
          </p>
          <p className="mt-0.5 line-clamp-2 break-words text-soft text-xs sm:truncate">
            {run.roomName} · {formatWhen(run.updatedAtMs, Date.now())}
          </p>
        </div>
        <dl className="flex gap-5 max-sm:col-start-2">
          <Figure name={text.transport.step} value={formatCount(run.step)} />
          <Figure
            name={text.transport.loss}
            value={run.loss === null ? "–" : formatValue(run.loss, 4)}
          />
        </dl>
        <StatusWord
          run={run}
          className="max-sm:col-start-1 max-sm:row-start-2 max-sm:self-end sm:text-right"
        />
      </Link>
    </li>
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
