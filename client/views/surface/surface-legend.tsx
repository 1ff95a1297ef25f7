"use client";

import { useTheme } from "next-themes";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { formatSetting } from "#client/draw/number-format.ts";
import { isHatched } from "#client/draw/region-pixels.ts";
import { SURFACE } from "#client/text/en/surface.ts";
import { classMark, traceMark } from "#client/views/data/point-marks.ts";
import type { SurfaceLook } from "#client/views/surface/surface-look.ts";

interface SurfaceLegendProps {
  /** Null where there are only marks. */
  readonly look: SurfaceLook | null;
  /** Null where the outputs are numbers. */
  readonly classes: readonly string[] | null;
  readonly hasTest: boolean;
}

/** What colours, hatches, marks and the line mean. */
export function SurfaceLegend({ look, classes, hasTest }: SurfaceLegendProps) {
  const names = classes ?? [SURFACE.belowZero, SURFACE.aboveZero];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-2xs text-soft" data-testid="surface-legend">
      {names.map((name, index) => (
        <Entry key={name}>
          <Swatch index={index} count={names.length} isBare={look === null} />
          {name}
        </Entry>
      ))}
      {look?.kind === "two-classes" ? (
        <Entry>{SURFACE.boundary(formatSetting(look.scale.centre))}</Entry>
      ) : null}
      {look?.kind === "number" ? <Entry>{SURFACE.lines}</Entry> : null}
      {hasTest ? <Entry>{SURFACE.hollow}</Entry> : null}
    </ul>
  );
}

function Entry({ children }: { readonly children: ReactNode }) {
  return <li className="flex items-center gap-1.5">{children}</li>;
}

const SIDE = 18;
const COLOURS = ["negative", "zero", "positive", "ink", "paper"] as const;

interface SwatchProps {
  readonly index: number;
  readonly count: number;
  /** The point alone. */
  readonly isBare: boolean;
}

/** A piece of the surface with a point on it. */
function Swatch({ index, count, isBare }: SwatchProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  useLayoutEffect(() => {
    // The colours are read from the page, which the theme has just changed.
    void resolvedTheme;
    if (canvas.current !== null) {
      drawSwatch(canvas.current, { index, count, isBare });
    }
  }, [index, count, isBare, resolvedTheme]);
  return <canvas ref={canvas} aria-hidden className="size-[18px] rounded-sm" />;
}

function drawSwatch(canvas: HTMLCanvasElement, { index, count, isBare }: SwatchProps): void {
  const context = beginDrawing(canvas, SIDE, SIDE);
  if (context === null) {
    return;
  }
  const colours = readColours(canvas, COLOURS);
  const { shape, colour } = classMark(index, count);
  if (!isBare) {
    fillSurface(context, index, colours[colour], colours.ink);
  }
  context.beginPath();
  traceMark(context, shape, SIDE / 2, SIDE / 2, 4.5);
  context.strokeStyle = colours.paper;
  context.lineWidth = 2;
  context.stroke();
  context.fillStyle = colours[colour];
  context.fill();
}

function fillSurface(
  context: CanvasRenderingContext2D,
  index: number,
  colour: string,
  ink: string,
): void {
  context.globalAlpha = 0.45;
  context.fillStyle = colour;
  context.fillRect(0, 0, SIDE, SIDE);
  context.fillStyle = ink;
  for (let at = 0; at < SIDE * SIDE; at++) {
    const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
    if (isHatched(index, x, y)) {
      context.fillRect(x, y, 1, 1);
    }
  }
  context.globalAlpha = 1;
}
