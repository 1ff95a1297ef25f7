"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { useSize } from "#client/ui/use-size.ts";
import { writeText } from "#client/ui/write-text.ts";
import { drawHistory, historyRange } from "#client/views/inspector/draw-history.ts";
import type { RunHistory } from "#client/views/inspector/run-history.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";

interface HistoryCurveProps {
  readonly name: string;
  readonly index: number;
  readonly history: RunHistory;
}

/** One parameter over the steps that this page has shown. */
export function HistoryCurve({ name, index, history }: HistoryCurveProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const high = useRef<HTMLSpanElement>(null);
  const low = useRef<HTMLSpanElement>(null);
  const caption = useRef<HTMLElement>(null);
  const size = useSize(canvas);
  const { resolvedTheme } = useTheme();
  useEffect(() => history.watch(index), [history, index]);
  useOnMoment(
    ({ step }) => {
      history.watch(index);
      const points = history.of(index);
      const [first, last] = [points[0], points.at(-1)];
      if (canvas.current === null || first === undefined || last === undefined) {
        return;
      }
      drawHistory(canvas.current, points, step, size);
      const range = historyRange(points);
      write(low.current, formatValue(range[0], 3));
      write(high.current, formatValue(range[1], 3));
      const [from, to] = [formatCount(first.step), formatCount(last.step)];
      write(caption.current, INSPECTOR.historyFrom(from, to, points.length));
      canvas.current.dataset["from"] = String(first.step);
      canvas.current.dataset["to"] = String(last.step);
      canvas.current.dataset["count"] = String(points.length);
      canvas.current.dataset["values"] = `${first.value} ${last.value}`;
    },
    [index, history, size, resolvedTheme],
  );
  return (
    <figure className="min-w-0">
      <div className="flex gap-1.5">
        <canvas
          ref={canvas}
          role="img"
          aria-label={INSPECTOR.historyLabel(name)}
          data-testid="inspector-history"
          className="h-16 min-w-0 flex-1"
        />
        <div className="num flex w-14 flex-col justify-between text-2xs text-soft">
          <span ref={high} />
          <span ref={low} />
        </div>
      </div>
      <figcaption ref={caption} className="mt-1 text-2xs text-soft" />
    </figure>
  );
}

function write(element: HTMLElement | null, words: string): void {
  if (element !== null && element.textContent !== words) {
    writeText(element, words);
  }
}
