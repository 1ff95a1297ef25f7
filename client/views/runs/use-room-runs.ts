"use client";

import { useEffect, useState } from "react";
import { findRun, listRuns } from "#client/session/http-client.ts";
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
  const status = useSession(({ runState }) => runState?.status ?? null);
  const [listing, setListing] = useState<Listing>(NOTHING);
  const [wanted, setWanted] = useState(PAGE);
  useEffect(() => {
    let isHere = true;
    // Whoever starts, pauses or ends a run changes a line of the list.
    void status;
    if (runId !== null) {
      setListing((shown) => ({ ...shown, isLoading: true, error: null }));
      void load(runId, wanted).then((next) => {
        if (isHere) {
          setListing((shown) => ({ ...shown, ...next, isLoading: false }));
        }
      });
    }
    return () => {
      isHere = false;
    };
  }, [runId, status, wanted]);
  return { ...listing, loadMore: () => setWanted((count) => count + PAGE) };
}

const ROOM_OF = new Map<string, string>();

async function load(runId: string, limit: number): Promise<Partial<Listing>> {
  const known = ROOM_OF.get(runId);
  const found = known === undefined ? await findRun(runId) : null;
  if (found !== null && !found.ok) {
    return { error: found.error.code };
  }
  const roomId = known ?? found?.value.roomId ?? "";
  ROOM_OF.set(runId, roomId);
  const page = await listRuns({ room: roomId, limit });
  if (!page.ok) {
    return { error: page.error.code };
  }
  const { runs, next } = page.value;
  return { runs, next: limit < MOST ? next : null, error: null };
}
