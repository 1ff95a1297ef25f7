"use client";

import { useTheme } from "next-themes";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import type { ScaleKind } from "#client/draw/chart-scale.ts";
import { rowsOfSteps } from "#client/draw/rows-of-step.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { useSize } from "#client/ui/use-size.ts";
import {
  clampStep,
  cursorAfter,
  lossesPerRow,
  writeReadout,
} from "#client/views/loss/chart-readout.ts";
import { type ChartMark, drawLossChart, stepScale } from "#client/views/loss/draw-loss-chart.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";
import type { RunEvent } from "#protocol/room.ts";

const NO_EVENTS: readonly RunEvent[] = [];

interface ChartProps {
  readonly kind: ScaleKind;
  /** Whether losses that are sums are divided by the rows that they are summed over. */
  readonly isPerRow: boolean;
}

/** The chart itself, with a cursor for pointer and keys. */
export function LossCurve({ kind, isPerRow }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const shown = useRef<Moment | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const { resolvedTheme } = useTheme();
  const size = useSize(box);
  const marks = useMarks();
  const rowsOfStep = useRowsOfSteps(isPerRow);
  // A replay knows the whole run; a live chart ends where the run is.
  const savedEnd = useSession((state) => (state.kind === "replay" ? state.lastStep : null));
  const endOf = (moment: Moment | null) =>
    savedEnd ?? Math.max(moment?.step ?? 0, (moment?.curve?.stepCount ?? 1) - 1);

  useOnMoment(
    (moment) => {
      const { curve, step } = moment;
      if (canvas.current === null || curve === null) {
        return;
      }
      shown.current = moment;
      const lastStep = endOf(moment);
      const { loss, testLoss } = isPerRow ? lossesPerRow(moment) : moment;
      const chart = { curve, kind, lastStep, step, loss, testLoss, rowsOfStep, cursor, marks };
      drawLossChart(canvas.current, chart, size);
      writeReadout(box.current, readout.current, chart);
    },
    [kind, isPerRow, size, cursor, marks, rowsOfStep, savedEnd, resolvedTheme],
  );

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const end = endOf(shown.current);
    const xPx = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setCursor(clampStep(Math.round(stepScale(end, size.widthPx).valueFromPx(xPx)), end));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = cursor ?? shown.current?.step ?? 0;
    const next = cursorAfter(event.key, event.shiftKey, from, endOf(shown.current));
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      setCursor(next);
    }
  };
  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={text.loss.chartLabel}
      aria-valuemin={0}
      aria-valuenow={0}
      data-testid="loss-chart"
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => setCursor(null)}
      onBlur={() => setCursor(null)}
      onKeyDown={onKeyDown}
      className="absolute inset-0 touch-pan-y"
    >
      <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
      <p
        ref={readout}
        className="num pointer-events-none absolute empty:hidden top-3 right-3 rounded bg-paper/85 px-1.5 py-0.5 text-2xs text-ink"
      />
    </div>
  );
}

function useRowsOfSteps(isPerRow: boolean): ((step: number) => number) | null {
  const run = useSession((state) => state.run);
  return useMemo(() => (isPerRow && run !== null ? rowsOfSteps(run) : null), [isPerRow, run]);
}

function useMarks(): readonly ChartMark[] {
  const events = useSession((state) => state.run?.events ?? NO_EVENTS);
  return useMemo(
    () => events.map((event) => ({ step: event.step, color: event.actor.color })),
    [events],
  );
}
