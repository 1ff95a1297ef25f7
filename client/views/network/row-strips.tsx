"use client";

import { useTheme } from "next-themes";
import { useRef } from "react";
import { readColours } from "#client/draw/canvas-surface.ts";
import type { LayerPlace } from "#client/draw/network-layout.ts";
import { showHere } from "#client/pictures/picture-pen.ts";
import { useCanvasPen } from "#client/pictures/use-picture-pen.ts";
import type { Size } from "#client/ui/use-size.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import { drawStrips, type StripsDrawing } from "#client/views/network/draw-strips.ts";
import type { UnitRows } from "#client/views/plane/row-feed.ts";
import { useOnRows } from "#client/views/plane/use-on-rows.ts";

interface RowStripsProps {
  readonly places: readonly LayerPlace[];
  readonly size: Size;
  /** The chosen data row, from 0. */
  readonly row: number;
}

/** Strips of so many units are drawn in the page, in the frame of their moment. */
const FEW_UNITS = 10;

/** In every circle what its unit makes of each row of the data, in their order. */
export function RowStrips({ places, size, row }: RowStripsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const { pen, wish } = useCanvasPen(canvas);
  useOnRows(
    (rows) => {
      // The rows of a run before this one may come a moment late.
      if (canvas.current === null || rows.moment.settings.layers.length + 1 !== places.length) {
        return;
      }
      const drawing = stripsDrawing(canvas.current, rows, places, row);
      const wanted = wish(size, {
        picture: { kind: "strips", drawing },
        drawHere: (context) => drawStrips(context, drawing),
        onShown: () => {
          canvas.current?.setAttribute("data-step", String(rows.moment.step));
          canvas.current?.setAttribute("data-rows", `${rows.window.from + 1}-${rows.window.to}`);
        },
      });
      if (wanted === null) {
        return;
      }
      if (drawing.units.length > FEW_UNITS) {
        pen.show(wanted);
      } else {
        showHere(wanted);
      }
    },
    row,
    [places, size, resolvedTheme],
  );
  return (
    <canvas
      ref={canvas}
      className="pointer-events-none absolute inset-0 h-full w-full"
      data-testid="row-strips"
    />
  );
}

function stripsDrawing(
  canvas: HTMLCanvasElement,
  { moment, window, unitValues }: UnitRows,
  places: readonly LayerPlace[],
  row: number,
): StripsDrawing {
  const units = places.flatMap(({ nodes, grain }, layer) =>
    (grain === "group" ? [] : nodes).flatMap((node) => {
      const values = unitValues(layer, node.from);
      return values === null || values.length === 0 ? [] : [{ node, values }];
    }),
  );
  return {
    units,
    marked: Math.min(row, rowCountOf(moment.dataset) - 1) - window.from,
    colours: readColours(canvas, ["positive", "negative", "line-strong", "ink"]),
  };
}
