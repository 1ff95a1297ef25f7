"use client";

import { Maximize, Minimize } from "lucide-react";
import { useState } from "react";
import type { ScaleKind } from "#client/draw/chart-scale.ts";
import { afterPaint } from "#client/session/after-paint.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { Term } from "#client/ui/term.tsx";
import type { ChartExtra } from "#client/views/loss/chart-overlay.ts";
import { ChartTools } from "#client/views/loss/chart-tools.tsx";
import { LossChoices, type LossUnit } from "#client/views/loss/loss-choices.tsx";
import { CHART_BOX, LossCurve } from "#client/views/loss/loss-curve.tsx";
import { type ChartControl, useChartView } from "#client/views/loss/use-chart-view.ts";
import { type Large, useLarge } from "#client/views/loss/use-large.ts";

/** What the first picture does without comes after it: nothing that it needs waits for that. */
async function afterFirstPicture<Module>(load: () => Promise<Module>): Promise<Module> {
  await new Promise<void>((resolve) => afterPaint(resolve));
  return await load();
}

const ChartSeries = lazily(
  async () =>
    (await afterFirstPicture(() => import("#client/views/loss/series/chart-series.tsx")))
      .ChartSeries,
  <div className="mt-0.5 h-[3.25rem] pointer-coarse:h-20" />,
);
const HistogramsSection = lazily(
  async () =>
    (await afterFirstPicture(() => import("#client/views/histograms/histograms-section.tsx")))
      .HistogramsSection,
  <div className="mt-2 min-h-9 border-line border-t pointer-coarse:min-h-11" />,
);

/** The loss of every step so far, with axes to zoom, a cursor, and a mark at each change and stop. */
export function LossPanel() {
  const [kind, setKind] = useState<ScaleKind>("linear");
  const [extra, setExtra] = useState<ChartExtra | null>(null);
  const control = useChartView();
  const large = useLarge();
  const isReady = useSession((state) => state.curve !== null);
  const loss = useSession((state) => state.settingsInForce?.loss ?? null);
  const hasBatches = useSession(
    ({ settingsInForce }) => (settingsInForce?.batch ?? "full") !== "full",
  );
  const hasTest = useSession((state) => state.dataset !== null && state.dataset.test !== null);
  const isSummed = loss === "half-squared-error-sum";
  // Sums over different numbers of rows do not compare: then each row is the better unit.
  const [chosen, setChosen] = useState<LossUnit | null>(null);
  const unit = chosen ?? (hasBatches || hasTest ? "row" : "sum");
  const isPerRow = isSummed && unit === "row";
  return (
    <div ref={large.slot} style={{ minHeight: large.heldPx }} className="min-w-0">
      <section
        aria-labelledby="loss-title"
        data-testid="loss-panel"
        data-large={large.isLarge}
        style={large.style}
        className={classNames(
          "flex min-w-0 flex-col",
          large.isLarge &&
            "fixed z-30 overflow-y-auto rounded-lg border border-line bg-paper p-3 shadow-lift md:p-4",
        )}
      >
        <div className="flex min-h-8 items-center justify-between gap-3">
          <h2 id="loss-title" className="eyebrow">
            <Term of="loss" isStop>
              {text.loss.title}
            </Term>
          </h2>
          <LossChoices
            unit={isSummed ? unit : null}
            onUnit={setChosen}
            scale={kind}
            onScale={setKind}
            testId="loss"
          />
        </div>
        <Tools control={control} large={large} />
        {isReady ? (
          <>
            <LossCurve
              kind={kind}
              isPerRow={isPerRow}
              control={control}
              extra={extra}
              isLarge={large.isLarge}
            />
            <ChartSeries control={control} isPerRow={isPerRow} onExtra={setExtra} />
            <HistogramsSection control={control} rightPx={extra?.rightPx ?? 0} />
          </>
        ) : (
          // With the place of what stands below the chart.
          <div className="pb-[6.125rem]">
            <div className={CHART_BOX}>
              <div className="skeleton absolute inset-0" />
            </div>
          </div>
        )}
      </section>
    </div>
  );
}

interface ToolsProps {
  readonly control: ChartControl;
  readonly large: Large;
}

/** What the loss is, and what one can do with its chart. */
function Tools({ control, large }: ToolsProps) {
  const loss = useSession((state) => state.settingsInForce?.loss ?? null);
  const { larger, smaller } = text.loss.chart;
  return (
    <div className="flex min-h-7 items-center justify-between gap-2">
      <p className="num min-w-0 text-2xs text-soft leading-tight" title={text.loss.glossary}>
        {loss === null ? "" : text.settings.losses[loss].detail}
      </p>
      <div className="flex shrink-0 items-center">
        <ChartTools control={control} />
        <IconButton
          ref={large.button}
          size="small"
          label={large.isLarge ? smaller : larger}
          aria-pressed={large.isLarge}
          onClick={large.toggle}
          data-testid="loss-larger"
        >
          {large.isLarge ? <Minimize size={14} aria-hidden /> : <Maximize size={14} aria-hidden />}
        </IconButton>
      </div>
    </div>
  );
}
