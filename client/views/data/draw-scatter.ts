import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { type AxisScale, axisScale, axisTicks } from "#client/draw/chart-scale.ts";
import { formatShort } from "#client/draw/number-format.ts";
import { strokeLine } from "#client/draw/stroke-line.ts";
import type { Size } from "#client/ui/use-size.ts";
import { drawSymbol } from "#client/views/data/draw-symbol.ts";
import { type Mark, type MarkColour, traceMark } from "#client/views/data/point-marks.ts";

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly mark: Mark;
  /** 0 to 1: how much of its colour it gets. */
  readonly strength: number;
  readonly isTest: boolean;
}

export interface Scatter {
  readonly points: readonly ScatterPoint[];
  readonly names: readonly [across: string, up: string];
  readonly domains: readonly [x: readonly [number, number], y: readonly [number, number]];
}

const MARGIN = { left: 34, right: 8, top: 14, bottom: 30 };
const FONT = '10px "JetBrains Mono Variable", ui-monospace, monospace';
const COLOURS = ["negative", "zero", "positive", "ink", "soft", "faint", "line", "paper"] as const;

/** Where the points' places lie on the canvas. */
export interface ScatterAxes {
  readonly across: AxisScale;
  readonly up: AxisScale;
}

/**
 * Points in a frame with numbers, x across and y up; test points are hollow.
 *
 * @param drawUnder what lies behind the points, kept inside the frame.
 */
export function drawScatter(
  canvas: HTMLCanvasElement,
  scatter: Scatter,
  size: Size,
  drawUnder: (context: CanvasRenderingContext2D, axes: ScatterAxes) => void = () => {},
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  if (context === null) {
    return;
  }
  const colours = readColours(canvas, COLOURS);
  const across = axisScale("linear", scatter.domains[0], [
    MARGIN.left,
    size.widthPx - MARGIN.right,
  ]);
  const up = axisScale("linear", scatter.domains[1], [size.heightPx - MARGIN.bottom, MARGIN.top]);
  drawAxes(context, { across, up, names: scatter.names }, colours, size);
  context.save();
  context.beginPath();
  context.rect(
    MARGIN.left,
    MARGIN.top,
    size.widthPx - MARGIN.left - MARGIN.right,
    size.heightPx - MARGIN.top - MARGIN.bottom,
  );
  context.clip();
  drawUnder(context, { across, up });
  context.restore();
  const radius = radiusFor(scatter.points.length);
  // Test points last: a ring stays visible on a disc, and not the other way round.
  for (const isTest of [false, true]) {
    for (const point of scatter.points) {
      if (point.isTest === isTest) {
        drawPoint(context, point, colours, {
          xPx: across.pxFromValue(point.x),
          yPx: up.pxFromValue(point.y),
          radius,
        });
      }
    }
  }
  context.globalAlpha = 1;
}

type Colours = Record<(typeof COLOURS)[number], string>;

function drawPoint(
  context: CanvasRenderingContext2D,
  { mark, strength, isTest }: ScatterPoint,
  colours: Colours,
  { xPx, yPx, radius }: { readonly xPx: number; readonly yPx: number; readonly radius: number },
): void {
  const colour: Record<MarkColour, string> = colours;
  context.globalAlpha = strength;
  if (mark.symbol !== undefined) {
    const look = { ink: colour[mark.colour], paper: colours.paper, isHollow: isTest };
    drawSymbol(context, mark.symbol, xPx, yPx, radius, look);
    return;
  }
  context.beginPath();
  traceMark(context, mark.shape, xPx, yPx, radius);
  if (isTest) {
    context.strokeStyle = colour[mark.colour];
    context.lineWidth = 1.25;
    context.stroke();
    return;
  }
  context.fillStyle = colour[mark.colour];
  context.fill();
  // A hair of paper keeps points apart that lie on each other.
  context.strokeStyle = colours.paper;
  context.lineWidth = 0.5;
  context.stroke();
}

interface Axes {
  readonly across: AxisScale;
  readonly up: AxisScale;
  readonly names: Scatter["names"];
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { across, up, names }: Axes,
  colours: Colours,
  size: Size,
): void {
  const bottom = size.heightPx - MARGIN.bottom;
  const right = size.widthPx - MARGIN.right;
  context.font = FONT;
  context.lineWidth = 1;
  context.strokeStyle = colours.line;
  context.fillStyle = colours.faint;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const tick of axisTicks(across, 4)) {
    const x = Math.round(across.pxFromValue(tick)) + 0.5;
    strokeLine(context, x, MARGIN.top, x, bottom);
    context.fillText(formatShort(tick), x, bottom + 4);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of axisTicks(up, 4)) {
    const y = Math.round(up.pxFromValue(tick)) + 0.5;
    strokeLine(context, MARGIN.left, y, right, y);
    context.fillText(formatShort(tick), MARGIN.left - 4, y);
  }
  context.fillStyle = colours.soft;
  context.textBaseline = "bottom";
  context.fillText(names[0], right, size.heightPx, right - MARGIN.left);
  context.textAlign = "left";
  context.textBaseline = "top";
  context.fillText(names[1], 0, 0, right);
}

/** Small where there are many: they stay points and do not become an area. */
function radiusFor(count: number): number {
  return Math.max(1.25, Math.min(5, 26 / Math.sqrt(Math.sqrt(count) * 6)));
}
