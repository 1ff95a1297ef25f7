"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { type MyRoom, myRoom } from "#client/session/my-room.ts";
import { runLabels } from "#client/session/run-labels.ts";
import type { RunLabel } from "#protocol/records.ts";

/** A run's star and note as this page knows them best. */
export function useRunLabel({
  id,
  isStarred,
  remark,
}: RunLabel & { readonly id: string }): RunLabel {
  const known = useStore(runLabels, (labels) => labels[id]);
  return known ?? { isStarred, remark };
}

/** What this browser may do with the runs of a room; null for nothing, or until it is known. */
export function useMyRoom(roomId: string | null): MyRoom | null {
  const [room, setRoom] = useState<MyRoom | null>(null);
  useEffect(() => {
    let isHere = true;
    setRoom(null);
    if (roomId !== null) {
      void myRoom(roomId).then((found) => isHere && setRoom(found));
    }
    return () => {
      isHere = false;
    };
  }, [roomId]);
  return room;
}
