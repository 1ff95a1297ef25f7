"use client";

import { useTheme } from "next-themes";
import { useMemo, useRef, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import type { SeenPoint } from "#client/draw/seen-points.ts";
import { text } from "#client/text/en.ts";
import { useSize } from "#client/ui/use-size.ts";
import { ChartMarks } from "#client/views/loss/chart-marks.tsx";
import type { ChartExtra } from "#client/views/loss/chart-overlay.ts";
import { writeReadout } from "#client/views/loss/chart-readout.ts";
import { drawLossChart } from "#client/views/loss/draw-loss-chart.ts";
import { stepScale } from "#client/views/loss/loss-plot.ts";
import { useChartInput } from "#client/views/loss/use-chart-input.ts";
import { useChartMarks } from "#client/views/loss/use-chart-marks.ts";
import {
  type ChartChoices,
  type Exactness,
  useChartNow,
} from "#client/views/loss/use-chart-now.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";

/** What was seen no further from the cursor than this is told there. */
const REACH_PX = 6;

/** The place of the chart, also while it is still empty; what is around it says how high. */
export const CHART_BOX = "relative mt-1 h-[var(--loss-height,14rem)]";
const LARGE_BOX = "relative mt-1 min-h-72 flex-1 shrink-0";

interface LossCurveProps extends ChartChoices {
  /** What stands in it besides; null while its code is on its way. */
  readonly extra: ChartExtra | null;
  readonly isLarge: boolean;
}

/** What a point of the curve costs to draw, in multiply-adds. */
const POINT_COST = 2_000;

/** The chart itself, with a cursor for pointer and keys. */
export function LossCurve(props: LossCurveProps) {
  const { control, extra, isLarge } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const note = useRef<HTMLParagraphElement>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const { resolvedTheme } = useTheme();
  const boxSize = useSize(box);
  const rightPx = extra?.rightPx ?? 0;
  const size = useMemo(
    () => ({ ...boxSize, widthPx: Math.max(0, boxSize.widthPx - rightPx) }),
    [boxSize, rightPx],
  );
  const { marks, groups, list, place } = useChartMarks();
  const chartNow = useChartNow(props);
  const input = useChartInput({ box, control, size, cursor, setCursor });

  useChartAtEase(
    (moment) => {
      const { curve } = moment;
      if (canvas.current === null || curve === null) {
        return;
      }
      const { chart, seenAt, exactness } = chartNow({ ...moment, curve });
      const overlay = extra?.at({ ...moment, curve }, chart.window) ?? null;
      const whole = { ...chart, cursor, marks, overlay };
      const x = stepScale(chart.window, size.widthPx);
      drawLossChart(canvas.current, whole, size, rightPx);
      place(x);
      const reach = (REACH_PX * (chart.window.to - chart.window.from)) / Math.max(1, size.widthPx);
      writeReadout(
        box.current,
        readout.current,
        whole,
        cursor === null
          ? null
          : nearer(cursor, seenAt(cursor, reach), overlay?.seenAt(cursor, reach) ?? null),
        cursor === null ? null : (overlay?.valuesAt(cursor, reach) ?? null),
      );
      writeExactness(note.current, exactness, curve.width);
    },
    cursor !== null || control.view.span !== null ? 0 : size.widthPx,
    // New buttons stand where the axis has them.
    [chartNow, size, cursor, marks, groups, resolvedTheme, extra],
  );
  return (
    <>
      <div className={isLarge ? LARGE_BOX : CHART_BOX}>
        <div
          ref={box}
          role="slider"
          tabIndex={0}
          aria-label={text.loss.chartLabel}
          aria-description={text.loss.chart.help}
          aria-valuemin={0}
          aria-valuenow={0}
          data-testid="loss-chart"
          {...input}
          className="absolute inset-0 touch-pan-y select-none"
        >
          <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
          <p
            ref={readout}
            data-testid="loss-readout"
            className="num pointer-events-none absolute top-6 right-3 whitespace-pre-wrap rounded bg-paper/85 px-1.5 py-0.5 text-right text-2xs text-ink empty:hidden"
          />
        </div>
        <ChartMarks list={list} groups={groups} />
      </div>
      <p ref={note} data-testid="loss-exactness" className="text-2xs text-soft empty:hidden" />
    </>
  );
}

/** @param mostPoints at most so many are drawn; 0 for whoever moves the chart: then it follows at once. */
function useChartAtEase(
  draw: (moment: Moment) => void,
  mostPoints: number,
  dependencies: readonly unknown[],
): void {
  useMomentAtEase(draw, ({ step }) => Math.min(step, mostPoints) * POINT_COST, dependencies);
}

function nearer(step: number, a: SeenPoint | null, b: SeenPoint | null): SeenPoint | null {
  const distance = (point: SeenPoint | null) =>
    point === null ? Number.POSITIVE_INFINITY : Math.abs(point.step - step);
  return distance(b) < distance(a) ? b : a;
}

function writeExactness(note: HTMLElement | null, exactness: Exactness, width: number): void {
  if (note === null || note.dataset["value"] === `${exactness} ${width}`) {
    return;
  }
  const { buckets, computing, everyStep } = text.loss.chart;
  const words: Record<Exactness, string> = {
    "all-steps": "",
    exact: everyStep,
    computing: computing(formatCount(width)),
    buckets: buckets(formatCount(width)),
  };
  note.dataset["value"] = `${exactness} ${width}`;
  note.textContent = words[exactness];
}
