"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { afterPaint } from "#client/session/after-paint.ts";
import { listRuns } from "#client/session/http-client.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { formatWhen } from "#client/ui/when.ts";
import type { RunSummary } from "#protocol/records.ts";

const SHOWN = 3;

type Listing = readonly RunSummary[] | "loading" | "failed";

/** The newest saved runs, and the way to all of them. */
export function LatestRuns() {
  const { listing, load } = useLatestRuns();
  return (
    <section className="mt-8 max-w-[26rem]" aria-labelledby="latest-runs">
      <h2 id="latest-runs" className="eyebrow">
        {text.playground.latestRuns}
      </h2>
      <div className="min-h-12" aria-busy={listing === "loading"}>
        {listing === "loading" ? (
          <div className="skeleton mt-2 h-10" />
        ) : listing === "failed" ? (
          <div className="mt-2 flex flex-wrap items-center gap-3">
            <p className="text-soft text-xs">{text.playground.runsFailed}</p>
            <Button size="small" onClick={load}>
              {text.errors.tryAgain}
            </Button>
          </div>
        ) : (
          <Runs runs={listing} />
        )}
      </div>
      <Link
        href="/runs"
        className="mt-3 inline-flex items-center gap-1.5 py-1 font-medium text-accent underline-offset-4 hover:underline"
      >
        {text.playground.allRuns}
        <ArrowRight size={15} aria-hidden />
      </Link>
    </section>
  );
}

function Runs({ runs }: { readonly runs: readonly RunSummary[] }) {
  if (runs.length === 0) {
    return <p className="mt-2 text-pretty text-soft text-xs">{text.playground.runsEmpty}</p>;
  }
  return (
    <ul className="mt-1 divide-y divide-line border-line border-y">
      {runs.map((run) => (
        <li key={run.id}>
          <Link
            href={`/run/${run.id}`}
            className="group flex flex-wrap items-baseline gap-x-3 py-2.5"
            data-testid="latest-run"
          >
            <span className="num max-w-full flex-auto truncate text-[0.8125rem] group-hover:text-accent">
              {run.name}
            </span>
            <span className="flex items-baseline gap-3 whitespace-nowrap text-2xs text-soft">
              <span className="num">
                {text.playground.runSteps(run.step, formatCount(run.step))}
              </span>
              <span>{formatWhen(run.updatedAtMs, Date.now())}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function useLatestRuns(): { readonly listing: Listing; readonly load: () => void } {
  const [listing, setListing] = useState<Listing>("loading");
  const load = useCallback(() => {
    setListing("loading");
    void listRuns({ limit: SHOWN }).then((answer) =>
      setListing(answer.ok ? answer.value.runs : "failed"),
    );
  }, []);
  useEffect(() => afterPaint(load), [load]);
  return { listing, load };
}
