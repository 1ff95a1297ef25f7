import { beginDrawing, readColours } from "#client/draw/canvas-surface.ts";
import type { Size } from "#client/ui/use-size.ts";
import type { Stroke } from "#client/views/digits/digit-pixels.ts";
import type { Drawn } from "#client/views/digits/pen.ts";

const SIDE = 8;
const INK = 16;
/** How broad the pen is, of the pad. */
const PEN = 0.075;

/** One's own strokes as they were drawn, or somebody else's digit as the network sees it. */
export function drawPad(
  canvas: HTMLCanvasElement,
  { strokes, pen }: Drawn,
  pixels: readonly number[] | null,
  size: Size,
): void {
  const context = beginDrawing(canvas, size.widthPx, size.heightPx);
  if (context === null) {
    return;
  }
  const { ink, accent } = readColours(canvas, ["ink", "accent"]);
  const side = size.widthPx;
  if (strokes.length > 0) {
    drawStrokes(context, strokes, side, ink);
  } else {
    drawPixels(context, pixels ?? [], side / SIDE, ink);
  }
  if (pen !== null) {
    context.strokeStyle = accent;
    context.fillStyle = accent;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(pen.at[0] * side, pen.at[1] * side, side * PEN * 0.75, 0, 2 * Math.PI);
    context.stroke();
    if (pen.isDown) {
      context.fill();
    }
  }
}

function drawStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  side: number,
  ink: string,
): void {
  context.strokeStyle = ink;
  context.lineWidth = side * PEN;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  for (const stroke of strokes) {
    for (const [i, [x, y]] of stroke.entries()) {
      if (i === 0) {
        context.moveTo(x * side, y * side);
      }
      // Also to where it begins: a stroke of one point is a dot.
      context.lineTo(x * side, y * side);
    }
  }
  context.stroke();
}

function drawPixels(
  context: CanvasRenderingContext2D,
  pixels: readonly number[],
  cell: number,
  ink: string,
): void {
  context.fillStyle = ink;
  for (const [at, count] of pixels.entries()) {
    context.globalAlpha = count / INK;
    // A little over the edge: between two half pixels there would be a seam.
    context.fillRect((at % SIDE) * cell, Math.floor(at / SIDE) * cell, cell + 0.4, cell + 0.4);
  }
  context.globalAlpha = 1;
}
