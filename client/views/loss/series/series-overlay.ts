import type { SeenPoint } from "#client/draw/seen-points.ts";
import type { ChartOverlay, OverlayValues } from "#client/views/loss/chart-overlay.ts";
import type { MetricSample } from "#client/views/loss/samples/metric-sample.ts";
import {
  drawRightAxis,
  drawSeriesLine,
  rightScale,
} from "#client/views/loss/series/draw-series.ts";
import {
  penalisedOf,
  type RightSeries,
  rightOf,
  type SeriesChoice,
} from "#client/views/loss/series/series-kinds.ts";
import { type SeriesSource, seriesLines } from "#client/views/loss/series/series-lines.ts";
import { seriesWords } from "#client/views/loss/series/series-words.ts";

interface OverlayInput extends SeriesSource {
  readonly choice: SeriesChoice;
  readonly hasBatches: boolean;
  readonly isWhole: boolean;
}

/** The chosen series of a window, ready to be drawn and read. */
export function seriesOverlay(input: OverlayInput): ChartOverlay {
  const { samples, measured, choice, hasBatches, isWhole, units } = input;
  const lines = seriesLines(input, choice, hasBatches);
  const isRight = (name: string) => name === "right-train" || name === "right-test";
  const rightPoints = lines.filter(({ name }) => isRight(name)).flatMap(({ points }) => points);
  const { right } = choice;
  const end = samples.at(-1)?.step ?? -1;
  return {
    losses: lines
      .filter(({ name }) => !isRight(name))
      .flatMap(({ points }) => points.map(({ value }) => value)),
    drawLines: (plot) => {
      const y = right === null ? plot.y : rightScale(right, rightPoints, isWhole, plot);
      for (const line of lines) {
        drawSeriesLine(plot, line, isRight(line.name) ? y : plot.y);
      }
    },
    drawAxis: (plot) => {
      if (right !== null) {
        drawRightAxis(plot, right, rightScale(right, rightPoints, isWhole, plot));
      }
    },
    seenAt: (step, reach) => {
      const near = nearest(samples, step, reach);
      return near === null ? null : seenOf(near, input);
    },
    valuesAt: (step, reach) => {
      const known = [...samples, ...measured.filter((point) => point.step > end)];
      const near = nearest(known, step, reach);
      return near === null ? null : valuesOf(near, step, choice, units);
    },
  };
}

function seenOf(sample: MetricSample, { units, hasBatches }: OverlayInput): SeenPoint {
  return {
    step: sample.step,
    train: hasBatches ? sample.train.loss / units.train : null,
    test: sample.test === null ? null : sample.test.loss / units.test,
  };
}

function valuesOf(
  sample: MetricSample,
  step: number,
  { right, isPenalisedShown }: SeriesChoice,
  units: SeriesSource["units"],
): OverlayValues | null {
  const penalised = isPenalisedShown ? penalisedOf(sample, units) : null;
  const train = right === null ? null : rightOf(sample, right, "train");
  const test = right === null ? null : rightOf(sample, right, "test");
  if (penalised === null && right === null) {
    return null;
  }
  return {
    words: seriesWords(
      { right, penalised, train, test },
      sample.step === step ? null : sample.step,
    ),
    data: { penalised, ...dataOf(right, train, test), at: sample.step },
  };
}

function dataOf(
  right: RightSeries | null,
  train: number | null,
  test: number | null,
): Readonly<Record<string, number | null>> {
  const none = { accuracy: null, r2: null, penalty: null };
  return right === null ? none : { ...none, [right]: train, rightTest: test };
}

/** Ascending by step. */
function nearest(
  samples: readonly MetricSample[],
  step: number,
  reach: number,
): MetricSample | null {
  let best: MetricSample | null = null;
  for (const sample of samples) {
    const isNearer = best === null || Math.abs(sample.step - step) < Math.abs(best.step - step);
    if (isNearer && Math.abs(sample.step - step) <= reach) {
      best = sample;
    }
  }
  return best;
}
