import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import { DIGIT_SAMPLE } from "#client/views/data/digit-sample.ts";
import { type MarkColour, traceMark } from "#client/views/data/point-marks.ts";
import type { ThumbnailPoint } from "#client/views/data/thumbnail-points.ts";

const RADIUS_PX = 1.15;
/** Pixels of a digit, across and down. */
const SIDE = 8;

/** Points, y up. */
export function drawThumbnail(
  canvas: HTMLCanvasElement,
  points: readonly ThumbnailPoint[],
  sidePx: number,
): void {
  const context = beginDrawing(canvas, sidePx, sidePx);
  if (context === null) {
    return;
  }
  const colours: Record<MarkColour, string> = readColours(canvas, [
    "negative",
    "zero",
    "positive",
    "ink",
  ]);
  for (const { x, y, mark, strength } of points) {
    context.globalAlpha = strength;
    context.fillStyle = colours[mark.colour];
    context.beginPath();
    traceMark(context, mark.shape, x * sidePx, (1 - y) * sidePx, RADIUS_PX);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Four of the digits, dark where there is ink. */
export function drawDigits(canvas: HTMLCanvasElement, sidePx: number): void {
  const context = beginDrawing(canvas, sidePx, sidePx);
  if (context === null) {
    return;
  }
  const { ink } = readColours(canvas, ["ink"]);
  const gapPx = 3;
  const pixelPx = (sidePx - 3 * gapPx) / (2 * SIDE);
  context.fillStyle = ink;
  for (const [place, digit] of DIGIT_SAMPLE.entries()) {
    const left = gapPx + (place % 2) * (SIDE * pixelPx + gapPx);
    const top = gapPx + Math.floor(place / 2) * (SIDE * pixelPx + gapPx);
    for (const [at, level] of [...digit].entries()) {
      context.globalAlpha = Number.parseInt(level, 17) / 16;
      context.fillRect(
        left + (at % SIDE) * pixelPx,
        top + Math.floor(at / SIDE) * pixelPx,
        pixelPx,
        pixelPx,
      );
    }
  }
  context.globalAlpha = 1;
}
