"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { SeenCells } from "#client/views/matrices/seen-cells.ts";

/**
 * Which cells of a large table are in the window; null of a small one, and until that is known.
 *
 * @param writeAgain writes the cells that are due, or all of them.
 * @param dependencies change when the table has other rows or columns.
 */
export function useSeenCells(
  inTable: RefObject<Element | null>,
  isLarge: boolean,
  writeAgain: (isWhole: boolean) => void,
  dependencies: readonly unknown[],
): RefObject<SeenCells | null> {
  const seen = useRef<SeenCells | null>(null);
  const show = useEffectEvent(writeAgain);
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
        stop = seen.current.follow(table, (isWhole) => show(isWhole));
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
