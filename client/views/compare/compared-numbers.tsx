"use client";

import { formatCount, formatValue } from "#client/draw/number-format.ts";
import type { Session } from "#client/session/session.ts";
import { COMPARE } from "#client/text/en/compare.ts";
import type { TermId } from "#client/text/en/glossary.ts";
import { text } from "#client/text/en.ts";
import { Term } from "#client/ui/term.tsx";
import { useOfEach } from "#client/views/compare/use-compared.ts";
import { ValueHead, ValueLine } from "#client/views/compare/value-line.tsx";
import type { MeasuredMoment } from "#client/views/metrics/use-measured.ts";
import type { Metrics } from "#engine/metrics.ts";

interface ComparedNumbersProps {
  readonly sessions: readonly Session[];
  readonly measured: readonly (MeasuredMoment | null)[];
}

interface NumberLine {
  readonly id: string;
  readonly name: string;
  readonly term: TermId;
  readonly read: (metrics: Metrics) => number | null;
  readonly write: (value: number) => string;
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const short = (value: number) => formatValue(value, 4);
const { metrics: WORDS } = text;

const NUMBERS: readonly NumberLine[] = [
  { id: "loss", name: WORDS.loss, term: "loss", read: ({ loss }) => loss, write: short },
  {
    id: "loss-per-row",
    name: WORDS.lossPerRow,
    term: "loss-per-row",
    read: ({ lossPerRow }) => lossPerRow,
    write: short,
  },
  {
    id: "accuracy",
    name: WORDS.accuracy,
    term: "accuracy",
    read: ({ accuracy }) => accuracy,
    write: percent,
  },
  { id: "r2", name: WORDS.rSquared, term: "r-squared", read: ({ r2 }) => r2, write: short },
];
const PARTS = ["train", "test"] as const;

/** What each run comes to at the shared step, on the rows it trained with and on those it never saw. */
export function ComparedNumbers({ sessions, measured }: ComparedNumbersProps) {
  const steps = useOfEach(sessions, (state) => state.frame?.step ?? null);
  const states = useOfEach(sessions, (state) => state.runState);
  const losses = useOfEach(sessions, (state) => state.run?.settings.loss);
  // A mean is its own loss per row.
  const isSummed = losses.includes("half-squared-error-sum");
  return (
    <section aria-labelledby="compare-numbers" className="min-w-0">
      <h2 id="compare-numbers" className="eyebrow flex min-h-8 items-center">
        {COMPARE.numbers}
      </h2>
      <ul className="mt-1 border-line border-t">
        <ValueHead count={sessions.length} />
        <ValueLine
          name={COMPARE.step}
          values={steps.map((step) => (step === null ? null : formatCount(step)))}
          exact={steps}
          isShort
          testId="compare-number-step"
        />
        {NUMBERS.filter(({ id }) => isSummed || id !== "loss-per-row").flatMap((number) =>
          PARTS.map((part) => (
            <MetricLine
              key={`${number.id} ${part}`}
              part={part}
              number={number}
              measured={measured}
            />
          )),
        )}
        <ValueLine
          name={COMPARE.ended}
          values={states.map((state) => {
            const reason = state?.end?.reason;
            return reason === undefined
              ? state && text.runs.statuses[state.status]
              : text.runs.ends[reason];
          })}
          isShort
          testId="compare-number-end"
        />
      </ul>
    </section>
  );
}

interface MetricLineProps {
  readonly part: "train" | "test";
  readonly number: NumberLine;
  readonly measured: readonly (MeasuredMoment | null)[];
}

/** Nothing where no run has this number. */
function MetricLine({ part, number, measured }: MetricLineProps) {
  const exact = measured.map((moment) => {
    const metrics = moment?.measured[part] ?? null;
    return metrics === null ? null : number.read(metrics);
  });
  return exact.every((value) => value === null) ? null : (
    <ValueLine
      name={
        <>
          <Term of={number.term}>{number.name}</Term>, {COMPARE[part]}
        </>
      }
      values={exact.map((value) => (value === null ? null : number.write(value)))}
      exact={exact}
      isShort
      testId={`compare-number-${number.id}-${part}`}
    />
  );
}
