import { formatCount, formatValue } from "#client/draw/number-format.ts";
import type { TermId } from "#client/text/en/glossary.ts";
import { text } from "#client/text/en.ts";
import { Term } from "#client/ui/term.tsx";
import type { MeasuredMoment } from "#client/views/metrics/use-measured.ts";
import type { Metrics } from "#engine/metrics.ts";

interface Line {
  readonly id: string;
  readonly name: string;
  readonly term: TermId;
  readonly write: (metrics: Metrics) => readonly [words: string, value: number | null];
}

/** Rows for the numbers, columns for the parts of the data. */
export function MetricsTable({ state: { settings, dataset }, measured }: MeasuredMoment) {
  const parts = [
    { name: "train", metrics: measured.train, rows: dataset.trainRows.length },
    { name: "test", metrics: measured.test, rows: dataset.testRows.length },
  ] as const;
  const shown = parts.filter(({ metrics }) => metrics !== null);
  const lines = linesOf({
    isSummed: settings.loss === "half-squared-error-sum",
    isPenalised: settings.regularization.kind !== "none",
    isRegression: dataset.classCount === null,
  });
  return (
    <table className="mt-1 w-full border-collapse text-xs" aria-label={text.metrics.tableLabel}>
      <thead>
        <tr className="border-line border-b text-2xs text-soft">
          <td />
          {shown.map(({ name }) => (
            <th key={name} scope="col" className="px-1.5 py-1 text-right font-normal">
              <Term of="split">{text.metrics[name]}</Term>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="border-line border-b">
          <th scope="row" className="py-1.5 text-left font-normal text-soft">
            {text.metrics.rows}
          </th>
          {shown.map(({ name, rows }) => (
            <td key={name} className="num px-1.5 text-right">
              {formatCount(rows)}
            </td>
          ))}
        </tr>
        {lines.map(({ id, name, term, write }) => (
          <tr key={id} className="border-line border-b">
            <th scope="row" className="py-1.5 text-left font-normal text-soft">
              <Term of={term}>{name}</Term>
            </th>
            {shown.map(({ name: part, metrics }) => {
              const [words, value] = metrics === null ? ["–", null] : write(metrics);
              return (
                <td
                  key={part}
                  data-testid={`metric-${part}-${id}`}
                  data-value={value ?? ""}
                  title={value === null ? undefined : String(value)}
                  className="num px-1.5 text-right font-semibold"
                >
                  {words}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Kinds {
  readonly isSummed: boolean;
  readonly isPenalised: boolean;
  readonly isRegression: boolean;
}

function linesOf({ isSummed, isPenalised, isRegression }: Kinds): readonly Line[] {
  const { metrics } = text;
  return [
    {
      id: "loss",
      name: metrics.loss,
      term: "loss",
      write: ({ loss }) => [formatValue(loss, 4), loss],
    },
    ...when(isSummed, {
      id: "loss-per-row",
      name: metrics.lossPerRow,
      term: "loss-per-row",
      write: ({ lossPerRow }) => [formatValue(lossPerRow, 4), lossPerRow],
    }),
    ...when(isPenalised, {
      id: "penalty",
      name: metrics.penalty,
      term: "penalty",
      write: ({ penalty }) => [formatValue(penalty, 4), penalty],
    }),
    ...when(!isRegression, {
      id: "accuracy",
      name: metrics.accuracy,
      term: "accuracy",
      write: ({ accuracy }) => [
        accuracy === null ? "–" : `${(100 * accuracy).toFixed(1)} %`,
        accuracy,
      ],
    }),
    ...when(isRegression, {
      id: "r2",
      name: metrics.rSquared,
      term: "r-squared",
      write: ({ r2 }) => [r2 === null ? metrics.noVariance : formatValue(r2, 4), r2],
    }),
  ];
}

function when(isThere: boolean, line: Line): readonly Line[] {
  return isThere ? [line] : [];
}
