"use client";

import { useTheme } from "next-themes";
import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import type { ScaleKind } from "#client/draw/chart-scale.ts";
import { formatCount } from "#client/draw/number-format.ts";
import { rowsOfSteps } from "#client/draw/rows-of-step.ts";
import type { Session } from "#client/session/session.ts";
import { COMPARE } from "#client/text/en/compare.ts";
import { Term } from "#client/ui/term.tsx";
import { useSize } from "#client/ui/use-size.ts";
import {
  type ComparedLoss,
  drawComparedLosses,
} from "#client/views/compare/draw-compared-losses.ts";
import { lookOf } from "#client/views/compare/run-look.ts";
import { type SharedStep, useOfEach } from "#client/views/compare/use-compared.ts";
import { LossChoices, type LossUnit } from "#client/views/loss/loss-choices.tsx";
import { stepScale } from "#client/views/loss/loss-plot.ts";
import type { RunInfo } from "#protocol/room.ts";

interface ComparedChartProps {
  readonly sessions: readonly Session[];
  readonly shared: SharedStep;
}

/** The losses on the same axes, and the step at which everything below stands. */
export function ComparedChart({ sessions, shared }: ComparedChartProps) {
  const [kind, setKind] = useState<ScaleKind>("linear");
  const runs = useOfEach(sessions, (state) => state.run);
  const kinds = new Set(runs.map((run) => run?.settings.loss));
  const areSums = runs.every((run) => run?.settings.loss === "half-squared-error-sum");
  const [unit, setUnit] = useState<LossUnit | null>(null);
  // Sums over different numbers of rows do not compare.
  const chosen = unit ?? (areSums && hasOtherRows(runs) ? "row" : "sum");
  return (
    <section aria-labelledby="compare-loss" className="min-w-0">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 id="compare-loss" className="eyebrow">
          <Term of="loss" isStop>
            {COMPARE.loss}
          </Term>
        </h2>
        <LossChoices
          unit={areSums ? chosen : null}
          onUnit={setUnit}
          scale={kind}
          onScale={setKind}
          testId="compare"
        />
      </div>
      {kinds.size > 1 ? <p className="text-soft text-xs">{COMPARE.mixedLosses}</p> : null}
      <Picture
        sessions={sessions}
        shared={shared}
        kind={kind}
        isPerRow={areSums && chosen === "row"}
      />
      <StepSlider {...shared} />
    </section>
  );
}

interface PictureProps extends ComparedChartProps {
  readonly kind: ScaleKind;
  readonly isPerRow: boolean;
}

function Picture({ sessions, shared, kind, isPerRow }: PictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  const { resolvedTheme } = useTheme();
  const runs = useOfEach(sessions, (state) => state.run);
  const curves = useOfEach(sessions, (state) => state.curve);
  // The series itself is mutable.
  const revisions = useOfEach(sessions, (state) => state.curveRevision);
  const { step, lastStep, seek } = shared;
  const losses = useMemo(
    () =>
      curves.flatMap((curve, i): readonly ComparedLoss[] => {
        const run = runs[i] ?? null;
        const rowsOfStep = isPerRow && run !== null ? rowsOfSteps(run) : null;
        return curve === null ? [] : [{ look: lookOf(i), curve, rowsOfStep }];
      }),
    [curves, runs, isPerRow],
  );
  useEffect(() => {
    void revisions;
    void resolvedTheme;
    if (canvas.current !== null) {
      drawComparedLosses(canvas.current, { losses, kind, step, lastStep }, size);
    }
  }, [losses, revisions, kind, step, lastStep, size, resolvedTheme]);
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) {
      const { left } = event.currentTarget.getBoundingClientRect();
      seek(stepScale({ from: 0, to: lastStep }, size.widthPx).valueFromPx(event.clientX - left));
    }
  };
  return (
    // The slider below does for keys what a press does here.
    <div
      ref={box}
      role="img"
      aria-label={COMPARE.chart}
      data-testid="compare-chart"
      onPointerDown={follow}
      onPointerMove={follow}
      className="relative mt-1 h-56 touch-pan-y select-none sm:h-72"
    >
      <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
    </div>
  );
}

function StepSlider({ step, lastStep, seek }: SharedStep) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
      <label className="flex min-w-0 flex-[1_1_12rem] items-center gap-3">
        <span className="text-soft text-xs">{COMPARE.step}</span>
        <input
          type="range"
          min={0}
          max={Math.max(1, lastStep)}
          value={step}
          aria-valuetext={COMPARE.stepOf(formatCount(step), formatCount(lastStep))}
          data-testid="compare-step"
          data-value={step}
          onChange={(event) => seek(Number(event.target.value))}
          className="h-8 min-w-0 flex-1 accent-[var(--accent)] pointer-coarse:h-10"
        />
      </label>
      <p className="num text-xs">
        <span className="font-semibold">{formatCount(step)}</span>
        <span className="text-soft"> / {formatCount(lastStep)}</span>
      </p>
    </div>
  );
}

/** Whether two of the runs may sum their losses over different numbers of rows. */
function hasOtherRows(runs: readonly (RunInfo | null)[]): boolean {
  const parts = runs.flatMap((run) => {
    if (run === null) {
      return [];
    }
    const { data, testShare, batch } = run.settings;
    return [JSON.stringify([data, testShare, batch])];
  });
  return new Set(parts).size > 1;
}
