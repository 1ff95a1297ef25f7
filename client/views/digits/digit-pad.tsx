"use client";

import { useTheme } from "next-themes";
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
import { DIGITS } from "#client/text/en/digits.ts";
import { useSize } from "#client/ui/use-size.ts";
import type { PadPoint } from "#client/views/digits/digit-pixels.ts";
import { drawPad } from "#client/views/digits/draw-pad.ts";
import { afterKey, type Drawn, drawnTo, setDown } from "#client/views/digits/pen.ts";
import type { DigitDrawing } from "#client/views/digits/use-digit-drawing.ts";

/** What one draws on with a pointer, a finger or keys; who may only look sees what is drawn. */
export function DigitPad({ drawing }: { readonly drawing: DigitDrawing }) {
  const { drawn, pixels, by, mayDraw } = drawing;
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  const { resolvedTheme } = useTheme();
  useLayoutEffect(() => {
    // The colours are read from the page, which the theme has just changed.
    void resolvedTheme;
    if (canvas.current !== null) {
      drawPad(canvas.current, drawn, pixels, size);
    }
  }, [drawn, pixels, size, resolvedTheme]);
  const picture = (
    <>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 h-full w-full" />
      {pixels === null && drawn.pen === null ? (
        <span className="pointer-events-none absolute inset-0 flex items-center justify-center p-2 text-center text-soft text-xs">
          {mayDraw ? DIGITS.empty : DIGITS.emptyViewer}
        </span>
      ) : null}
    </>
  );
  const shown =
    by === undefined ? DIGITS.nothing : by === null ? DIGITS.shownOwn : DIGITS.shown(by.name);
  return mayDraw ? (
    <DrawingSurface drawn={drawn} onChange={drawing.change}>
      {picture}
    </DrawingSurface>
  ) : (
    <div role="img" aria-label={shown} data-testid="digit-pad" className={PAD}>
      {picture}
    </div>
  );
}

const PAD = "relative aspect-square w-full overflow-hidden rounded-md border border-line-strong";

interface DrawingSurfaceProps {
  readonly drawn: Drawn;
  readonly onChange: (drawn: Drawn) => void;
  readonly children: ReactNode;
}

function DrawingSurface({ drawn, onChange, children }: DrawingSurfaceProps) {
  const help = useId();
  const isDrawing = useRef(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.isPrimary && event.button === 0) {
      isDrawing.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      onChange(setDown({ strokes: drawn.strokes, pen: null }, pointOf(event)));
    }
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (isDrawing.current && event.isPrimary) {
      onChange(drawnTo(drawn, pointOf(event)));
    }
  };
  const lift = () => {
    isDrawing.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    const next = isPlain ? afterKey(drawn, event.key) : null;
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      onChange(next);
    }
  };
  return (
    <>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
        tabIndex={0}
        aria-label={DIGITS.pad}
        aria-describedby={help}
        data-testid="digit-pad"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={lift}
        onPointerCancel={lift}
        onKeyDown={onKeyDown}
        className={`${PAD} cursor-crosshair touch-none bg-raised`}
      >
        {children}
      </div>
      <span id={help} className="sr-only">
        {DIGITS.padHelp}
      </span>
    </>
  );
}

/** Where on the pad, 0 to 1. */
function pointOf(event: PointerEvent<HTMLElement>): PadPoint {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return [(event.clientX - left) / width, (event.clientY - top) / height];
}
