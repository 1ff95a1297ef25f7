"use client";

import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import { listRuns } from "#client/session/http-client.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { PageMenu } from "#client/ui/page-menu.tsx";
import { Term } from "#client/ui/term.tsx";
import { Wordmark } from "#client/ui/wordmark.tsx";
import { RunRow } from "#client/views/runs/run-row.tsx";
import type { ErrorCode } from "#protocol/errors.ts";
import type { RunSummary } from "#protocol/records.ts";

const PAGE = 24;

interface Listing {
  readonly runs: readonly RunSummary[];
  readonly next: string | null;
  readonly isLoading: boolean;
  readonly error: ErrorCode | null;
}

const NOTHING: Listing = { runs: [], next: null, isLoading: true, error: null };

/** `/runs`: every run that was saved, newest first. */
export function RunsView() {
  const { listing, loadMore } = useRuns();
  const { runs, next, isLoading, error } = listing;
  const isEmpty = runs.length === 0 && !isLoading && error === null;
  return (
    <div className="min-h-dvh">
      <header className="mx-auto flex w-full max-w-5xl items-center justify-between px-5 py-4 sm:px-8">
        <Link href="/" aria-label={text.errors.toHome}>
          <Wordmark />
        </Link>
        <PageMenu />
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-5xl px-5 pt-6 pb-20 sm:px-8">
        <h1 className="font-semibold text-2xl tracking-tight">
          <Term of="run" isStop>
            {text.runs.title}
          </Term>
        </h1>
        <p className="mt-2 max-w-prose text-soft">{text.runs.intro}</p>
        {isEmpty ? <EmptyLibrary /> : null}
        <ul
          className="mt-8 divide-y divide-line border-line border-t empty:hidden"
          aria-busy={isLoading}
        >
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
          {isLoading ? <RowSkeletons count={runs.length === 0 ? 6 : 2} /> : null}
        </ul>
        {error === null ? null : (
          <div role="alert" className="mt-8 flex flex-wrap items-center gap-4">
            <p className="text-alarm">{errorText(error)}</p>
            <Button onClick={loadMore}>{text.errors.tryAgain}</Button>
          </div>
        )}
        {next !== null && !isLoading && error === null ? (
          <div className="mt-6 flex justify-center">
            <Button data-testid="load-more" onClick={loadMore}>
              {text.runs.more}
            </Button>
          </div>
        ) : null}
      </main>
    </div>
  );
}

function useRuns(): { readonly listing: Listing; readonly loadMore: () => void } {
  const [listing, setListing] = useState<Listing>(NOTHING);
  const load = useCallback(async (before: string | null, isWanted: () => boolean) => {
    setListing((shown) => ({ ...shown, isLoading: true, error: null }));
    const answer = await listRuns({ limit: PAGE, before: before ?? undefined });
    if (!isWanted()) {
      return;
    }
    setListing((shown) =>
      answer.ok
        ? {
            runs: before === null ? answer.value.runs : [...shown.runs, ...answer.value.runs],
            next: answer.value.next,
            isLoading: false,
            error: null,
          }
        : { ...shown, isLoading: false, error: answer.error.code },
    );
  }, []);
  useEffect(() => {
    let isHere = true;
    void load(null, () => isHere);
    return () => {
      isHere = false;
    };
  }, [load]);
  return { listing, loadMore: () => void load(listing.next, () => true) };
}

function EmptyLibrary() {
  return (
    <div className="mt-12 max-w-md" data-testid="no-runs">
      <svg viewBox="0 0 160 60" className="h-16 w-40" aria-hidden>
        <path d="M4 4 V54 H156" fill="none" className="stroke-line-strong" />
        <path
          d="M8 12 C40 12 44 46 90 48 L150 50"
          fill="none"
          strokeDasharray="4 5"
          className="stroke-line-strong"
          strokeWidth="1.5"
        />
      </svg>
      <h2 className="mt-6 font-semibold text-lg">{text.runs.emptyTitle}</h2>
      <p className="mt-1 text-soft">{text.runs.emptyBody}</p>
      <Link
        href="/"
        className="mt-5 inline-flex h-9 items-center rounded-md bg-accent px-3.5 font-medium text-accent-ink hover:opacity-90"
      >
        {text.home.openRoom}
      </Link>
    </div>
  );
}

function RowSkeletons({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, i) => (
    // Placeholders have no identity.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <li key={i} className="flex h-[4.75rem] items-center gap-5" aria-hidden>
      <span className="skeleton h-11 w-24 opacity-60" />
      <span className="skeleton h-4 w-48 opacity-60" />
    </li>
  ));
}
