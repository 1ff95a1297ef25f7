import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { type AxisScale, axisScale, lossDomain, type ScaleKind } from "#client/draw/chart-scale.ts";
import { fittedDomain } from "#client/draw/chart-ticks.ts";
import type { StepWindow } from "#client/draw/chart-view.ts";
import { type Curve, curvePoints, perRow } from "#client/draw/curve-points.ts";
import { curveWindow } from "#client/draw/curve-window.ts";
import { formatShort } from "#client/draw/number-format.ts";
import type { SeenPoint } from "#client/draw/seen-points.ts";
import { text } from "#client/text/en.ts";
import type { Size } from "#client/ui/use-size.ts";
import type { ChartMark } from "#client/views/loss/chart-mark.ts";
import type { ChartOverlay } from "#client/views/loss/chart-overlay.ts";
import { drawAxes } from "#client/views/loss/draw-chart-axes.ts";
import {
  drawCurve,
  drawHere,
  drawLevel,
  drawSeen,
  drawUpright,
} from "#client/views/loss/draw-chart-lines.ts";
import {
  CHART_MARGIN,
  chartColours,
  insideAxes,
  type Plot,
  stepScale,
} from "#client/views/loss/loss-plot.ts";
import type { LossBucket } from "#engine/loss-series.ts";

export interface LossChart {
  readonly curve: Curve;
  readonly kind: ScaleKind;
  readonly window: StepWindow;
  /** Whether the window is the whole run: then a linear axis starts at 0. */
  readonly isWhole: boolean;
  /** The step that all panels show. */
  readonly step: number;
  /** Of all training rows; drawn as a dot. */
  readonly loss: number;
  /** Of the test rows where there are any; drawn as a ring. */
  readonly testLoss: number | null;
  /** What the curve's losses are divided by at a step: 1, or the rows that they are summed over. */
  readonly rowsOfStep: ((step: number) => number) | null;
  /** What frames inside the window said of all rows. */
  readonly seen: readonly SeenPoint[];
  /** The loss at which the run stops; null when it does not. */
  readonly stopLoss: number | null;
  /** Where the reader looks; null when nowhere. */
  readonly cursor: number | null;
  readonly marks: readonly ChartMark[];
  /** The series that were chosen besides; null while their code is on its way. */
  readonly overlay: ChartOverlay | null;
}

/**
 * Axes, the curve with its band, marks, the step on the screen and the reader's cursor.
 *
 * @param size without what the axis at the right takes.
 */
export function drawLossChart(
  canvas: HTMLCanvasElement,
  chart: LossChart,
  size: Size,
  rightPx: number,
): void {
  const context = beginDrawing(canvas, size.widthPx + rightPx, size.heightPx);
  if (context === null) {
    return;
  }
  const raw = curvePoints(curveWindow(chart.curve, chart.window), Math.max(200, size.widthPx));
  const points = chart.rowsOfStep === null ? raw : perRow(raw, chart.rowsOfStep);
  const plot: Plot = {
    context,
    colours: chartColours(canvas),
    x: stepScale(chart.window, size.widthPx),
    y: lossScale(chart, points, size.heightPx),
    size,
  };
  drawAxes(plot);
  drawMarkLines(plot, canvas, chart);
  const { overlay } = chart;
  insideAxes(plot, () => {
    drawCurve(plot, points);
    if (overlay === null) {
      drawSeen(plot, chart.seen, "train");
      drawSeen(plot, chart.seen, "test");
    }
    overlay?.drawLines(plot);
    if (isInside(chart.window, chart.step)) {
      if (chart.testLoss !== null) {
        drawHere(plot, chart.step, chart.testLoss, "test");
      }
      drawHere(plot, chart.step, chart.loss, "train");
    }
  });
  overlay?.drawAxis(plot);
  const [bottom, top] = plot.y.domain;
  if (chart.stopLoss !== null && chart.stopLoss >= bottom && chart.stopLoss <= top) {
    drawLevel(plot, chart.stopLoss, text.loss.chart.stopLoss(formatShort(chart.stopLoss, 4)));
  }
  if (chart.cursor !== null && isInside(chart.window, chart.cursor)) {
    drawUpright(plot, chart.cursor, plot.colours["line-strong"], [2, 3]);
  }
}

/** The axis that holds everything in the window. */
function lossScale(chart: LossChart, points: readonly LossBucket[], heightPx: number): AxisScale {
  const { kind, isWhole } = chart;
  const [min, max] = rangeOf(chart, points);
  const domain = isWhole ? lossDomain(kind, min, max) : fittedDomain(kind, min, max);
  const isUsable = kind === "linear" || domain[0] > 0;
  return axisScale(kind, isUsable ? domain : lossDomain(kind, min, max), [
    heightPx - CHART_MARGIN.bottom,
    CHART_MARGIN.top,
  ]);
}

/** The least and the largest finite value in the window; for a logarithm, of those above 0. */
function rangeOf(chart: LossChart, points: readonly LossBucket[]): readonly [number, number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const include = (value: number) => {
    if (value < Number.MAX_VALUE && (value > 0 || (chart.kind === "linear" && value === 0))) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  };
  for (const point of points) {
    // The neighbours outside lead the line only.
    if (point.toStep >= chart.window.from && point.fromStep <= chart.window.to) {
      include(point.min);
      include(point.max);
    }
  }
  for (const { train, test } of chart.overlay === null ? chart.seen : []) {
    include(train ?? Number.NaN);
    include(test ?? Number.NaN);
  }
  for (const value of chart.overlay?.losses ?? []) {
    include(value);
  }
  if (isInside(chart.window, chart.step)) {
    include(chart.loss);
    include(chart.testLoss ?? Number.NaN);
  }
  return min <= max ? [min, max] : [0, 0];
}

function drawMarkLines(plot: Plot, canvas: HTMLCanvasElement, chart: LossChart): void {
  for (const { step, kind, color } of chart.marks) {
    if (isInside(chart.window, step)) {
      const colour =
        color === null
          ? plot.colours[kind === "diverged" ? "alarm" : "line-strong"]
          : personOf(canvas, color);
      drawUpright(plot, step, colour, kind === "change" ? [] : [6, 3]);
    }
  }
}

function personOf(canvas: HTMLCanvasElement, color: number): string {
  const name = `person-${color % 12}`;
  return readColours(canvas, [name])[name] ?? "";
}

function isInside({ from, to }: StepWindow, step: number): boolean {
  return step >= from && step <= to;
}
