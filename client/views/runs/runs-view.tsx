"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { errorText } from "#client/session/error-text.ts";
import { LIBRARY } from "#client/text/en/library.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { PageMenu } from "#client/ui/page-menu.tsx";
import { Term } from "#client/ui/term.tsx";
import { Wordmark } from "#client/ui/wordmark.tsx";
import { CompareBar } from "#client/views/runs/compare-bar.tsx";
import {
  isNarrowed,
  type LibraryQuery,
  MOST_PICKS,
  WHOLE_LIBRARY,
  withPick,
} from "#client/views/runs/library-query.ts";
import { LibraryTools } from "#client/views/runs/library-tools.tsx";
import { RunRow } from "#client/views/runs/run-row.tsx";
import {
  type Listing,
  useLibraryQuery,
  useListing,
  useRoomsOfRuns,
} from "#client/views/runs/use-library.ts";

/** `/runs`: every run that was saved, to be searched, starred, noted and compared. */
export function RunsView() {
  const { query: known, change } = useLibraryQuery();
  const { listing, loadMore } = useListing(known);
  const rooms = useRoomsOfRuns();
  const query = known ?? WHOLE_LIBRARY;
  const isDone = known !== null && !listing.isLoading && listing.error === null;
  const isEmpty = isDone && listing.runs.length === 0;
  const isWhole = !isNarrowed(query);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-5xl items-center justify-between px-5 py-4 sm:px-8">
        <Link href="/" aria-label={text.errors.toHome}>
          <Wordmark />
        </Link>
        <PageMenu />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl flex-1 px-5 pt-6 pb-20 sm:px-8"
      >
        <h1 className="font-semibold text-2xl tracking-tight">
          <Term of="run" isStop>
            {text.runs.title}
          </Term>
        </h1>
        <p className="mt-2 max-w-prose text-soft">{text.runs.intro}</p>
        {isEmpty && isWhole ? (
          <EmptyLibrary />
        ) : (
          <LibraryTools query={query} rooms={rooms} onChange={change} />
        )}
        <p role="status" className="sr-only">
          {isDone ? LIBRARY.found(listing.runs.length, listing.next === null) : ""}
        </p>
        {isEmpty && !isWhole ? (
          <NoMatch onShowAll={() => change({ search: "", room: null, isStarred: false })} />
        ) : (
          <Rows listing={listing} query={query} change={change} />
        )}
        <More listing={listing} onMore={loadMore} />
      </main>
      <CompareBar picks={query.picks} onClear={() => change({ picks: [] })} />
    </div>
  );
}

interface RowsProps {
  readonly listing: Listing;
  readonly query: LibraryQuery;
  readonly change: (part: Partial<LibraryQuery>) => void;
}

function Rows({ listing: { runs, isLoading, next }, query: { picks }, change }: RowsProps) {
  const isMore = isLoading && (runs.length === 0 || next !== null);
  return (
    <ul
      className="mt-5 divide-y divide-line border-line border-t empty:hidden"
      aria-busy={isLoading}
      data-testid="runs"
    >
      {runs.map((run) => (
        <RunRow
          key={run.id}
          run={run}
          isPicked={picks.includes(run.id)}
          mayPick={picks.length < MOST_PICKS}
          onPick={() => change({ picks: withPick(picks, run.id) })}
          onRoom={() => change({ room: run.roomId })}
        />
      ))}
      {isMore ? <RowSkeletons count={runs.length === 0 ? 6 : 2} /> : null}
    </ul>
  );
}

interface MoreProps {
  readonly listing: Listing;
  readonly onMore: () => void;
}

function More({ listing: { next, isLoading, error }, onMore }: MoreProps) {
  if (error !== null) {
    return (
      <div role="alert" className="mt-8 flex flex-wrap items-center gap-4">
        <p className="text-alarm">{errorText(error)}</p>
        <Button onClick={onMore}>{text.errors.tryAgain}</Button>
      </div>
    );
  }
  return next === null ? null : (
    <div className="mt-6 flex justify-center">
      <Button
        data-testid="load-more"
        aria-disabled={isLoading}
        onClick={() => isLoading || onMore()}
      >
        {text.runs.more}
      </Button>
    </div>
  );
}

function EmptyLibrary() {
  return (
    <Nothing testId="no-runs" title={text.runs.emptyTitle} body={text.runs.emptyBody}>
      <Link
        href="/"
        className="inline-flex h-9 items-center rounded-md bg-accent px-3.5 font-medium text-accent-ink hover:opacity-90 pointer-coarse:h-10"
      >
        {text.home.openRoom}
      </Link>
    </Nothing>
  );
}

function NoMatch({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <Nothing testId="no-match" title={LIBRARY.noMatchTitle} body={LIBRARY.noMatchBody}>
      <Button onClick={onShowAll} data-testid="show-all">
        {LIBRARY.showAll}
      </Button>
    </Nothing>
  );
}

interface NothingProps {
  readonly testId: string;
  readonly title: string;
  readonly body: string;
  readonly children: ReactNode;
}

function Nothing({ testId, title, body, children }: NothingProps) {
  return (
    <div className="mt-12 max-w-md" data-testid={testId}>
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
      <h2 className="mt-6 font-semibold text-lg">{title}</h2>
      <p className="mt-1 mb-5 text-soft">{body}</p>
      {children}
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
