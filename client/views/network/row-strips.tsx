"use client";

import { useTheme } from "next-themes";
import { useRef } from "react";
import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import type { LayerPlace } from "#client/draw/network-layout.ts";
import { drawStrip, stripOf } from "#client/draw/row-strip.ts";
import { stripPlace } from "#client/draw/strip-place.ts";
import type { Size } from "#client/ui/use-size.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import type { UnitRows } from "#client/views/plane/row-feed.ts";
import { useOnRows } from "#client/views/plane/use-on-rows.ts";

interface RowStripsProps {
  readonly places: readonly LayerPlace[];
  readonly size: Size;
  /** The chosen data row, from 0. */
  readonly row: number;
}

/** In every circle what its unit makes of each row of the data, in their order. */
export function RowStrips({ places, size, row }: RowStripsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  useOnRows(
    (rows) => {
      if (canvas.current !== null) {
        drawStrips(canvas.current, rows, { places, size, row });
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

function drawStrips(
  canvas: HTMLCanvasElement,
  { moment, window, unitValues }: UnitRows,
  { places, size, row }: RowStripsProps,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  // The rows of a run before this one may come a moment late.
  if (context === null || moment.settings.layers.length + 1 !== places.length) {
    return;
  }
  const colours = readColours(canvas, ["positive", "negative", "line-strong", "ink"]);
  const marked = Math.min(row, rowCountOf(moment.dataset) - 1) - window.from;
  for (const [layer, { nodes, grain }] of places.entries()) {
    for (const node of grain === "group" ? [] : nodes) {
      const values = unitValues(layer, node.from);
      if (values !== null && values.length > 0) {
        const place = stripPlace(node);
        drawStrip(context, stripOf(values, place, marked), place, colours);
      }
    }
  }
  canvas.dataset["step"] = String(moment.step);
  canvas.dataset["rows"] = `${window.from + 1}-${window.to}`;
}
