"use client";

import { useTheme } from "next-themes";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { type Size, useSize } from "#client/ui/use-size.ts";
import type { Preview } from "#client/views/data/preview-model.ts";

const ROWS = 4;
const SIDE = 8;

/** Pictures of each digit, one column for each; test pictures are framed. */
export function DigitGrid({ preview }: { readonly preview: Preview }) {
  const [page, setPage] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const size = useSize(box);
  const byDigit = useMemo(() => rowsByClass(preview), [preview]);
  const count = preview.classes.length;
  useLayoutEffect(() => {
    // The colours are read from the page, which the theme has just changed.
    void resolvedTheme;
    if (canvas.current !== null) {
      const shown = byDigit.map((rows) =>
        Array.from({ length: ROWS }, (_, i) => rows[(page * ROWS + i) % rows.length] ?? 0),
      );
      drawDigits(canvas.current, preview, shown, size);
    }
  }, [preview, byDigit, page, size, resolvedTheme]);
  const label = text.data.digitsSummary(
    formatCount(ROWS * count),
    formatCount(preview.raw.inputs.rows),
  );
  return (
    <div>
      <div className="num grid grid-cols-10 text-center text-2xs text-soft" aria-hidden>
        {preview.classes.map(({ name }) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div ref={box} className="relative mt-1 aspect-[10/4] w-full">
        <canvas
          ref={canvas}
          role="img"
          aria-label={label}
          data-testid="data-digits"
          className="absolute inset-0 h-full w-full"
        />
      </div>
      <Button
        size="small"
        tone="quiet"
        onClick={() => setPage(page + 1)}
        className="-ml-2.5 mt-1 pointer-coarse:h-11"
      >
        {text.data.other}
      </Button>
    </div>
  );
}

function rowsByClass({ classes, classOf }: Preview): readonly (readonly number[])[] {
  return classes.map((_, index) =>
    Array.from(classOf ?? [], (of, row) => (of === index ? row : -1)).filter((row) => row >= 0),
  );
}

function drawDigits(
  canvas: HTMLCanvasElement,
  { raw, testRows }: Preview,
  columns: readonly (readonly number[])[],
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  if (context === null) {
    return;
  }
  const { ink, accent, sunken } = readColours(canvas, ["ink", "accent", "sunken"]);
  const isTest = new Set(testRows);
  const cell = size.widthPx / columns.length;
  const side = cell - 4;
  for (const [c, rows] of columns.entries()) {
    for (const [r, row] of rows.entries()) {
      const [left, top] = [c * cell + 2, r * cell + 2];
      context.globalAlpha = 1;
      context.fillStyle = sunken;
      context.fillRect(left, top, side, side);
      context.fillStyle = ink;
      for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
        context.globalAlpha = raw.inputs.data[row * SIDE * SIDE + pixel] ?? 0;
        const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
        // A little over the edge: between two half pixels there would be a seam.
        context.fillRect(
          left + (x * side) / SIDE,
          top + (y * side) / SIDE,
          side / SIDE + 0.4,
          side / SIDE + 0.4,
        );
      }
      if (isTest.has(row)) {
        context.globalAlpha = 1;
        context.strokeStyle = accent;
        context.lineWidth = 1.5;
        context.strokeRect(left - 0.75, top - 0.75, side + 1.5, side + 1.5);
      }
    }
  }
  context.globalAlpha = 1;
}
