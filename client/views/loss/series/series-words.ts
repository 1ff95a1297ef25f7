import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { SERIES } from "#client/text/en/series.ts";
import type { RightSeries } from "#client/views/loss/series/series-kinds.ts";

export interface SeriesValues {
  readonly right: RightSeries | null;
  readonly penalised: number | null;
  /** Of the series at the right axis. */
  readonly train: number | null;
  readonly test: number | null;
}

/** The values under the cursor; their step is named where it is another one than the cursor's. */
export function seriesWords(values: SeriesValues, step: number | null): string {
  const { right, penalised, train, test } = values;
  const words = [
    ...(penalised === null ? [] : [`${SERIES.names.penalised} ${formatValue(penalised, 5)}`]),
    ...(right === null || train === null
      ? []
      : [`${SERIES.names[right]} ${valueWords(right, train)}`]),
    ...(right === null || test === null ? [] : [`${SERIES.onTest} ${valueWords(right, test)}`]),
  ].join("  ");
  return words === "" || step === null ? words : `${words} ${SERIES.atStep(formatCount(step))}`;
}

function valueWords(name: RightSeries, value: number): string {
  return name === "accuracy" ? `${(100 * value).toFixed(1)} %` : formatValue(value, 4);
}
