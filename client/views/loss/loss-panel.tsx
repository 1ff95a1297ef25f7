"use client";

import { useState } from "react";
import type { ScaleKind } from "#client/draw/chart-scale.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Segments } from "#client/ui/segments.tsx";
import { ChartTools } from "#client/views/loss/chart-tools.tsx";
import { CHART_BOX, LossCurve } from "#client/views/loss/loss-curve.tsx";
import { useChartView } from "#client/views/loss/use-chart-view.ts";

const SCALES = [
  { value: "linear", label: text.loss.linear },
  { value: "log", label: text.loss.log },
] as const;

const UNITS = [
  { value: "sum", label: text.loss.sum },
  { value: "row", label: text.loss.perRow },
] as const;

/** The loss of every step so far, with axes to zoom, a cursor, and a mark at each change and stop. */
export function LossPanel() {
  const [kind, setKind] = useState<ScaleKind>("linear");
  const control = useChartView();
  const isReady = useSession((state) => state.curve !== null);
  const loss = useSession((state) => state.settingsInForce?.loss ?? null);
  const hasBatches = useSession(
    ({ settingsInForce }) => (settingsInForce?.batch ?? "full") !== "full",
  );
  const hasTest = useSession((state) => state.dataset !== null && state.dataset.test !== null);
  const isSummed = loss === "half-squared-error-sum";
  // Sums over different numbers of rows do not compare: then each row is the better unit.
  const [chosen, setChosen] = useState<"sum" | "row" | null>(null);
  const unit = chosen ?? (hasBatches || hasTest ? "row" : "sum");
  return (
    <section aria-labelledby="loss-title" className="flex min-w-0 flex-col">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="loss-title" className="eyebrow">
          {text.loss.title}
        </h2>
        <div className="flex gap-2">
          {isSummed ? (
            <Segments
              label={text.loss.unit}
              value={unit}
              options={UNITS}
              onChange={setChosen}
              testId="loss-unit"
            />
          ) : null}
          <Segments
            label={text.loss.scale}
            value={kind}
            options={SCALES}
            onChange={setKind}
            testId="loss-scale"
          />
        </div>
      </div>
      <div className="flex min-h-7 items-center justify-between gap-2">
        <p className="num min-w-0 truncate text-2xs text-soft" title={text.loss.glossary}>
          {loss === null ? "" : text.settings.losses[loss].detail}
        </p>
        <ChartTools control={control} />
      </div>
      {isReady ? (
        <LossCurve kind={kind} isPerRow={isSummed && unit === "row"} control={control} />
      ) : (
        <div className={CHART_BOX}>
          <div className="skeleton absolute inset-0" />
        </div>
      )}
      {hasBatches || hasTest ? <Legend hasBatches={hasBatches} hasTest={hasTest} /> : null}
    </section>
  );
}

/** What is which, as soon as there is more than one loss. */
function Legend(props: { readonly hasBatches: boolean; readonly hasTest: boolean }) {
  const { chart } = text.loss;
  return (
    <ul className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-2xs text-soft">
      <li className="flex items-center gap-1.5" title={props.hasBatches ? chart.trainPoints : ""}>
        <span aria-hidden className="size-2 rounded-full bg-accent" />
        {props.hasBatches ? text.loss.legendTrainSeen : text.loss.legendTrain}
      </li>
      {props.hasTest ? (
        <li className="flex items-center gap-1.5" title={chart.testPoints}>
          <span aria-hidden className="size-2 rounded-full border-2 border-accent" />
          {text.loss.legendTestSeen}
        </li>
      ) : null}
      {props.hasBatches ? <li>{text.loss.legendBatch}</li> : null}
    </ul>
  );
}
