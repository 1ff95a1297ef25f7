"use client";

import { useTheme } from "next-themes";
import { useLayoutEffect, useRef } from "react";
import { useSize } from "#client/ui/use-size.ts";
import { drawScatter, type Scatter } from "#client/views/data/draw-scatter.ts";

interface ScatterPlotProps {
  readonly scatter: Scatter;
  /** What the picture shows, for who cannot see it. */
  readonly label: string;
}

/** Points of two columns on a canvas, redrawn with its size and the theme. */
export function ScatterPlot({ scatter, label }: ScatterPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const size = useSize(box);
  useLayoutEffect(() => {
    // The colours are read from the page, which the theme has just changed.
    void resolvedTheme;
    if (canvas.current !== null) {
      drawScatter(canvas.current, scatter, size);
    }
  }, [scatter, size, resolvedTheme]);
  return (
    <div ref={box} className="relative mx-auto aspect-square w-full max-w-80">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        data-testid="data-scatter"
        data-value={scatter.points.length}
        className="absolute inset-0 h-full w-full"
      />
    </div>
  );
}
