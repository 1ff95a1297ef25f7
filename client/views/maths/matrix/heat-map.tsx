"use client";

import { useTheme } from "next-themes";
import { type PointerEvent, useLayoutEffect, useRef } from "react";
import { readColours } from "#client/draw/canvas-surface.ts";
import { rgbOf } from "#client/draw/heat-map.ts";
import type { Entity } from "#client/maths/entity.ts";
import type { CellPlace, LensWindow, MatrixView } from "#client/maths/lens.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { heatCellPx, heatPixels } from "#client/views/maths/matrix/heat-pixels.ts";

interface HeatMapProps {
  readonly entity: Entity;
  readonly view: MatrixView;
  readonly fullValue: number;
  readonly onLook: (place: CellPlace) => void;
}

/** A large matrix as a picture, with a frame around the part whose numbers stand below. */
export function HeatMap({ entity, view, fullValue, onLook }: HeatMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const { matrix, spoken } = entity;
  const { heatRows, heatCols } = view;
  const cellPx = heatCellPx(view);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d") ?? null;
    if (canvas.current === null || context === null) {
      return;
    }
    // Colours are another theme's then. They are asked of the page, once: to ask a new element is to
    // compute the style of all that is new.
    void resolvedTheme;
    const { positive, negative } = readColours(document.documentElement, ["positive", "negative"]);
    const colours = { positive: rgbOf(positive), negative: rgbOf(negative) };
    const { width, height, pixels } = heatPixels(matrix, view, fullValue, colours);
    canvas.current.width = width;
    canvas.current.height = height;
    context.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [matrix, view, fullValue, resolvedTheme]);
  const look = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === "mouse" || event.buttons > 0) {
      const box = event.currentTarget.getBoundingClientRect();
      const row = placeAt(heatRows, (event.clientY - box.top) / box.height);
      const col = placeAt(heatCols, (event.clientX - box.left) / box.width);
      onLook({ row, col });
    }
  };
  return (
    <div
      role="img"
      aria-label={MATHS_PANEL.heat(spoken)}
      onPointerMove={look}
      onPointerDown={look}
      className="relative my-1 w-fit max-w-full touch-none border border-line"
      data-testid={`heat-${entity.id}`}
    >
      <canvas
        ref={canvas}
        className="block max-w-full [image-rendering:pixelated]"
        style={{
          width: Math.max(THIN_PX, heatCols.length * cellPx),
          height: Math.max(THIN_PX, heatRows.length * cellPx),
        }}
      />
      <span
        aria-hidden
        className="pointer-events-none absolute border-2 border-accent"
        style={{
          ...sideOf(heatRows, view.rows, "top", "height"),
          ...sideOf(heatCols, view.cols, "left", "width"),
        }}
      />
    </div>
  );
}

/** A single row is as high as a finger can hit. */
const THIN_PX = 16;

function placeAt(places: readonly number[], share: number): number {
  const index = Math.floor(Math.max(0, Math.min(0.999, share)) * places.length);
  return places[index] ?? 0;
}

/** Where the frame begins and how far it goes, as shares of the map. */
function sideOf<Start extends string, Length extends string>(
  places: readonly number[],
  { from, count }: LensWindow,
  start: Start,
  length: Length,
): Record<string, string> {
  const before = places.filter((place) => place < from).length;
  const inside = places.filter((place) => place >= from && place < from + count).length;
  const share = (amount: number) => `${(100 * amount) / places.length}%`;
  return { [start]: share(before), [length]: share(Math.max(1, inside)) };
}
