"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { TABLES } from "#client/text/en/tables.ts";
import type { ScatterAxes } from "#client/views/data/draw-scatter.ts";
import {
  type Frame,
  isInside,
  middleOf,
  movedPoint,
  type Place,
  type Point,
  rowsNear,
} from "#client/views/data/paint-frame.ts";
import { type PaintClass, painted, placesAlong } from "#client/views/data/paint-model.ts";
import type { usePainting } from "#client/views/data/use-painting.ts";

/** Between the points of a drag, and how far the eraser reaches, in px. */
const APART_PX = 12;
const ERASER_STEP_PX = 4;
const REACH_PX = 14;

export interface BrushInput {
  readonly painting: ReturnType<typeof usePainting>;
  readonly classes: readonly PaintClass[];
  /** Null erases. */
  readonly chosen: PaintClass | null;
  readonly frame: Frame;
  readonly onTool: (place: number) => void;
  /** What a key did, and where, for who cannot see it. */
  readonly onSaid: (words: string, x: number, y: number) => void;
}

type Row = readonly number[];

/** One brush: a press or a drag is a stroke, arrows move a cross, Space paints there. */
export function useBrush(input: BrushInput, shownOf: (drawn: readonly Row[]) => readonly Row[]) {
  const { painting, chosen, frame } = input;
  const axes = useRef<ScatterAxes | null>(null);
  const last = useRef<Place | null>(null);
  const [drawn, setDrawn] = useState<readonly Row[]>([]);
  const [cross, setCross] = useState<Point | null>(null);
  const shown = shownOf(drawn);

  const rowsAt = (place: Place, isErasing: boolean): readonly Row[] => {
    if (axes.current === null) {
      return [];
    }
    const { across, up } = axes.current;
    const point: Point = [across.valueFromPx(place[0]), up.valueFromPx(place[1])];
    if (isErasing || chosen === null) {
      return rowsNear(shown, axes.current, place, REACH_PX);
    }
    return isInside(frame, point) ? [painted(...point, chosen)] : [];
  };
  const end = (isKept: boolean) => {
    if (last.current !== null && isKept) {
      painting.add({ kind: chosen === null ? "erased" : "painted", rows: drawn });
    }
    last.current = null;
    setDrawn([]);
  };
  return {
    axes,
    cross,
    shown,
    press: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0 && !(painting.isFull && chosen !== null)) {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = placeOf(event);
        setCross(null);
        setDrawn(rowsAt(last.current, false));
      }
    },
    drag: (event: PointerEvent<HTMLElement>) => {
      if (last.current !== null) {
        const apartPx = chosen === null ? ERASER_STEP_PX : APART_PX;
        const places = placesAlong(last.current, placeOf(event), apartPx);
        last.current = places.at(-1) ?? last.current;
        const rows = places.flatMap((place) => rowsAt(place, false));
        setDrawn((before) => [...new Set([...before, ...rows])]);
      }
    },
    release: () => end(true),
    abandon: () => end(false),
    onKeyDown: (event: KeyboardEvent) => {
      const at = cross ?? middleOf(frame);
      const moved = movedPoint(frame, at, event);
      if (moved !== null) {
        event.preventDefault();
        setCross(moved);
        input.onSaid("", ...moved);
        return;
      }
      const isErasing = event.key === "Delete" || chosen === null;
      if (
        act(
          event,
          input,
          () => (axes.current === null ? [] : rowsAt(placeAt(axes.current, at), isErasing)),
          at,
        )
      ) {
        setCross(at);
      }
    },
  };
}

/** What a key does at the cross; true when it left something there. */
function act(
  event: KeyboardEvent,
  input: BrushInput,
  rows: () => readonly Row[],
  at: Point,
): boolean {
  const { painting, classes, chosen, onTool, onSaid } = input;
  const { key, ctrlKey, metaKey } = event;
  if (key === " " || key === "Enter" || key === "Delete") {
    event.preventDefault();
    const isErasing = key === "Delete" || chosen === null;
    const touched = rows();
    painting.add({ kind: isErasing ? "erased" : "painted", rows: touched });
    onSaid(isErasing ? TABLES.paint.erased(touched.length) : (chosen?.name ?? ""), ...at);
    return true;
  }
  if (key.toLowerCase() === "z" && (ctrlKey || metaKey)) {
    event.preventDefault();
    painting.undo();
  } else if (/^[1-9]$/.test(key) && Number(key) <= classes.length + 1) {
    onTool(Number(key) - 1);
  }
  return false;
}

function placeAt({ across, up }: ScatterAxes, [x, y]: Point): Place {
  return [across.pxFromValue(x), up.pxFromValue(y)];
}

function placeOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Place {
  const { left, top } = currentTarget.getBoundingClientRect();
  return [clientX - left, clientY - top];
}
