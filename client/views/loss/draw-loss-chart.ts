import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import {
  type AxisScale,
  axisScale,
  axisTicks,
  lossDomain,
  type ScaleKind,
} from "#client/draw/chart-scale.ts";
import { type Curve, curvePoints, lossRange, perRow } from "#client/draw/curve-points.ts";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import type { Size } from "#client/ui/use-size.ts";
import type { LossBucket } from "#engine/loss-series.ts";

const CHART_MARGIN = { left: 54, right: 10, top: 14, bottom: 26 } as const;

/** A change in the run's course, in the colour of who made it. */
export interface ChartMark {
  readonly step: number;
  readonly color: number;
}

export interface LossChart {
  readonly curve: Curve;
  readonly kind: ScaleKind;
  /** The right end of the step axis. */
  readonly lastStep: number;
  /** The step that all panels show. */
  readonly step: number;
  /** Of all training rows; drawn as a dot. */
  readonly loss: number;
  /** Of the test rows where there are any; drawn as a ring. */
  readonly testLoss: number | null;
  /** What the curve's losses are divided by at a step: 1, or the rows that they are summed over. */
  readonly rowsOfStep: ((step: number) => number) | null;
  /** Where the reader looks; null when nowhere. */
  readonly cursor: number | null;
  readonly marks: readonly ChartMark[];
}

interface Plot {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Record<ColourName, string>;
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly size: Size;
}

const COLOURS = ["ink", "soft", "line", "line-strong", "accent", "paper"] as const;
type ColourName = (typeof COLOURS)[number];

export function stepScale(lastStep: number, widthPx: number): AxisScale {
  return axisScale(
    "linear",
    [0, Math.max(1, lastStep)],
    [CHART_MARGIN.left, Math.max(CHART_MARGIN.left + 1, widthPx - CHART_MARGIN.right)],
  );
}

/** Axes, the curve with its band, marks of edits, the step on the screen and the reader's cursor. */
export function drawLossChart(canvas: HTMLCanvasElement, chart: LossChart, size: Size): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  if (context === null) {
    return;
  }
  const raw = curvePoints(chart.curve, Math.max(200, size.widthPx));
  const points = chart.rowsOfStep === null ? raw : perRow(raw, chart.rowsOfStep);
  const range = wholeRange(points, [chart.loss, chart.testLoss ?? chart.loss]);
  const y = axisScale(chart.kind, lossDomain(chart.kind, range.min, range.max), [
    size.heightPx - CHART_MARGIN.bottom,
    CHART_MARGIN.top,
  ]);
  const plot: Plot = {
    context,
    colours: readColours(canvas, COLOURS),
    x: stepScale(chart.lastStep, size.widthPx),
    y,
    size,
  };
  drawAxes(plot);
  drawMarks(plot, canvas, chart.marks);
  drawCurve(plot, points);
  if (chart.cursor !== null) {
    drawUpright(plot, chart.cursor, plot.colours["line-strong"], [2, 3]);
  }
  if (chart.testLoss !== null) {
    drawTest(plot, chart.step, chart.testLoss);
  }
  drawHere(plot, chart.step, chart.loss);
}

/** The curve's range with single losses beside it. */
function wholeRange(
  points: readonly LossBucket[],
  others: readonly number[],
): { readonly min: number; readonly max: number } {
  const curve = lossRange(points);
  const finite = others.filter(Number.isFinite);
  const above = finite.filter((loss) => loss > 0);
  return {
    min: Math.min(curve?.min ?? Number.POSITIVE_INFINITY, ...(above.length > 0 ? above : [0])),
    max: Math.max(curve?.max ?? Number.NEGATIVE_INFINITY, ...(finite.length > 0 ? finite : [0])),
  };
}

function drawAxes({ context, colours, x, y, size }: Plot): void {
  context.font = '10.5px "JetBrains Mono Variable", monospace';
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const value of axisTicks(y, Math.max(2, Math.floor(size.heightPx / 46)))) {
    const at = Math.round(y.pxFromValue(value)) + 0.5;
    context.strokeStyle = colours.line;
    context.beginPath();
    context.moveTo(CHART_MARGIN.left, at);
    context.lineTo(size.widthPx - CHART_MARGIN.right, at);
    context.stroke();
    context.fillStyle = colours.soft;
    context.fillText(tickText(value), CHART_MARGIN.left - 8, at);
  }
  context.textBaseline = "alphabetic";
  const ticks = axisTicks(x, Math.max(2, Math.floor(size.widthPx / 90)));
  for (const value of ticks.filter(Number.isInteger)) {
    const at = x.pxFromValue(value);
    context.textAlign = value === 0 ? "left" : at > size.widthPx - 40 ? "right" : "center";
    context.fillText(formatCount(value), at, size.heightPx - 8);
  }
}

function tickText(value: number): string {
  return value === 0 || (value >= 0.001 && value < 10_000)
    ? String(Number(value.toPrecision(3)))
    : formatValue(value, 2);
}

function drawCurve({ context, colours, x, y }: Plot, points: readonly LossBucket[]): void {
  if (points.length === 0) {
    return;
  }
  const middleOf = (point: LossBucket) => x.pxFromValue((point.fromStep + point.toStep) / 2);
  if (points.some((point) => point.toStep > point.fromStep)) {
    context.fillStyle = colours.ink;
    context.globalAlpha = 0.16;
    context.beginPath();
    for (const point of points) {
      context.lineTo(middleOf(point), y.pxFromValue(point.max));
    }
    for (const point of points.toReversed()) {
      context.lineTo(middleOf(point), y.pxFromValue(point.min));
    }
    context.fill();
    context.globalAlpha = 1;
  }
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  context.beginPath();
  for (const point of points) {
    context.lineTo(x.pxFromValue(point.toStep), y.pxFromValue(point.last));
  }
  context.stroke();
}

function drawMarks(plot: Plot, canvas: HTMLCanvasElement, marks: readonly ChartMark[]): void {
  const style = getComputedStyle(canvas);
  for (const mark of marks) {
    const colour = style.getPropertyValue(`--person-${mark.color % 12}`).trim();
    drawUpright(plot, mark.step, colour, []);
    const at = plot.x.pxFromValue(mark.step);
    plot.context.fillStyle = colour;
    plot.context.beginPath();
    plot.context.moveTo(at - 4.5, 3);
    plot.context.lineTo(at + 4.5, 3);
    plot.context.lineTo(at, CHART_MARGIN.top - 3);
    plot.context.fill();
  }
}

function drawUpright(
  { context, x, size }: Plot,
  step: number,
  colour: string,
  dash: number[],
): void {
  const at = Math.round(x.pxFromValue(step)) + 0.5;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(at, CHART_MARGIN.top - 4);
  context.lineTo(at, size.heightPx - CHART_MARGIN.bottom);
  context.stroke();
  context.setLineDash([]);
}

function drawTest({ context, colours, x, y }: Plot, step: number, loss: number): void {
  context.fillStyle = colours.paper;
  context.strokeStyle = colours.accent;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x.pxFromValue(step), y.pxFromValue(loss), 4, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

function drawHere({ context, colours, x, y }: Plot, step: number, loss: number): void {
  context.fillStyle = colours.accent;
  context.strokeStyle = colours.paper;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x.pxFromValue(step), y.pxFromValue(loss), 4.5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}
