import type { Brush } from "#client/draw/canvas-surface.ts";
import { axisScale, axisTicks } from "#client/draw/chart-scale.ts";
import { contourOf, type Segment } from "#client/draw/contour.ts";
import { enlarged } from "#client/draw/enlarged.ts";
import { rgbOf } from "#client/draw/heat-map.ts";
import { brushImage } from "#client/draw/pixel-image.ts";
import { classPixels, unitPixels } from "#client/draw/region-pixels.ts";
import type { Size } from "#client/ui/use-size.ts";
import { classMark } from "#client/views/data/point-marks.ts";
import type { PlaneArea } from "#client/views/plane/plane-grid.ts";
import { type SurfaceLook, scaleOf } from "#client/views/surface/surface-look.ts";
import { type SurfacePlot, surfacePlot } from "#client/views/surface/surface-plot.ts";

export const SURFACE_COLOURS = ["negative", "zero", "positive", "ink"] as const;
type SurfaceColours = Readonly<Record<(typeof SURFACE_COLOURS)[number], string>>;
/** So many pixels are computed at most, over all units that are compared: hard edges need more. */
const MOST_PIXELS = { hard: 240_000, smooth: 60_000 };
/** Points have the full colour: the surface behind them is paler. */
const OPACITY = 0.62;
const LEVELS = 5;

/** Plain data, which a worker understands. */
export interface SurfaceDrawing {
  readonly box: Size;
  readonly area: PlaneArea;
  /** Points in a row of the plane, and rows. */
  readonly size: number;
  /** What the outputs that are looked at make of the plane: all for classes, else one. */
  readonly outputs: readonly Float32Array[];
  readonly look: SurfaceLook;
  readonly isDiscrete: boolean;
  readonly colours: SurfaceColours;
}

/** Draws what the network answers over the plane, right way up. */
export function drawSurface(context: Brush, drawing: SurfaceDrawing): void {
  const { look, isDiscrete, colours, outputs } = drawing;
  const plot = surfacePlot(drawing.box, drawing.area);
  const most = look.kind === "classes" || isDiscrete ? MOST_PIXELS.hard : MOST_PIXELS.smooth;
  const side = Math.floor(Math.min(plot.widthPx, Math.sqrt(most / Math.max(1, outputs.length))));
  const image = side < 2 ? null : brushImage(pixelsOf(drawing, side), side);
  if (image === null) {
    return;
  }
  context.globalAlpha = OPACITY;
  context.drawImage(image, plot.leftPx, plot.topPx, plot.widthPx, plot.heightPx);
  context.globalAlpha = 1;
  context.strokeStyle = colours.ink;
  for (const { segments, widthPx } of contours(drawing)) {
    context.lineWidth = widthPx;
    strokeSegments(context, plot, segments);
  }
}

function pixelsOf(
  { size, outputs, look, isDiscrete, colours }: SurfaceDrawing,
  side: number,
): Uint8ClampedArray<ArrayBuffer> {
  const ink = rgbOf(colours.ink);
  if (look.kind === "classes") {
    const units = outputs.map((values) => enlarged(values, size, side));
    const ofClasses = units.map((_, unit) => rgbOf(colours[classMark(unit, look.count).colour]));
    return classPixels(units, side, { colours: ofClasses, ink, isDiscrete });
  }
  const values = outputs[0] ?? new Float32Array(size ** 2);
  const signs = { negative: rgbOf(colours.negative), positive: rgbOf(colours.positive) };
  return unitPixels(enlarged(values, size, side), side, scaleOf(look, values), {
    colours: signs,
    ink,
    isDiscrete,
  });
}

interface Contour {
  readonly segments: readonly Segment[];
  readonly widthPx: number;
}

/** Of two classes where they meet; of a number its 0 and, thinner, round values. */
function contours({ size, outputs, look, isDiscrete }: SurfaceDrawing): Contour[] {
  const values = outputs[0];
  if (look.kind === "classes" || values === undefined) {
    return [];
  }
  const { centre } = scaleOf(look, values);
  const main = { segments: contourOf(values, size, centre), widthPx: 1.75 };
  if (look.kind === "two-classes" || isDiscrete) {
    return [main];
  }
  const finite = values.filter(Number.isFinite);
  const scale = axisScale("linear", [Math.min(...finite), Math.max(...finite)], [0, 1]);
  const levels = finite.length === 0 ? [] : axisTicks(scale, LEVELS);
  return [
    main,
    ...levels
      .filter((level) => level !== centre)
      .map((level) => ({ segments: contourOf(values, size, level), widthPx: 0.6 })),
  ];
}

function strokeSegments(
  context: Brush,
  { leftPx, topPx, widthPx, heightPx }: SurfacePlot,
  segments: readonly Segment[],
): void {
  context.beginPath();
  for (const [x1, y1, x2, y2] of segments) {
    context.moveTo(leftPx + x1 * widthPx, topPx + y1 * heightPx);
    context.lineTo(leftPx + x2 * widthPx, topPx + y2 * heightPx);
  }
  context.stroke();
}
