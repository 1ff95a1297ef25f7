import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { axisScale, axisTicks } from "#client/draw/chart-scale.ts";
import { contourOf, type Segment } from "#client/draw/contour.ts";
import { enlarged } from "#client/draw/enlarged.ts";
import { rgbOf } from "#client/draw/heat-map.ts";
import { classPixels, unitPixels } from "#client/draw/region-pixels.ts";
import type { Size } from "#client/ui/use-size.ts";
import { classMark } from "#client/views/data/point-marks.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import { outputValues, type SurfaceLook, scaleOf } from "#client/views/surface/surface-look.ts";
import { type SurfacePlot, surfacePlot } from "#client/views/surface/surface-plot.ts";

const COLOURS = ["negative", "zero", "positive", "ink"] as const;
/** So many pixels are computed at most, over all units that are compared: hard edges need more. */
const MOST_PIXELS = { hard: 240_000, smooth: 60_000 };
/** Points have the full colour: the surface behind them is paler. */
const OPACITY = 0.62;
const LEVELS = 5;

export interface SurfacePicture {
  readonly plane: Plane;
  readonly look: SurfaceLook;
  readonly isDiscrete: boolean;
}

/** Draws what the network answers over the plane, right way up. */
export class SurfacePainter {
  readonly #image: HTMLCanvasElement = document.createElement("canvas");

  draw(canvas: HTMLCanvasElement, picture: SurfacePicture, size: Size): void {
    const context = beginDrawing(canvas, size.widthPx, size.heightPx);
    if (context === null) {
      return;
    }
    const plot = surfacePlot(size, picture.plane.area);
    const colours = readColours(canvas, COLOURS);
    const units = picture.look.kind === "classes" ? picture.look.count : 1;
    const { look, isDiscrete } = picture;
    const most = look.kind === "classes" || isDiscrete ? MOST_PIXELS.hard : MOST_PIXELS.smooth;
    const side = Math.floor(Math.min(plot.widthPx, Math.sqrt(most / units)));
    if (side < 2) {
      return;
    }
    this.#fill(pixelsOf(picture, side, colours), side);
    context.globalAlpha = OPACITY;
    context.drawImage(this.#image, plot.leftPx, plot.topPx, plot.widthPx, plot.heightPx);
    context.globalAlpha = 1;
    context.strokeStyle = colours.ink;
    for (const { segments, widthPx } of contours(picture)) {
      context.lineWidth = widthPx;
      strokeSegments(context, plot, segments);
    }
  }

  #fill(pixels: Uint8ClampedArray<ArrayBuffer>, side: number): void {
    this.#image.width = side;
    this.#image.height = side;
    this.#image.getContext("2d")?.putImageData(new ImageData(pixels, side, side), 0, 0);
  }
}

function pixelsOf(
  { plane, look, isDiscrete }: SurfacePicture,
  side: number,
  colours: Record<(typeof COLOURS)[number], string>,
): Uint8ClampedArray<ArrayBuffer> {
  const ink = rgbOf(colours.ink);
  if (look.kind === "classes") {
    const units = Array.from({ length: look.count }, (_, unit) =>
      enlarged(outputValues(plane, unit), plane.size, side),
    );
    const ofClasses = units.map((_, unit) => rgbOf(colours[classMark(unit, look.count).colour]));
    return classPixels(units, side, { colours: ofClasses, ink, isDiscrete });
  }
  const values = outputValues(plane, look.kind === "number" ? look.unit : 0);
  const signs = { negative: rgbOf(colours.negative), positive: rgbOf(colours.positive) };
  return unitPixels(enlarged(values, plane.size, side), side, scaleOf(look, values), {
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
function contours({ plane, look, isDiscrete }: SurfacePicture): Contour[] {
  if (look.kind === "classes") {
    return [];
  }
  const values = outputValues(plane, look.kind === "number" ? look.unit : 0);
  const { centre } = scaleOf(look, values);
  const main = { segments: contourOf(values, plane.size, centre), widthPx: 1.75 };
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
      .map((level) => ({ segments: contourOf(values, plane.size, level), widthPx: 0.6 })),
  ];
}

function strokeSegments(
  context: CanvasRenderingContext2D,
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
