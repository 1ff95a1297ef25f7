import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { axisTicks } from "#client/draw/chart-scale.ts";
import { formatShort } from "#client/draw/number-format.ts";
import { strokeLine } from "#client/draw/stroke-line.ts";
import type { Size } from "#client/ui/use-size.ts";
import type { Scatter, ScatterPoint } from "#client/views/data/draw-scatter.ts";
import { drawSymbol } from "#client/views/data/draw-symbol.ts";
import { traceMark } from "#client/views/data/point-marks.ts";
import { type SurfacePlot, surfacePlot } from "#client/views/surface/surface-plot.ts";

const FONT = '10px "JetBrains Mono Variable", ui-monospace, monospace';
const COLOURS = ["negative", "zero", "positive", "ink", "soft", "line-strong", "paper"] as const;
type Colours = Record<(typeof COLOURS)[number], string>;

/** The frame with its numbers and the rows of the data, test rows hollow: they stay as they are. */
export function drawPoints(
  canvas: HTMLCanvasElement,
  scatter: Scatter,
  hasTest: boolean,
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  if (context === null) {
    return;
  }
  const colours = readColours(canvas, COLOURS);
  const plot = surfacePlot(size, { x: scatter.domains[0], y: scatter.domains[1] });
  drawFrame(context, plot, scatter.names, colours);
  const radius = radiusFor(scatter.points.length);
  for (const isTest of hasTest ? [false, true] : [false]) {
    for (const point of scatter.points) {
      if (point.isTest === isTest) {
        drawPoint(context, plot, point, { colours, radius });
      }
    }
  }
}

function drawPoint(
  context: CanvasRenderingContext2D,
  { across, up }: SurfacePlot,
  { x, y, mark, strength, isTest }: ScatterPoint,
  { colours, radius }: { readonly colours: Colours; readonly radius: number },
): void {
  const colour = colours[mark.colour];
  if (mark.symbol !== undefined) {
    // On a surface of its own colour a sign is read in ink.
    const look = { ink: colours.ink, paper: colours.paper, isHollow: isTest };
    drawSymbol(context, mark.symbol, across.pxFromValue(x), up.pxFromValue(y), radius, look);
    return;
  }
  context.beginPath();
  traceMark(context, mark.shape, across.pxFromValue(x), up.pxFromValue(y), radius);
  // Paper around each keeps it apart from the surface, which has its colours.
  context.strokeStyle = colours.paper;
  context.lineWidth = isTest ? 3.5 : 2;
  context.stroke();
  if (isTest) {
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.stroke();
  } else {
    context.fillStyle = colours.paper;
    context.fill();
    context.globalAlpha = strength;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
  }
}

function drawFrame(
  context: CanvasRenderingContext2D,
  { leftPx, topPx, widthPx, heightPx, across, up }: SurfacePlot,
  names: Scatter["names"],
  colours: Colours,
): void {
  const bottomPx = topPx + heightPx;
  context.font = FONT;
  context.lineWidth = 1;
  context.strokeStyle = colours["line-strong"];
  context.strokeRect(leftPx + 0.5, topPx + 0.5, widthPx - 1, heightPx - 1);
  context.fillStyle = colours.soft;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const tick of axisTicks(across, 4)) {
    const xPx = across.pxFromValue(tick);
    strokeLine(context, xPx, bottomPx, xPx, bottomPx + 3);
    context.fillText(formatShort(tick), xPx, bottomPx + 5);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of axisTicks(up, 4)) {
    const yPx = up.pxFromValue(tick);
    strokeLine(context, leftPx - 3, yPx, leftPx, yPx);
    context.fillText(formatShort(tick), leftPx - 5, yPx);
  }
  context.textBaseline = "bottom";
  context.fillText(names[0], leftPx + widthPx, bottomPx + 28, widthPx);
  context.textAlign = "left";
  context.textBaseline = "top";
  context.fillText(names[1], 0, 0, widthPx);
}

/** Small where there are many: the surface stays in sight between them. */
function radiusFor(count: number): number {
  return Math.max(1.5, Math.min(5.5, 22 / Math.sqrt(Math.sqrt(count) * 6)));
}
