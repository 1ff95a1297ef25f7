"use client";

import { useMemo } from "react";
import type { ScaleKind } from "#client/draw/chart-scale.ts";
import { windowOf } from "#client/draw/chart-view.ts";
import type { Curve } from "#client/draw/curve-points.ts";
import { lastStepOf } from "#client/draw/curve-window.ts";
import { rowsOfSteps } from "#client/draw/rows-of-step.ts";
import type { SeenPoint } from "#client/draw/seen-points.ts";
import { useSession } from "#client/session/use-session.tsx";
import type { LossChart } from "#client/views/loss/draw-loss-chart.ts";
import type { ExactLosses, ExactWish } from "#client/views/loss/exact/exact-losses.ts";
import { useExactLosses } from "#client/views/loss/exact/use-exact-losses.ts";
import { inUnits, lossUnits, seenInUnits, seenLosses } from "#client/views/loss/seen-losses.ts";
import type { ChartControl } from "#client/views/loss/use-chart-view.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import type { LossSeries } from "#engine/loss-series.ts";

export interface ChartChoices {
  readonly kind: ScaleKind;
  /** Whether losses that are sums are divided by the rows that they are summed over. */
  readonly isPerRow: boolean;
  readonly control: ChartControl;
}

/** How finely the chart knows its window. */
export type Exactness = "all-steps" | "exact" | "computing" | "buckets";

export interface ChartNow {
  readonly chart: Omit<LossChart, "cursor" | "marks" | "overlay">;
  /** What was seen nearest to a step; null when there is nothing within `reach` steps. */
  readonly seenAt: (step: number, reach: number) => SeenPoint | null;
  readonly exactness: Exactness;
}

export type ChartMoment = Moment & { readonly curve: LossSeries };

/** Makes a chart of a moment: its window, its unit, and single steps where they can be had. */
export function useChartNow(choices: ChartChoices): (moment: ChartMoment) => ChartNow {
  const { kind, isPerRow, control } = choices;
  const run = useSession((state) => state.run);
  // A replay knows the whole run; a live chart ends where the run is.
  const savedEnd = useSession((state) => (state.kind === "replay" ? state.lastStep : null));
  const isTraining = useSession(
    (state) => state.kind === "live" && state.runState?.status === "training",
  );
  const rowsOfStep = useMemo(
    () => (isPerRow && run !== null ? rowsOfSteps(run) : null),
    [isPerRow, run],
  );
  const exact = useExactLosses();
  const { view, bounds } = control;
  return useMemo(
    () => (moment: ChartMoment) => {
      const { curve, step, loss, testLoss, settings } = moment;
      bounds.current = { step, lastStep: savedEnd ?? Math.max(step, lastStepOf(curve)) };
      const window = windowOf(view, bounds.current);
      const units = lossUnits(moment, isPerRow);
      const seen = seenLosses(moment);
      const wish = run === null || curve.width === 1 ? null : { run, curve, window };
      // The end of a run that trains is another one before it could be computed.
      const isRestless = isTraining && window.to >= lastStepOf(curve);
      const mayAsk = view.span !== null && !isRestless;
      const known = wish === null ? null : wishedLosses(exact.losses, wish, mayAsk);
      return {
        chart: {
          curve: known?.losses ?? curve,
          kind,
          window,
          isWhole: view.span === null,
          step,
          loss: loss / units.train,
          testLoss: divided(testLoss, units.test),
          rowsOfStep,
          seen: seenInUnits(seen, window, units),
          stopLoss: divided(settings.stop.loss ?? null, units.train),
        },
        seenAt: (at, reach) => {
          const found = seen.nearest(at, reach);
          return found === null ? null : inUnits(found, units);
        },
        exactness: known?.exactness ?? "all-steps",
      };
    },
    [kind, isPerRow, view, bounds, run, savedEnd, isTraining, rowsOfStep, exact],
  );
}

function divided(value: number | null, by: number): number | null {
  return value === null ? null : value / by;
}

interface Known {
  readonly losses: Curve | null;
  readonly exactness: Exactness;
}

/** Single steps where they are known; they are asked for where they are not. */
function wishedLosses(exact: ExactLosses | null, wish: ExactWish, mayAsk: boolean): Known {
  if (mayAsk) {
    exact?.want(wish);
  }
  const losses = exact?.of(wish) ?? null;
  if (losses !== null) {
    return { losses, exactness: "exact" };
  }
  return { losses, exactness: exact?.isComputing(wish) === true ? "computing" : "buckets" };
}
