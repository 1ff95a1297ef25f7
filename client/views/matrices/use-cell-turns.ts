"use client";

import { type RefObject, useRef } from "react";
import type { Sight } from "#client/ui/use-in-sight.ts";
import { type CellValue, writeLook, writeValue } from "#client/views/matrices/cell-writer.ts";
import { useSeenCells } from "#client/views/matrices/use-seen-cells.ts";
import { A_TURN } from "#client/views/moment/at-ease.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { restMsOf, useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";

/** How numbers are written, and into which cells. */
export interface CellWriting {
  writeCell(cell: HTMLElement, shown: CellValue): void;
  isDue(cell: HTMLElement): boolean;
}

/** Every whole number, and no looks: of few cells, with every moment. */
export const WHOLE_NUMBERS: CellWriting = { writeCell: writeValue, isDue: always };

interface CellTurns {
  /** The table, or a part of it. */
  readonly inTable: RefObject<Element | null>;
  readonly sight: Sight;
  /** Few cells have their whole numbers from somebody else, with every moment. */
  readonly isWithEach: boolean;
  readonly write: (moment: Moment, writing: CellWriting) => void;
  /** After each turn. */
  readonly onTurn?: () => void;
  /** Change when the table has other cells. */
  readonly cells: readonly unknown[];
  /** Change when the same cells are written otherwise. */
  readonly also?: readonly unknown[];
}

/** Rules UI-133, UI-135: a table is written in its turns, of a large one what can be seen. */
export function useCellTurns(turns: CellTurns): void {
  const { inTable, sight, isWithEach, cells, also = [] } = turns;
  const shown = useRef<Moment | null>(null);
  const writeCell = (cell: HTMLElement, value: CellValue) => {
    if (!isWithEach) {
      writeValue(cell, value);
    }
    // Nobody sees how it looks out of sight.
    if (sight !== "far" && (seen.current?.isLookDue(cell) ?? true)) {
      writeLook(cell, value);
    }
  };
  const isDue = (cell: HTMLElement) => seen.current?.isDue(cell) ?? true;
  const write = (moment: Moment, isWhole: boolean) => {
    shown.current = moment;
    seen.current?.begin(isWhole, restMsOf(sight));
    turns.write(moment, { writeCell, isDue });
  };
  const seen = useSeenCells(
    inTable,
    !isWithEach,
    (isWhole) => shown.current !== null && write(shown.current, isWhole),
    cells,
  );
  useMomentAtEase(
    (moment) => {
      write(moment, moment.isFinal);
      turns.onTurn?.();
    },
    A_TURN,
    [...cells, ...also, sight],
    { sight },
  );
}

function always(): boolean {
  return true;
}
