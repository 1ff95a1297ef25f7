"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { SeenCells } from "#client/views/matrices/seen-cells.ts";

/**
 * Which cells of a large table are in the window; null of a small one, and until that is known.
 *
 * @param writeAll writes all cells again.
 * @param dependencies change when the table has other rows or columns.
 */
export function useSeenCells(
  inTable: RefObject<Element | null>,
  isLarge: boolean,
  writeAll: () => void,
  dependencies: readonly unknown[],
): RefObject<SeenCells | null> {
  const seen = useRef<SeenCells | null>(null);
  const show = useEffectEvent(writeAll);
  useEffect(() => {
    const table = inTable.current?.closest("table") ?? null;
    if (!isLarge || table === null) {
      return;
    }
    let stop: (() => void) | null = null;
    let isOver = false;
    void import("#client/views/matrices/seen-cells.ts").then((module) => {
      if (!isOver) {
        seen.current = new module.SeenCells();
        stop = seen.current.follow(table, () => show());
      }
    });
    return () => {
      isOver = true;
      seen.current = null;
      stop?.();
    };
  }, [inTable, isLarge, ...dependencies]);
  return seen;
}
