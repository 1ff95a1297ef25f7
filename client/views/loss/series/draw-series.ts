import { setFont } from "#client/draw/canvas-surface.ts";
import { type AxisScale, axisScale, lossDomain } from "#client/draw/chart-scale.ts";
import { chartTicks, fittedDomain, tickText } from "#client/draw/chart-ticks.ts";
import { CHART_MARGIN, type Plot } from "#client/views/loss/loss-plot.ts";
import type { RightSeries } from "#client/views/loss/series/series-kinds.ts";
import type { LineName, SeriesLine, SeriesPoint } from "#client/views/loss/series/series-lines.ts";

/** Marks on a line come no closer than this. */
const MARK_GAP_PX = 26;

/** How a line is told from the others without its colour. */
export interface LineLook {
  readonly colour: "ink" | "soft" | "accent";
  readonly dash: readonly number[];
  readonly mark: "dot" | "ring" | "square" | "frame" | "cross";
}

export const LINE_LOOKS: Readonly<Record<LineName, LineLook>> = {
  train: { colour: "accent", dash: [], mark: "dot" },
  test: { colour: "accent", dash: [5, 3], mark: "ring" },
  penalised: { colour: "ink", dash: [1.5, 3], mark: "cross" },
  "right-train": { colour: "soft", dash: [], mark: "square" },
  "right-test": { colour: "soft", dash: [5, 3], mark: "frame" },
};

/** A line with its dashes, and its marks where there is room. */
export function drawSeriesLine(plot: Plot, line: SeriesLine, y: AxisScale): void {
  const { context, colours, x } = plot;
  const { colour, dash, mark } = LINE_LOOKS[line.name];
  context.strokeStyle = colours[colour];
  context.fillStyle = colours[colour];
  context.lineWidth = 1.25;
  context.lineJoin = "round";
  context.setLineDash([...dash]);
  context.beginPath();
  for (const { step, value } of line.points) {
    context.lineTo(x.pxFromValue(step), y.pxFromValue(value));
  }
  context.stroke();
  context.setLineDash([]);
  let lastPx = Number.POSITIVE_INFINITY;
  for (let i = line.points.length - 1; i >= 0; i--) {
    const point = line.points[i];
    const atX = point === undefined ? 0 : x.pxFromValue(point.step);
    if (point !== undefined && lastPx - atX >= MARK_GAP_PX) {
      lastPx = atX;
      drawMark(plot, mark, atX, y.pxFromValue(point.value));
    }
  }
}

function drawMark({ context, colours }: Plot, mark: LineLook["mark"], x: number, y: number): void {
  context.beginPath();
  if (mark === "cross") {
    context.moveTo(x - 2.5, y - 2.5);
    context.lineTo(x + 2.5, y + 2.5);
    context.moveTo(x - 2.5, y + 2.5);
    context.lineTo(x + 2.5, y - 2.5);
    context.stroke();
    return;
  }
  if (mark === "dot" || mark === "ring") {
    context.arc(x, y, 2.25, 0, 2 * Math.PI);
  } else {
    context.rect(x - 2.25, y - 2.25, 4.5, 4.5);
  }
  if (mark === "ring" || mark === "frame") {
    const { fillStyle } = context;
    context.fillStyle = colours.paper;
    context.fill();
    context.fillStyle = fillStyle;
    context.stroke();
  } else {
    context.fill();
  }
}

/** The axis at the right: a share goes from 0 to 1, unless one has zoomed in to a part of it. */
export function rightScale(
  name: RightSeries,
  points: readonly SeriesPoint[],
  isWhole: boolean,
  { size }: Plot,
): AxisScale {
  const values = points.map(({ value }) => value);
  const [min, max] = [Math.min(...values, 1e300), Math.max(...values, -1e300)];
  const range = [size.heightPx - CHART_MARGIN.bottom, CHART_MARGIN.top] as const;
  if (values.length === 0) {
    return axisScale("linear", [0, 1], range);
  }
  if (name === "penalty") {
    const domain = isWhole ? lossDomain("linear", min, max) : fittedDomain("linear", min, max);
    return axisScale("linear", domain, range);
  }
  // An R² far below 0 says no more than that it is far below: the rest stays legible.
  const domain = isWhole ? [Math.max(-1, Math.min(0, min)), 1] : fittedDomain("linear", min, max);
  return axisScale("linear", [domain[0] ?? 0, Math.min(1.0001, domain[1] ?? 1)], range);
}

/** Its numbers stand beside the chart, with a tick each. */
export function drawRightAxis({ context, colours, size }: Plot, name: RightSeries, y: AxisScale) {
  const at = size.widthPx - CHART_MARGIN.right;
  setFont(context, '10.5px "JetBrains Mono Variable", monospace');
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillStyle = colours.soft;
  context.strokeStyle = colours["line-strong"];
  context.lineWidth = 1;
  const ticks = chartTicks(y, Math.max(2, Math.floor(size.heightPx / 46)));
  context.beginPath();
  for (const value of ticks) {
    const height = Math.round(y.pxFromValue(value)) + 0.5;
    context.moveTo(at, height);
    context.lineTo(at + 4, height);
    const words =
      name === "accuracy" ? `${Number((100 * value).toFixed(2))}%` : tickText(value, ticks);
    context.fillText(words, at + 7, height);
  }
  context.moveTo(at + 0.5, CHART_MARGIN.top);
  context.lineTo(at + 0.5, size.heightPx - CHART_MARGIN.bottom);
  context.stroke();
}
