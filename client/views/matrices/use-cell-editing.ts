"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useControl } from "#client/views/controls/use-control.ts";

/** A cell of a table while it is a field, named by its `data-cell`. */
interface EditedCell {
  readonly place: string;
  readonly value: number;
}

export interface CellEditing {
  readonly mayEdit: boolean;
  readonly cell: EditedCell | null;
  readonly problem: string | null;
  readonly setProblem: (problem: string | null) => void;
  readonly close: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
}

/**
 * Which number of a table is being typed: a press, Enter or F2 opens a cell for those who may edit
 * the run. The focus goes back to the cell when it was left by a key.
 */
export function useCellEditing(table: RefObject<HTMLElement | null>): CellEditing {
  const weights = useControl("weights");
  const mayEdit = weights.mayChange && weights.isShown;
  const [cell, setCell] = useState<EditedCell | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const returnTo = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (cell === null && returnTo.current !== null) {
      table.current?.querySelector<HTMLElement>(`[data-cell="${returnTo.current}"]`)?.focus();
      returnTo.current = null;
    }
  }, [cell, table]);

  const open = (target: EventTarget): boolean => {
    const element =
      target instanceof HTMLElement ? target.closest<HTMLElement>("[data-cell]") : null;
    const place = element?.dataset["cell"];
    if (!mayEdit || place === undefined) {
      return false;
    }
    returnTo.current = null;
    setProblem(null);
    setCell({ place, value: Number(element?.dataset["value"] ?? 0) });
    return true;
  };
  return {
    mayEdit,
    cell: mayEdit ? cell : null,
    problem,
    setProblem,
    close: () => {
      // Somebody who pressed elsewhere has the focus there already.
      if (cell !== null && table.current?.contains(document.activeElement) === true) {
        returnTo.current = cell.place;
      }
      setProblem(null);
      setCell(null);
    },
    onKeyDown: (event) => {
      if ((event.key === "Enter" || event.key === "F2") && open(event.target)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    onClick: (event) => {
      open(event.target);
    },
  };
}
