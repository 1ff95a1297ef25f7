import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { axisScale, lossDomain, type ScaleKind } from "#client/draw/chart-scale.ts";
import { curvePoints, perRow } from "#client/draw/curve-points.ts";
import type { Size } from "#client/ui/use-size.ts";
import type { RunLook } from "#client/views/compare/run-look.ts";
import { drawAxes } from "#client/views/loss/draw-chart-axes.ts";
import { drawUpright } from "#client/views/loss/draw-chart-lines.ts";
import {
  CHART_MARGIN,
  chartColours,
  insideAxes,
  type Plot,
  stepScale,
} from "#client/views/loss/loss-plot.ts";
import type { LossBucket, LossSeries } from "#engine/loss-series.ts";

export interface ComparedLoss {
  readonly look: RunLook;
  readonly curve: LossSeries;
  /** What its losses are divided by at a step; null for 1. */
  readonly rowsOfStep: ((step: number) => number) | null;
}

export interface ComparedChart {
  readonly losses: readonly ComparedLoss[];
  readonly kind: ScaleKind;
  readonly step: number;
  readonly lastStep: number;
}

const LETTER_FONT = '600 11px "Inter Variable", sans-serif';
/** Names at the ends of lines come no closer than this, in px. */
const LETTER_GAP_PX = 13;

/** The curves of several runs on the same axes, each with a line and a letter of its own. */
export function drawComparedLosses(
  canvas: HTMLCanvasElement,
  chart: ComparedChart,
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  if (context === null) {
    return;
  }
  const lines = chart.losses.map((loss) => ({ ...loss, points: pointsOf(loss, size.widthPx) }));
  const [min, max] = rangeOf(
    chart.kind,
    lines.flatMap(({ points }) => points),
  );
  const plot: Plot = {
    context,
    colours: chartColours(canvas),
    x: stepScale({ from: 0, to: Math.max(1, chart.lastStep) }, size.widthPx),
    y: axisScale(chart.kind, lossDomain(chart.kind, min, max), [
      size.heightPx - CHART_MARGIN.bottom,
      CHART_MARGIN.top,
    ]),
    size,
  };
  drawAxes(plot);
  insideAxes(plot, () => {
    // The first one lies on top: it is the one that the others are held against.
    for (const { look, points } of lines.toReversed()) {
      drawLine(plot, canvas, look, points);
    }
  });
  drawUpright(plot, chart.step, plot.colours.accent, []);
  drawLetters(plot, canvas, lines);
}

function pointsOf({ curve, rowsOfStep }: ComparedLoss, widthPx: number): readonly LossBucket[] {
  const raw = curvePoints(curve, Math.max(200, widthPx));
  return rowsOfStep === null ? raw : perRow(raw, rowsOfStep);
}

function rangeOf(
  kind: ScaleKind,
  points: readonly LossBucket[],
): readonly [min: number, max: number] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { last } of points) {
    if (Number.isFinite(last) && (kind === "linear" || last > 0)) {
      min = Math.min(min, last);
      max = Math.max(max, last);
    }
  }
  return min <= max ? [min, max] : [0, 0];
}

function drawLine(
  { context, x, y }: Plot,
  canvas: HTMLCanvasElement,
  look: RunLook,
  points: readonly LossBucket[],
): void {
  context.strokeStyle = colourOf(canvas, look);
  context.lineWidth = 1.75;
  context.lineJoin = "round";
  context.setLineDash([...look.dash]);
  context.beginPath();
  for (const { toStep, last } of points) {
    context.lineTo(x.pxFromValue(toStep), y.pxFromValue(last));
  }
  context.stroke();
  context.setLineDash([]);
}

/** At the ends of the lines, moved apart where they meet. */
function drawLetters(
  { context, colours, x, y, size }: Plot,
  canvas: HTMLCanvasElement,
  lines: readonly (ComparedLoss & { readonly points: readonly LossBucket[] })[],
): void {
  const ends = lines
    .flatMap(({ look, points }) => {
      const end = points.at(-1);
      return end === undefined
        ? []
        : [{ look, atX: x.pxFromValue(end.toStep), atY: y.pxFromValue(end.last) }];
    })
    .toSorted((a, b) => b.atY - a.atY);
  context.font = LETTER_FONT;
  context.textAlign = "right";
  context.textBaseline = "bottom";
  context.lineWidth = 3;
  context.strokeStyle = colours.paper;
  let lowest = size.heightPx - CHART_MARGIN.bottom - 1;
  for (const { look, atX, atY } of ends) {
    const at = Math.max(CHART_MARGIN.top + 4, Math.min(lowest, atY - 3));
    lowest = at - LETTER_GAP_PX;
    context.strokeText(look.letter, atX - 3, at);
    context.fillStyle = colourOf(canvas, look);
    context.fillText(look.letter, atX - 3, at);
  }
}

function colourOf(canvas: HTMLCanvasElement, { colour }: RunLook): string {
  return readColours(canvas, [colour])[colour] ?? "";
}
