import { perRow } from "#client/draw/curve-points.ts";
import { bucketAt } from "#client/draw/curve-window.ts";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import type { SeenPoint } from "#client/draw/seen-points.ts";
import { text } from "#client/text/en.ts";
import { writeText } from "#client/ui/write-text.ts";
import type { OverlayValues } from "#client/views/loss/chart-overlay.ts";
import type { LossChart } from "#client/views/loss/draw-loss-chart.ts";
import type { LossBucket } from "#engine/loss-series.ts";

/** Says what the chart shows where the reader looks; the numbers are there whole, too. */
export function writeReadout(
  box: HTMLElement | null,
  readout: HTMLElement | null,
  chart: LossChart,
  seen: SeenPoint | null,
  others: OverlayValues | null,
): void {
  const { cursor, step, loss, window } = chart;
  const bucket = cursor === null ? null : bucketOf(chart, cursor);
  const words =
    bucket === null
      ? text.loss.at(formatCount(step), formatValue(loss, 5))
      : bucketWords(bucket) +
        seenWords(seen, bucket) +
        (others === null ? "" : `\n${others.words}`);
  if (readout !== null) {
    writeText(readout, bucket === null ? "" : words);
    writeData(readout, {
      step: bucket?.toStep,
      loss: bucket?.last,
      min: bucket?.min,
      max: bucket?.max,
      test: bucket === null ? undefined : seen?.test,
    });
    writeData(readout, others?.data ?? NO_OTHERS);
  }
  box?.setAttribute("aria-valuenow", String(cursor ?? step));
  box?.setAttribute("aria-valuemin", "0");
  box?.setAttribute("aria-valuemax", String(Math.max(cursor ?? step, Math.floor(window.to))));
  box?.setAttribute("aria-valuetext", words);
  if (box !== null) {
    writeData(box, { from: window.from, to: window.to });
  }
}

const NO_OTHERS = {
  accuracy: null,
  r2: null,
  penalty: null,
  penalised: null,
  rightTest: null,
  at: null,
} as const;

function bucketOf({ curve, rowsOfStep }: LossChart, cursor: number): LossBucket | null {
  const bucket = bucketAt(curve, cursor);
  if (bucket === null || rowsOfStep === null) {
    return bucket;
  }
  return perRow([bucket], rowsOfStep)[0] ?? null;
}

function bucketWords({ fromStep, toStep, min, max, last }: LossBucket): string {
  return fromStep === toStep
    ? text.loss.at(formatCount(fromStep), formatValue(last, 5))
    : text.loss.chart.between(
        `${formatCount(fromStep)}–${formatCount(toStep)}`,
        formatValue(last, 5),
        `${formatValue(min, 5)}…${formatValue(max, 5)}`,
      );
}

/** The test loss, and with mini-batches that of all rows, with their step where it is another one. */
function seenWords(seen: SeenPoint | null, { fromStep, toStep }: LossBucket): string {
  if (seen === null) {
    return "";
  }
  const isHere = seen.step >= fromStep && seen.step <= toStep;
  const step = isHere ? null : formatCount(seen.step);
  const { train, test } = seen;
  const all = train === null ? "" : text.loss.chart.trainRows(formatValue(train, 5), step);
  return all + (test === null ? "" : text.loss.chart.test(formatValue(test, 5), step));
}

function writeData(
  element: HTMLElement,
  values: Readonly<Record<string, number | null | undefined>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) {
      delete element.dataset[name];
    } else {
      element.dataset[name] = String(value);
    }
  }
}
