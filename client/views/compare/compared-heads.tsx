"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import type { Session } from "#client/session/session.ts";
import { COMPARE } from "#client/text/en/compare.ts";
import { RunSign } from "#client/views/compare/run-sign.tsx";
import { useOfEach } from "#client/views/compare/use-compared.ts";
import { columnsOf } from "#client/views/compare/value-line.tsx";
import { RunNote } from "#client/views/runs/run-note.tsx";
import { useRunLabel } from "#client/views/runs/use-run-label.ts";
import type { RunInfo } from "#protocol/room.ts";

interface ComparedHeadsProps {
  readonly sessions: readonly Session[];
  readonly step: number;
}

/** Which run is which, and the way into each. */
export function ComparedHeads({ sessions, step }: ComparedHeadsProps) {
  const runs = useOfEach(sessions, (state) => state.run);
  const ends = useOfEach(sessions, (state) => state.lastStep);
  return (
    <ol
      aria-label={COMPARE.legend}
      style={columnsOf(sessions.length)}
      className="mt-4 grid gap-x-6 border-line border-y sm:grid-cols-2 lg:grid-cols-[repeat(var(--runs),minmax(0,1fr))]"
    >
      {runs.map((run, index) => (
        <li
          key={run?.id ?? index}
          className="flex min-h-14 min-w-0 items-center gap-3 py-2"
          data-testid="compare-run"
          data-value={run?.id ?? ""}
        >
          <RunSign index={index} />
          {run === null ? (
            <span className="skeleton h-5 w-40 opacity-60" aria-hidden />
          ) : (
            <Head run={run} step={Math.min(step, ends[index] ?? step)} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Head({ run, step }: { readonly run: RunInfo; readonly step: number }) {
  const label = useRunLabel({ id: run.id, isStarred: false, remark: "" });
  return (
    <span className="flex min-w-0 flex-1 items-center justify-between gap-3">
      <span className="min-w-0">
        <span
          className="num line-clamp-2 break-words font-medium text-[0.8125rem]"
          title={run.name}
        >
          {run.name}
        </span>
        <RunNote run={{ ...run, ...label }} room={null} className="text-soft" />
      </span>
      <Link
        href={`/run/${run.id}?step=${step}`}
        // Another address at every step of the slider.
        prefetch={false}
        aria-label={COMPARE.openAt(run.name)}
        data-testid="open-run"
        className="inline-flex h-8 shrink-0 items-center gap-1 rounded-md px-2 font-medium text-accent text-xs hover:bg-sunken pointer-coarse:h-10"
      >
        {COMPARE.open}
        <ArrowUpRight size={13} aria-hidden />
      </Link>
    </span>
  );
}
