"use client";

import { useEffect, useRef, useState } from "react";
import { listRuns } from "#client/session/http-client.ts";
import { learnLabels } from "#client/session/run-labels.ts";
import { useSession } from "#client/session/use-session.tsx";
import type { ErrorCode } from "#protocol/errors.ts";
import type { RunSummary } from "#protocol/records.ts";

const PAGE = 12;
/** More than the server lists at once; the library has them all. */
const MOST = 96;

export interface RoomRuns {
  readonly runs: readonly RunSummary[];
  readonly next: string | null;
  readonly isLoading: boolean;
  readonly error: ErrorCode | null;
  readonly loadMore: () => void;
}

type Listing = Omit<RoomRuns, "loadMore">;

const NOTHING: Listing = { runs: [], next: null, isLoading: true, error: null };

/** The runs of the room that the run on the screen belongs to, newest first. */
export function useRoomRuns(): RoomRuns {
  const runId = useSession(({ run }) => run?.id ?? null);
  const roomId = useSession((state) => state.roomId);
  // Whoever starts, pauses or ends a run changes a line of the list.
  const status = useSession(({ runState }) => runState?.status ?? null);
  const [listing, setListing] = useState<Listing>(NOTHING);
  const [wanted, setWanted] = useState(PAGE);
  useEffect(() => {
    let isHere = true;
    void status;
    void runId;
    if (roomId !== null) {
      setListing((shown) => ({ ...shown, isLoading: true, error: null }));
      void load(roomId, wanted).then((next) => {
        if (isHere) {
          setListing((shown) => ({ ...shown, ...next, isLoading: false }));
        }
      });
    }
    return () => {
      isHere = false;
    };
  }, [roomId, runId, status, wanted]);
  useHeardLabels();
  return { ...listing, loadMore: () => setWanted((count) => count + PAGE) };
}

async function load(room: string, limit: number): Promise<Partial<Listing>> {
  const page = await listRuns({ room, limit });
  if (!page.ok) {
    return { error: page.error.code };
  }
  const { runs, next } = page.value;
  learnLabels(runs);
  return { runs, next: limit < MOST ? next : null, error: null };
}

/** Rule UI-152: a star or note of somebody else in the room is here with the event that tells it. */
function useHeardLabels(): void {
  const activity = useSession((state) => state.activity);
  const lastHeard = useRef(0);
  useEffect(() => {
    for (const { id, event } of activity) {
      if (id > lastHeard.current && event.kind === "run-labelled") {
        learnLabels([{ ...event, id: event.runId }]);
      }
    }
    lastHeard.current = activity.at(-1)?.id ?? lastHeard.current;
  }, [activity]);
}
