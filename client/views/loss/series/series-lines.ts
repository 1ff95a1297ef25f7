import type { SeenPoint } from "#client/draw/seen-points.ts";
import type { MetricSample } from "#client/views/loss/samples/metric-sample.ts";
import type { LossUnits } from "#client/views/loss/seen-losses.ts";
import {
  penalisedOf,
  type RightSeries,
  rightOf,
  type SeriesChoice,
} from "#client/views/loss/series/series-kinds.ts";

export interface SeriesPoint {
  readonly step: number;
  readonly value: number;
}

export type LineName = "train" | "test" | "penalised" | "right-train" | "right-test";

export interface SeriesLine {
  readonly name: LineName;
  /** Ascending by step; each the metric of the step that it names. */
  readonly points: readonly SeriesPoint[];
}

/** What is known of a run in a window. */
export interface SeriesSource {
  /** Recomputed at the places of the grid, ascending. */
  readonly samples: readonly MetricSample[];
  /** Measured from the states that came, ascending. */
  readonly measured: readonly MetricSample[];
  /** What frames said of all rows, in the chart's unit. */
  readonly seen: readonly SeenPoint[];
  readonly units: LossUnits;
}

/**
 * Rule UI-122: the lines of the chosen series: the recomputed places, and behind the newest of them
 * what came since. What came before it is left out: every page draws the same places.
 */
export function seriesLines(
  source: SeriesSource,
  choice: SeriesChoice,
  hasBatches: boolean,
): readonly SeriesLine[] {
  const { right } = choice;
  return [
    ...(hasBatches ? [lossLine(source, "train")] : []),
    ...(choice.isTestShown ? [lossLine(source, "test")] : []),
    ...(choice.isPenalisedShown ? [line(source, "penalised", penalised(source.units))] : []),
    ...(right === null
      ? []
      : [
          line(source, "right-train", metric(right, "train")),
          line(source, "right-test", metric(right, "test")),
        ]),
  ].filter(({ points }) => points.length > 0);
}

function lossLine({ samples, seen, units }: SeriesSource, part: "train" | "test"): SeriesLine {
  const end = endOf(samples);
  const grid = valued(samples, (sample) => {
    const loss = sample[part]?.loss ?? null;
    return loss === null ? null : loss / units[part];
  });
  return { name: part, points: [...grid, ...valued(after(seen, end), (point) => point[part])] };
}

function line(
  { samples, measured }: SeriesSource,
  name: LineName,
  read: (sample: MetricSample) => number | null,
): SeriesLine {
  const known = [...samples, ...after(measured, endOf(samples))];
  return { name, points: valued(known, read) };
}

function penalised(units: LossUnits): (sample: MetricSample) => number {
  return (sample) => penalisedOf(sample, units);
}

function metric(name: RightSeries, part: "train" | "test") {
  return (sample: MetricSample) => rightOf(sample, name, part);
}

function endOf(samples: readonly MetricSample[]): number {
  return samples.at(-1)?.step ?? -1;
}

function after<T extends { readonly step: number }>(points: readonly T[], step: number): T[] {
  return points.filter((point) => point.step > step);
}

function valued<T extends { readonly step: number }>(
  points: readonly T[],
  read: (point: T) => number | null,
): SeriesPoint[] {
  return points.flatMap((point) => {
    const value = read(point);
    return value === null || !Number.isFinite(value) ? [] : [{ step: point.step, value }];
  });
}
