"use client";

import { useTheme } from "next-themes";
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import type { AxisScale } from "#client/draw/chart-scale.ts";
import { windowOf } from "#client/draw/chart-view.ts";
import { useSession } from "#client/session/use-session.tsx";
import { HISTOGRAMS } from "#client/text/en/histograms.ts";
import { useSize } from "#client/ui/use-size.ts";
import { drawHistogramMap } from "#client/views/histograms/draw-histogram-map.ts";
import { type BinKind, histogramPlot } from "#client/views/histograms/histogram-plot.ts";
import type { HistogramPart, HistogramSample } from "#client/views/histograms/histogram-sample.ts";
import { HistogramTable, type ToldHistogram } from "#client/views/histograms/histogram-table.tsx";
import type { HistogramsPlace } from "#client/views/histograms/histograms-place.ts";
import { startHistogramWorker } from "#client/views/histograms/start-histogram-worker.ts";
import { cursorAfter } from "#client/views/loss/chart-keys.ts";
import { stepScale } from "#client/views/loss/loss-plot.ts";
import { useRunSamples } from "#client/views/loss/samples/use-run-samples.ts";
import type { ChartControl } from "#client/views/loss/use-chart-view.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";

/** Always drawn at ease: some thousand little rectangles. */
const DEAR = 1_000_000;

interface HistogramMapProps extends HistogramsPlace {
  readonly layer: number;
  readonly part: HistogramPart;
  readonly kind: BinKind;
  readonly what: string;
}

/** The histograms of one list of numbers along the loss chart's axis, and one of them in numbers. */
export function HistogramMap(props: HistogramMapProps) {
  const { control, rightPx, layer, part, kind, what } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<Drawn>({ steps: [], x: null, chosen: 0 });
  const { cursor, input } = useMapCursor(box, shown);
  const [told, setTold] = useState<ToldHistogram | null>(null);
  const { resolvedTheme } = useTheme();
  const { widthPx, heightPx } = useSize(box);
  const { samplesAt, revision, isOver } = useHistogramSamples(control);
  useMomentAtEase(
    (moment) => {
      const samples = samplesAt().filter((sample) => sample.layers[layer]?.[part] != null);
      const histograms = samples.flatMap((sample) => sample.layers[layer]?.[part] ?? []);
      const plot = histogramPlot(histograms, kind);
      const steps = samples.map(({ step }) => step);
      const size = { widthPx: Math.max(0, widthPx - rightPx), heightPx };
      const x = stepScale(windowOf(control.view, control.bounds.current), size.widthPx);
      const chosen = nearestTo(steps, cursor ?? moment.step);
      shown.current = { steps, x, chosen };
      if (canvas.current !== null) {
        drawHistogramMap(canvas.current, { plot, steps, x, chosen }, size);
      }
      const histogram = histograms[chosen];
      const step = steps[chosen];
      if (histogram !== undefined && step !== undefined) {
        const next = { step, histogram, bins: plot.bins, counts: plot.counts[chosen] ?? [] };
        setTold((before) => (isSame(before, next) ? before : next));
      }
    },
    DEAR,
    [layer, part, kind, widthPx, heightPx, rightPx, cursor, revision, control.view, resolvedTheme],
  );
  return (
    <>
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label={HISTOGRAMS.map(what)}
        aria-description={HISTOGRAMS.mapHelp}
        aria-valuemin={0}
        aria-valuemax={Math.max(told?.step ?? 0, control.bounds.current.lastStep)}
        aria-valuenow={told?.step ?? 0}
        aria-valuetext={told === null ? HISTOGRAMS.waiting : undefined}
        data-testid="histogram-map"
        data-step={told?.step}
        {...input}
        className="relative mt-2 h-44 touch-pan-y select-none"
      >
        <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
      </div>
      {told === null ? (
        <p role="status" className="text-2xs text-soft">
          {isOver ? HISTOGRAMS.none : HISTOGRAMS.waiting}
        </p>
      ) : (
        <HistogramTable told={told} what={what} />
      )}
    </>
  );
}

interface Drawn {
  readonly steps: readonly number[];
  readonly x: AxisScale | null;
  readonly chosen: number;
}

/** Which histogram is read: by pointer, by a tap, or by keys. */
function useMapCursor(box: RefObject<HTMLDivElement | null>, shown: RefObject<Drawn>) {
  const [cursor, setCursor] = useState<number | null>(null);
  const point = ({ clientX }: PointerEvent) => {
    const { steps, x } = shown.current;
    const step = x?.valueFromPx(clientX - (box.current?.getBoundingClientRect().left ?? 0)) ?? 0;
    setCursor(steps[nearestTo(steps, step)] ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { steps, chosen } = shown.current;
    const to = cursorAfter(event.key, false, chosen, steps.length - 1);
    if (to === undefined || (to === null && cursor === null)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    setCursor(to === null ? null : (steps[to] ?? null));
  };
  const input = {
    onPointerDown: point,
    onPointerMove: point,
    onPointerLeave: ({ pointerType }: PointerEvent) => pointerType === "mouse" && setCursor(null),
    onBlur: () => setCursor(null),
    onKeyDown,
  };
  return { cursor, input };
}

/** Recomputed states of the chart's window, and how to ask for more of them. */
function useHistogramSamples(control: ChartControl) {
  const run = useSession((state) => state.run);
  const isStored = useSession((state) => state.kind === "replay" || state.room !== null);
  const isGrowing = useSession(
    (state) => state.kind === "live" && state.runState?.status === "training",
  );
  const { sampler, revision } = useRunSamples(startHistogramWorker, isStored);
  const samplesAt = (): readonly HistogramSample[] => {
    // As the chart was drawn last: both show the same steps.
    const bounds = control.bounds.current;
    const window = windowOf(control.view, bounds);
    return sampler === null || run === null
      ? []
      : sampler.want({ run, window, lastStep: bounds.lastStep, isGrowing });
  };
  return { samplesAt, revision, isOver: sampler?.isOver ?? false };
}

function nearestTo(steps: readonly number[], step: number): number {
  let best = 0;
  for (const [i, candidate] of steps.entries()) {
    if (Math.abs(candidate - step) < Math.abs((steps[best] ?? 0) - step)) {
      best = i;
    }
  }
  return best;
}

function isSame(a: ToldHistogram | null, b: ToldHistogram): boolean {
  return (
    a !== null &&
    a.step === b.step &&
    a.histogram === b.histogram &&
    a.bins.length === b.bins.length &&
    a.bins[0]?.low === b.bins[0]?.low &&
    a.bins[0]?.high === b.bins[0]?.high
  );
}
