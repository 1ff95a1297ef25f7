"use client";

import { useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { kinOf } from "#client/maths/kin.ts";
import {
  type CellPlace,
  type LensWindow,
  type MatrixView,
  matrixView,
} from "#client/maths/lens.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { type EntityPlace, type MathsFocus, mathsFocus } from "#client/views/maths/maths-focus.ts";

interface Lens {
  readonly view: MatrixView;
  /** The cell that the keys are at. */
  readonly at: CellPlace;
  /** Puts a place into the middle of what is shown. */
  readonly look: (place: CellPlace) => void;
  /** Goes to a cell; what is shown stays where it is in that. */
  readonly move: (place: CellPlace) => void;
}

const ORIGIN: CellPlace = { row: 0, col: 0 };

/**
 * Which cell the keys are at, and the part of the matrix whose numbers are shown: around what is
 * looked at here, or lit in a matrix about the same units or weights.
 */
export function useLens(model: MathsModel, id: string): Lens {
  const entity = entityOf(model, id);
  const { rows, cols } = entity.matrix;
  const [place, setPlace] = useState({ looked: ORIGIN, at: ORIGIN });
  const looked = inMatrix(place.looked, rows, cols);
  const view = useMemo(
    () => matrixView(rows, cols, { row: looked.row, col: looked.col }),
    [rows, cols, looked.row, looked.col],
  );
  const look = useCallback(
    (looked: CellPlace) => {
      setPlace({ looked, at: looked });
      mathsFocus.setState({ lit: { entity: id, ...looked } });
    },
    [id],
  );
  const move = useCallback(
    (to: Partial<CellPlace>) =>
      setPlace(({ looked, at: before }) => {
        const at = { ...before, ...to };
        const shown = matrixView(rows, cols, inMatrix(looked, rows, cols));
        const isShown = holds(shown.rows, at.row) && holds(shown.cols, at.col);
        return { looked: isShown ? looked : at, at };
      }),
    [rows, cols],
  );
  const follow = useEffectEvent((place: EntityPlace) => {
    if (place.entity !== id && isAboutTheSame(model, id, place.entity)) {
      const { row, col } = place;
      move({ ...(row === null ? {} : { row }), ...(col === null ? {} : { col }) });
    }
  });
  useEffect(() => {
    if (!view.isHeatMap) {
      return;
    }
    return mathsFocus.subscribe((now, before) => {
      const place = newlyLit(now, before);
      if (place !== null) {
        follow(place);
      }
    });
  }, [view.isHeatMap]);
  return { view, at: inMatrix(place.at, rows, cols), look, move };
}

function newlyLit(now: MathsFocus, before: MathsFocus): EntityPlace | null {
  const lit = now.lit === before.lit ? null : now.lit;
  return lit ?? (now.pinned === before.pinned ? null : now.pinned);
}

function isAboutTheSame({ entities }: MathsModel, id: string, other: string): boolean {
  const [here, there] = [entities.get(id), entities.get(other)];
  return here !== undefined && there !== undefined && kinOf(here) === kinOf(there);
}

function inMatrix({ row, col }: CellPlace, rows: number, cols: number): CellPlace {
  return { row: Math.min(row, rows - 1), col: Math.min(col, cols - 1) };
}

function holds({ from, count }: LensWindow, place: number): boolean {
  return from <= place && place < from + count;
}
