import type { Brush } from "#client/draw/canvas-surface.ts";
import { heatPixels, rgbOf } from "#client/draw/heat-map.ts";
import { brushImage } from "#client/draw/pixel-image.ts";
import { heatScaleOf } from "#client/views/network/unit-heat-scale.ts";

/** A unit's circle and what it makes of the plane. */
export interface HeatCircle {
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusPx: number;
  /** size x size, row by row from the top. */
  readonly values: Float32Array;
  /** An output between 0 and 1 that tells two classes apart. */
  readonly isTwoClasses: boolean;
}

/** Plain data, which a worker understands. */
export interface HeatDrawing {
  /** Points in a row, and rows. */
  readonly size: number;
  readonly circles: readonly HeatCircle[];
  readonly colours: Readonly<Record<"negative" | "positive" | "paper", string>>;
}

/** In every circle its heat map, on paper. */
export function drawHeatMaps(context: Brush, { size, circles, colours }: HeatDrawing): void {
  const rgb = { negative: rgbOf(colours.negative), positive: rgbOf(colours.positive) };
  for (const { xPx, yPx, radiusPx, values, isTwoClasses } of circles) {
    const pixels = heatPixels(values, heatScaleOf(isTwoClasses, values), rgb);
    const image = brushImage(pixels, size);
    context.save();
    context.beginPath();
    context.arc(xPx, yPx, radiusPx, 0, 2 * Math.PI);
    context.clip();
    context.fillStyle = colours.paper;
    context.fillRect(xPx - radiusPx, yPx - radiusPx, 2 * radiusPx, 2 * radiusPx);
    if (image !== null) {
      context.drawImage(image, xPx - radiusPx, yPx - radiusPx, 2 * radiusPx, 2 * radiusPx);
    }
    context.restore();
  }
}
