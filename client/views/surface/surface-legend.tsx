"use client";

import { useTheme } from "next-themes";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { formatSetting } from "#client/draw/number-format.ts";
import { isHatched } from "#client/draw/region-pixels.ts";
import { SURFACE } from "#client/text/en/surface.ts";
import { drawSymbol } from "#client/views/data/draw-symbol.ts";
import { classMarks, type Mark, traceMark, valueMark } from "#client/views/data/point-marks.ts";
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
  const marks = classes === null ? VALUE_MARKS : classMarks(classes);
  const names = classes ?? [SURFACE.belowZero, SURFACE.aboveZero, SURFACE.zero];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-2xs text-soft" data-testid="surface-legend">
      {marks.map((mark, index) => (
        <Entry key={names[index]}>
          <Swatch mark={mark} index={index} isBare={look === null || isZero(mark, classes)} />
          {names[index]}
        </Entry>
      ))}
      {classes === null ? <Entry>{SURFACE.paler}</Entry> : null}
      {look?.kind === "two-classes" ? (
        <Entry>{SURFACE.boundary(formatSetting(look.scale.centre))}</Entry>
      ) : null}
      {look?.kind === "number" ? <Entry>{SURFACE.lines}</Entry> : null}
      {hasTest ? <Entry>{SURFACE.hollow}</Entry> : null}
    </ul>
  );
}

/** Of a number to learn: its sign. No part of the surface is 0, a point may be. */
const VALUE_MARKS: readonly Mark[] = [valueMark(-1), valueMark(1), valueMark(0)];

function isZero(mark: Mark, classes: readonly string[] | null): boolean {
  return classes === null && mark === VALUE_MARKS[2];
}

function Entry({ children }: { readonly children: ReactNode }) {
  return <li className="flex items-center gap-1.5">{children}</li>;
}

const SIDE = 18;
const COLOURS = ["negative", "zero", "positive", "ink", "paper"] as const;

interface SwatchProps {
  readonly mark: Mark;
  /** Which hatch. */
  readonly index: number;
  /** The point alone. */
  readonly isBare: boolean;
}

/** A piece of the surface with a point on it. */
function Swatch({ mark, index, isBare }: SwatchProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  useLayoutEffect(() => {
    // The colours are read from the page, which the theme has just changed.
    void resolvedTheme;
    if (canvas.current !== null) {
      drawSwatch(canvas.current, { mark, index, isBare });
    }
  }, [mark, index, isBare, resolvedTheme]);
  return <canvas ref={canvas} aria-hidden className="size-[18px] rounded-sm" />;
}

function drawSwatch(canvas: HTMLCanvasElement, { mark, index, isBare }: SwatchProps): void {
  const context = beginDrawing(canvas, SIDE, SIDE);
  if (context === null) {
    return;
  }
  const colours = readColours(canvas, COLOURS);
  const { shape, colour, symbol } = mark;
  if (!isBare) {
    fillSurface(context, index, colours[colour], colours.ink);
  }
  if (symbol !== undefined) {
    const ink = isBare ? colours[colour] : colours.ink;
    const look = { ink, paper: colours.paper, isHollow: false };
    drawSymbol(context, symbol, SIDE / 2, SIDE / 2, 4.5, look);
    return;
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
