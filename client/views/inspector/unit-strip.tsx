"use client";

import { useTheme } from "next-themes";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { formatCount, formatShort, formatValue } from "#client/draw/number-format.ts";
import { drawStrip, stripOf } from "#client/draw/row-strip.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { type Size, useSize } from "#client/ui/use-size.ts";
import { writeText } from "#client/ui/write-text.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import { useRowChoice } from "#client/views/outputs/row-choice.tsx";
import type { UnitRows } from "#client/views/plane/row-feed.ts";
import { useOnRows } from "#client/views/plane/use-on-rows.ts";

interface StripPictureProps {
  /** From 0; inputs are layer 0. */
  readonly layer: number;
  readonly unit: number;
  /** The chosen data row, from 0. */
  readonly row: number;
  readonly testId?: string;
  readonly onDrawn?: (rows: UnitRows, values: Float32Array) => void;
}

/** One unit's values for the rows of the data, as large as its box. */
export function StripPicture({ layer, unit, row, testId, onDrawn }: StripPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  const { resolvedTheme } = useTheme();
  useOnRows(
    (rows) => {
      const values = rows.unitValues(layer, unit);
      if (canvas.current !== null && values !== null) {
        drawUnit(canvas.current, rows, { values, row }, size);
        onDrawn?.(rows, values);
      }
    },
    row,
    [layer, unit, size, resolvedTheme],
  );
  return (
    <canvas
      ref={canvas}
      aria-hidden
      data-testid={testId}
      className="absolute inset-0 h-full w-full"
    />
  );
}

interface UnitStripProps extends Pick<StripPictureProps, "layer" | "unit" | "row"> {
  readonly name: string;
}

/** The same with words; a bar chooses its row. */
export function UnitStrip({ name, layer, unit, row }: UnitStripProps) {
  const box = useRef<HTMLDivElement>(null);
  const caption = useRef<HTMLElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const newest = useRef<UnitRows | null>(null);
  const { setRow } = useRowChoice();
  const choose = (event: PointerEvent<HTMLElement>) => {
    if (newest.current !== null && event.buttons === 1) {
      const { left, width } = event.currentTarget.getBoundingClientRect();
      const { from, to } = newest.current.window;
      const at = Math.floor(((event.clientX - left) / width) * (to - from));
      setRow(Math.max(from, Math.min(to - 1, from + at)));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = newest.current === null ? 0 : rowCountOf(newest.current.moment.dataset);
    const next = rowAfter(event.key, Math.min(row, count - 1), count);
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      setRow(next);
    }
  };
  return (
    <figure className="mt-2 min-w-0">
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label={INSPECTOR.strip(name)}
        aria-valuenow={row + 1}
        data-testid="unit-strip"
        onPointerDown={choose}
        onPointerMove={choose}
        onKeyDown={onKeyDown}
        className="relative h-28 w-full max-w-64 cursor-pointer touch-pan-y border border-line"
      >
        <StripPicture
          layer={layer}
          unit={unit}
          row={row}
          onDrawn={(rows, values) => {
            newest.current = rows;
            if (caption.current !== null) {
              writeWords(box.current, caption.current, rows, { values, row });
            }
            if (mark.current !== null) {
              writeText(mark.current, values.every(isZero) ? INSPECTOR.stripZeroMark : "");
            }
          }}
        />
        <span
          ref={mark}
          aria-hidden
          data-testid="strip-zero"
          className="pointer-events-none absolute inset-0 flex items-center justify-center text-2xs text-soft"
        />
      </div>
      <figcaption ref={caption} className="mt-1 text-2xs text-soft" />
    </figure>
  );
}

/** A unit that is off for every row would show an empty box. */
function isZero(value: number): boolean {
  return value === 0;
}

/** Which row a key chooses; null for a key that is none of the strip's. */
function rowAfter(key: string, row: number, count: number): number | null {
  const next = { ArrowLeft: row - 1, ArrowDown: row - 1, ArrowRight: row + 1, ArrowUp: row + 1 };
  const far = { Home: 0, End: count - 1, PageDown: row - 10, PageUp: row + 10 };
  const wanted: Readonly<Record<string, number>> = { ...next, ...far };
  const to = wanted[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

interface Shown {
  readonly values: Float32Array;
  readonly row: number;
}

const TOP_PX = 6;
/** For the tick under the chosen row. */
const BOTTOM_PX = 8;

function drawUnit(
  canvas: HTMLCanvasElement,
  { moment, window }: UnitRows,
  { values, row }: Shown,
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  if (context === null) {
    return;
  }
  const colours = readColours(canvas, ["positive", "negative", "line-strong", "ink"]);
  const heightPx = size.heightPx - TOP_PX - BOTTOM_PX;
  const place = { leftPx: 0, topPx: TOP_PX, widthPx: size.widthPx, heightPx };
  const shown = Math.min(row, rowCountOf(moment.dataset) - 1);
  drawStrip(context, stripOf(values, place, shown - window.from), place, colours);
  canvas.dataset["step"] = String(moment.step);
}

function writeWords(
  box: HTMLElement | null,
  caption: HTMLElement,
  { moment, window }: UnitRows,
  { values, row }: Shown,
): void {
  const count = rowCountOf(moment.dataset);
  const shown = Math.min(row, count - 1);
  const value = values[shown - window.from] ?? Number.NaN;
  const [low, high] = values.reduce(
    ([least, most], each) => [Math.min(least, each), Math.max(most, each)] as const,
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const,
  );
  const isAll = window.to - window.from === count;
  const first = formatCount(window.from + 1);
  const last = formatCount(window.to);
  const all = formatCount(count);
  const words = [
    isAll ? INSPECTOR.stripAll(all) : INSPECTOR.stripPart(first, last, all),
    values.every(isZero)
      ? INSPECTOR.stripZero
      : INSPECTOR.stripRange(formatShort(low, 3), formatShort(high, 3)),
    INSPECTOR.gradientAt(formatCount(moment.step)),
  ];
  writeText(caption, words.join("; "));
  if (box !== null) {
    box.setAttribute("aria-valuemin", "1");
    box.setAttribute("aria-valuemax", String(count));
    box.setAttribute(
      "aria-valuetext",
      INSPECTOR.stripRow(formatCount(shown + 1), formatValue(value)),
    );
    box.dataset["step"] = String(moment.step);
    box.dataset["rows"] = `${window.from + 1}-${window.to}`;
    box.dataset["value"] = String(value);
  }
}
