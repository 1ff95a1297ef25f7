"use client";

import { useTheme } from "next-themes";
import { useLayoutEffect, useRef } from "react";
import { TABLES } from "#client/text/en/tables.ts";
import { useSize } from "#client/ui/use-size.ts";
import { drawScatter } from "#client/views/data/draw-scatter.ts";
import { drawCross } from "#client/views/data/paint-frame.ts";
import { paintedPoints, withoutRows } from "#client/views/data/paint-model.ts";
import { type BrushInput, useBrush } from "#client/views/data/use-brush.ts";

type Row = readonly number[];

/** The plane under the brush. */
export function PaintPlane(props: BrushInput) {
  const { painting, classes, chosen, frame } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  const { resolvedTheme } = useTheme();
  const brush = useBrush(props, (drawn) => shownRows(painting, drawn, chosen === null));
  const { shown, cross, axes } = brush;
  const drawn = shown.map((row) => row.join(" ")).join(";");

  useLayoutEffect(() => {
    // The colours are read from the page, which the theme has just changed.
    void resolvedTheme;
    if (canvas.current !== null) {
      const rows = drawn === "" ? [] : drawn.split(";").map((row) => row.split(" ").map(Number));
      const points = paintedPoints(rows, classes);
      drawScatter(canvas.current, { ...frame, points }, size, (context, places) => {
        axes.current = places;
        drawCross(context, places, cross);
      });
    }
  }, [drawn, classes, frame, size, resolvedTheme, cross, axes]);
  return (
    <div
      ref={box}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys paint here, too.
      tabIndex={0}
      aria-label={TABLES.paint.plane}
      data-testid="paint-plane"
      data-value={shown.length}
      onPointerDown={brush.press}
      onPointerMove={brush.drag}
      onPointerUp={brush.release}
      onPointerCancel={brush.abandon}
      onKeyDown={brush.onKeyDown}
      className="relative mx-auto aspect-square w-full max-w-80 cursor-crosshair touch-none select-none rounded-md"
    >
      <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
    </div>
  );
}

/** What the room has, with own strokes that are on their way and the one that is being drawn. */
function shownRows(
  { table, pending }: BrushInput["painting"],
  drawn: readonly Row[],
  isErasing: boolean,
): readonly Row[] {
  // A stroke that the room has already may be pending for a moment more: it is not drawn twice.
  const known = new Set(table.rows.map((row) => row.join(" ")));
  const rowsOf = (wanted: "painted" | "erased") =>
    pending.flatMap(({ kind, rows }) => (kind === wanted ? rows : []));
  const missing = rowsOf("painted").filter((row) => !known.has(row.join(" ")));
  const before = [...withoutRows(table.rows, rowsOf("erased")), ...missing];
  return isErasing ? withoutRows(before, drawn) : [...before, ...drawn];
}
