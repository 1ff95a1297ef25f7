"use client";

import { useRef, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Segments } from "#client/ui/segments.tsx";
import { Term } from "#client/ui/term.tsx";
import { classLabels } from "#client/views/metrics/class-labels.ts";
import { ConfusionTable } from "#client/views/metrics/confusion-table.tsx";
import { MetricsTable } from "#client/views/metrics/metrics-table.tsx";
import { type MeasuredMoment, useMeasured } from "#client/views/metrics/use-measured.ts";

/** How good the network is on its training rows and on those that it never saw. */
export function MetricsPanel() {
  const dataset = useSession((state) => state.dataset);
  const section = useRef<HTMLElement>(null);
  const shown = useMeasured(section);
  // Of the run before: its classes and rows are not these.
  const measured = shown !== null && shown.state.dataset === dataset ? shown : null;
  return (
    <section
      ref={section}
      aria-labelledby="metrics-title"
      className="min-w-0"
      data-testid="metrics"
    >
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="metrics-title" className="eyebrow">
          <Term of="metric" isStop>
            {text.metrics.title}
          </Term>
        </h2>
        {measured === null ? null : (
          <span
            className="num text-2xs text-soft"
            data-testid="metrics-step"
            data-value={measured.state.step}
          >
            {text.metrics.atStep(formatCount(measured.state.step))}
          </span>
        )}
      </div>
      {measured === null ? (
        <div className="skeleton mt-1 h-24 w-full" />
      ) : (
        <>
          <MetricsTable {...measured} />
          <Confusion {...measured} />
        </>
      )}
    </section>
  );
}

const PARTS = [
  { value: "train", label: text.metrics.train },
  { value: "test", label: text.metrics.test },
] as const;

function Confusion({ state: { settings, dataset }, measured }: MeasuredMoment) {
  const [wanted, setWanted] = useState<"train" | "test">("train");
  const labels = classLabels(settings, dataset);
  const part = measured.test === null ? "train" : wanted;
  const confusion = measured[part]?.confusion ?? null;
  if (labels === null || confusion === null) {
    return null;
  }
  return (
    <div className="mt-3">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h3 className="font-medium text-xs">
          <Term of="confusion-matrix">{text.metrics.confusion}</Term>
        </h3>
        {measured.test === null ? null : (
          <Segments
            label={text.metrics.part}
            value={part}
            options={PARTS}
            onChange={setWanted}
            testId="confusion-part"
          />
        )}
      </div>
      <ConfusionTable confusion={confusion} labels={labels} part={part} />
    </div>
  );
}
