"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { listRuns } from "#client/session/http-client.ts";
import { listRooms } from "#client/session/library-client.ts";
import { learnLabels } from "#client/session/run-labels.ts";
import {
  addressOfQuery,
  askedOf,
  type LibraryQuery,
  queryInAddress,
} from "#client/views/runs/library-query.ts";
import type { ErrorCode } from "#protocol/errors.ts";
import type { RoomOfRuns, RunSummary } from "#protocol/records.ts";

const PAGE = 24;

/** What the library shows, kept in the address; null until the page knows its address. */
export function useLibraryQuery() {
  const [query, setQuery] = useState<LibraryQuery | null>(null);
  useEffect(() => {
    const read = () => setQuery(queryInAddress(window.location.search));
    read();
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, []);
  const change = useCallback((part: Partial<LibraryQuery>) => {
    setQuery((before) => {
      const next = { ...(before ?? queryInAddress("")), ...part };
      // Past the router, which would render the page anew for it.
      const { history } = window;
      History.prototype.replaceState.call(history, history.state, "", addressOfQuery(next));
      return next;
    });
  }, []);
  return { query, change };
}

export interface Listing {
  readonly runs: readonly RunSummary[];
  readonly next: string | null;
  readonly isLoading: boolean;
  readonly error: ErrorCode | null;
}

const NOTHING: Listing = { runs: [], next: null, isLoading: true, error: null };

/** The runs of a query, page by page. What was there stays until the first page of another comes. */
export function useListing(query: LibraryQuery | null) {
  const [listing, setListing] = useState<Listing>(NOTHING);
  const turn = useRef(0);
  // Which runs are chosen is no reason to load them again.
  const asked = query === null ? null : JSON.stringify(askedOf(query));
  const load = useCallback(async (question: string, before: string | null) => {
    turn.current += 1;
    const mine = turn.current;
    setListing((shown) => ({ ...shown, isLoading: true, error: null }));
    const answer = await listRuns({
      ...JSON.parse(question),
      limit: PAGE,
      before: before ?? undefined,
    });
    if (mine !== turn.current) {
      return;
    }
    if (answer.ok) {
      learnLabels(answer.value.runs);
    }
    setListing((shown) =>
      answer.ok
        ? {
            runs: before === null ? answer.value.runs : joined(shown.runs, answer.value.runs),
            next: answer.value.next,
            isLoading: false,
            error: null,
          }
        : { ...shown, isLoading: false, error: answer.error.code },
    );
  }, []);
  useEffect(() => {
    if (asked !== null) {
      void load(asked, null);
    }
    return () => {
      turn.current += 1;
    };
  }, [asked, load]);
  return { listing, loadMore: () => asked !== null && void load(asked, listing.next) };
}

/** A run whose loss changed between two pages may come twice. */
function joined(shown: readonly RunSummary[], more: readonly RunSummary[]): readonly RunSummary[] {
  const known = new Set(shown.map(({ id }) => id));
  return [...shown, ...more.filter(({ id }) => !known.has(id))];
}

/** Rooms to choose from; none while they are on their way. */
export function useRoomsOfRuns(): readonly RoomOfRuns[] {
  const [rooms, setRooms] = useState<readonly RoomOfRuns[]>([]);
  useEffect(() => {
    let isHere = true;
    void listRooms().then((answer) => isHere && answer.ok && setRooms(answer.value.rooms));
    return () => {
      isHere = false;
    };
  }, []);
  return rooms;
}
