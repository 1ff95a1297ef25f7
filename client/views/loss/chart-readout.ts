import { perRow } from "#client/draw/curve-points.ts";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import type { LossChart } from "#client/views/loss/draw-loss-chart.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";

/** The moment's losses divided by the rows that they are summed over. */
export function lossesPerRow({
  loss,
  testLoss,
  dataset,
}: Moment): Pick<Moment, "loss" | "testLoss"> {
  return {
    loss: loss / dataset.trainRows.length,
    testLoss: testLoss === null ? null : testLoss / dataset.testRows.length,
  };
}

/** Says what the chart shows where the reader looks. */
export function writeReadout(
  box: HTMLElement | null,
  readout: HTMLElement | null,
  chart: LossChart,
): void {
  const { cursor, step, lastStep } = chart;
  const words = readoutText(chart);
  if (readout !== null) {
    readout.textContent = cursor === null ? "" : words;
  }
  box?.setAttribute("aria-valuenow", String(cursor ?? step));
  box?.setAttribute("aria-valuemax", String(lastStep));
  box?.setAttribute("aria-valuetext", words);
}

/** Where a key takes the cursor; null takes it away, undefined is no key of the chart. */
export function cursorAfter(
  key: string,
  isFar: boolean,
  from: number,
  last: number,
): number | null | undefined {
  const far = Math.max(10, Math.round(last / 20));
  switch (key) {
    case "ArrowLeft":
      return clampStep(from - (isFar ? far : 1), last);
    case "ArrowRight":
      return clampStep(from + (isFar ? far : 1), last);
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return null;
    default:
      return undefined;
  }
}

export function clampStep(step: number, last: number): number {
  return Math.max(0, Math.min(last, step));
}

function readoutText({ curve, cursor, step, loss, rowsOfStep }: LossChart): string {
  if (cursor === null || curve.bucketCount === 0) {
    return text.loss.at(formatCount(step), formatValue(loss, 5));
  }
  const index = Math.min(curve.bucketCount - 1, Math.floor(cursor / curve.width));
  const bucket = curve.bucket(index);
  const [shown = bucket] = rowsOfStep === null ? [] : perRow([bucket], rowsOfStep);
  const { fromStep, toStep, min, max, last } = shown;
  return fromStep === toStep
    ? text.loss.at(formatCount(fromStep), formatValue(last, 5))
    : text.loss.between(
        `${formatCount(fromStep)}–${formatCount(toStep)}`,
        `${formatValue(min, 4)}…${formatValue(max, 4)}`,
      );
}
