"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { Measurer } from "#client/session/measurer.ts";
import { startMeasureWorker } from "#client/session/start-measure-worker.ts";
import { useSession } from "#client/session/use-session.tsx";
import type { ChartExtra } from "#client/views/loss/chart-overlay.ts";
import { type MetricSample, metricSample } from "#client/views/loss/samples/metric-sample.ts";
import { startMetricWorker } from "#client/views/loss/samples/start-metric-worker.ts";
import { useRunSamples } from "#client/views/loss/samples/use-run-samples.ts";
import { lossUnits, seenInUnits, seenLosses } from "#client/views/loss/seen-losses.ts";
import { MeasuredPoints } from "#client/views/loss/series/measured-points.ts";
import type { SeriesChoice } from "#client/views/loss/series/series-kinds.ts";
import { seriesOverlay } from "#client/views/loss/series/series-overlay.ts";
import type { ChartControl } from "#client/views/loss/use-chart-view.ts";
import { useMomentNote } from "#client/views/moment/use-moment.tsx";

/** What the axis at the right takes of the width. */
const RIGHT_PX = 36;

interface ExtraInput {
  readonly control: ChartControl;
  readonly isPerRow: boolean;
  readonly choice: SeriesChoice;
}

interface HeldExtra {
  readonly extra: ChartExtra;
  /** The run takes too long to recompute, or cannot be. */
  readonly isOver: boolean;
}

/** The chosen series as a part of the chart; another object whenever there is more of them. */
export function useChartExtra({ control, isPerRow, choice }: ExtraInput): HeldExtra {
  const run = useSession((state) => state.run);
  const isStored = useSession((state) => state.kind === "replay" || state.room !== null);
  const isGrowing = useSession(
    ({ kind, runState }) => kind === "live" && runState?.status === "training",
  );
  const { sampler, revision } = useRunSamples(startMetricWorker, isStored);
  const { measured, measuredRevision } = useMeasuredPoints(
    run?.id ?? "",
    choice.right !== null || choice.isPenalisedShown,
  );
  const { view, bounds } = control;
  const isFollowing = useSession((state) => isGrowing && state.past === null);
  // The chart of a run that grows is drawn again anyway, in the turn of all that is dear.
  const shownRevision = isFollowing ? null : revision + measuredRevision;
  const extra = useMemo((): ChartExtra => {
    // Other numbers came: another object, so that the chart is drawn again.
    void shownRevision;
    return {
      rightPx: choice.right === null ? 0 : RIGHT_PX,
      at: (moment, window) => {
        const { settings, dataset } = moment;
        const hasBatches = settings.batch !== "full";
        const isTestShown = choice.isTestShown && dataset.test !== null;
        const isWanted =
          hasBatches || isTestShown || choice.isPenalisedShown || choice.right !== null;
        const { lastStep } = bounds.current;
        const samples =
          sampler === null || run === null || !isWanted
            ? []
            : sampler.want({ run, window, lastStep, isGrowing });
        const units = lossUnits(moment, isPerRow);
        return seriesOverlay({
          samples,
          measured: measured.points,
          seen: seenInUnits(seenLosses(moment), window, units),
          units,
          choice: { ...choice, isTestShown },
          hasBatches,
          isWhole: view.span === null,
        });
      },
    };
  }, [sampler, shownRevision, measured, run, isGrowing, choice, isPerRow, view, bounds]);
  return { extra, isOver: sampler?.isOver ?? false };
}

interface HeldPoints {
  readonly measured: MeasuredPoints;
  readonly measuredRevision: number;
}

/** Rule CS-19: measured at ease, a dear network in a worker; nothing while nobody asks for it. */
function useMeasuredPoints(runId: string, isWanted: boolean): HeldPoints {
  const measured = useMemo(() => {
    void runId;
    return new MeasuredPoints();
  }, [runId]);
  const [measuredRevision, setRevision] = useState(0);
  const measurer = useRef<Measurer | null>(null);
  useEffect(() => {
    if (!isWanted) {
      return;
    }
    const made = new Measurer({
      startWorker: startMeasureWorker,
      onMeasured: (state, result) => {
        const point: MetricSample = metricSample(result, { step: state.step, seq: 0 }, state);
        measured.add(point);
        setRevision((before) => before + 1);
      },
    });
    measurer.current = made;
    return () => {
      made.close();
      measurer.current = null;
    };
  }, [isWanted, measured]);
  useMomentNote((moment) => measurer.current?.measure(moment), [measured, isWanted]);
  return { measured, measuredRevision };
}
