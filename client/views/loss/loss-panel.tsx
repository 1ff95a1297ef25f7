"use client";

import { useTheme } from "next-themes";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import type { ScaleKind } from "#client/draw/chart-scale.ts";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Segments } from "#client/ui/segments.tsx";
import { useSize } from "#client/ui/use-size.ts";
import { type ChartMark, drawLossChart, stepScale } from "#client/views/loss/draw-loss-chart.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";
import type { RunEvent } from "#protocol/room.ts";

const NO_EVENTS: readonly RunEvent[] = [];
const SCALES = [
  { value: "linear", label: text.loss.linear },
  { value: "log", label: text.loss.log },
] as const;

/** The loss of every step so far, with axes, a cursor and a mark at each change. */
export function LossPanel() {
  const [kind, setKind] = useState<ScaleKind>("linear");
  const isReady = useSession((state) => state.curve !== null);
  return (
    <section aria-labelledby="loss-title" className="flex min-w-0 flex-col">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="loss-title" className="eyebrow">
          {text.loss.title} <span className="num font-normal">{text.loss.formula}</span>
        </h2>
        <Segments label={text.loss.scale} value={kind} options={SCALES} onChange={setKind} />
      </div>
      <div className="relative mt-1 h-56 md:h-36 3xl:h-80">
        {isReady ? <Chart kind={kind} /> : <div className="skeleton absolute inset-0" />}
      </div>
    </section>
  );
}

function Chart({ kind }: { readonly kind: ScaleKind }) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const shown = useRef<Moment | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const { resolvedTheme } = useTheme();
  const size = useSize(box);
  const marks = useMarks();
  // A replay knows the whole run; a live chart ends where the run is.
  const savedEnd = useSession((state) => (state.kind === "replay" ? state.lastStep : null));
  const endOf = (moment: Moment | null) =>
    savedEnd ?? Math.max(moment?.step ?? 0, (moment?.curve?.stepCount ?? 1) - 1);

  useOnMoment(
    (moment) => {
      const { curve, step, loss } = moment;
      if (canvas.current === null || curve === null) {
        return;
      }
      shown.current = moment;
      const lastStep = endOf(moment);
      drawLossChart(canvas.current, { curve, kind, lastStep, step, loss, cursor, marks }, size);
      writeReadout(box.current, readout.current, moment, cursor, lastStep);
    },
    [kind, size, cursor, marks, savedEnd, resolvedTheme],
  );

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const end = endOf(shown.current);
    const xPx = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setCursor(clamp(Math.round(stepScale(end, size.widthPx).valueFromPx(xPx)), end));
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

function useMarks(): readonly ChartMark[] {
  const events = useSession((state) => state.run?.events ?? NO_EVENTS);
  return useMemo(
    () => events.map((event) => ({ step: event.step, color: event.actor.color })),
    [events],
  );
}

function writeReadout(
  box: HTMLElement | null,
  readout: HTMLElement | null,
  moment: Moment,
  cursor: number | null,
  lastStep: number,
): void {
  const words = readoutText(moment, cursor);
  if (readout !== null) {
    readout.textContent = cursor === null ? "" : words;
  }
  box?.setAttribute("aria-valuenow", String(cursor ?? moment.step));
  box?.setAttribute("aria-valuemax", String(lastStep));
  box?.setAttribute("aria-valuetext", words);
}

/** Where a key takes the cursor; null takes it away, undefined is no key of the chart. */
function cursorAfter(
  key: string,
  isFar: boolean,
  from: number,
  last: number,
): number | null | undefined {
  const far = Math.max(10, Math.round(last / 20));
  switch (key) {
    case "ArrowLeft":
      return clamp(from - (isFar ? far : 1), last);
    case "ArrowRight":
      return clamp(from + (isFar ? far : 1), last);
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return null;
    default:
      return undefined;
  }
}

function clamp(step: number, last: number): number {
  return Math.max(0, Math.min(last, step));
}

function readoutText(moment: Moment, cursor: number | null): string {
  const { curve } = moment;
  if (cursor === null || curve === null || curve.bucketCount === 0) {
    return text.loss.at(formatCount(moment.step), formatValue(moment.loss, 5));
  }
  const index = Math.min(curve.bucketCount - 1, Math.floor(cursor / curve.width));
  const { fromStep, toStep, min, max, last } = curve.bucket(index);
  return fromStep === toStep
    ? text.loss.at(formatCount(fromStep), formatValue(last, 5))
    : text.loss.between(
        `${formatCount(fromStep)}–${formatCount(toStep)}`,
        `${formatValue(min, 4)}…${formatValue(max, 4)}`,
      );
}
