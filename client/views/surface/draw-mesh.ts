import { readColours } from "#client/draw/canvas-surface.ts";
import type { ScatterAxes } from "#client/views/data/draw-scatter.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import {
  type HiddenMesh,
  meshBoundary,
  meshLines,
  meshPieces,
} from "#client/views/surface/hidden-mesh.ts";
import type { SurfaceLook } from "#client/views/surface/surface-look.ts";

const FAINTEST = 0.08;
const STRONGEST = 0.5;
const LINE_ALPHA = 0.55;

/** The plane as two units fold it: pieces in the colours of the answer, its grid, its boundary. */
export function drawMesh(
  context: CanvasRenderingContext2D,
  axes: ScatterAxes,
  mesh: HiddenMesh,
  plane: Plane,
  look: SurfaceLook,
): void {
  const colours = readColours(context.canvas, [
    "negative",
    "zero",
    "positive",
    "ink",
    "line-strong",
  ]);
  for (const { corners, colour, strength } of meshPieces(mesh, plane, look)) {
    context.globalAlpha = FAINTEST + (STRONGEST - FAINTEST) * strength;
    context.fillStyle = colours[colour];
    context.beginPath();
    trace(context, axes, corners);
    context.fill();
  }
  context.globalAlpha = LINE_ALPHA;
  context.strokeStyle = colours["line-strong"];
  context.lineWidth = 0.5;
  context.beginPath();
  for (const line of meshLines(mesh)) {
    trace(context, axes, line);
  }
  context.stroke();
  context.globalAlpha = 1;
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.75;
  context.beginPath();
  for (const segment of meshBoundary(mesh, plane, look)) {
    trace(context, axes, segment);
  }
  context.stroke();
}

function trace(
  context: CanvasRenderingContext2D,
  { across, up }: ScatterAxes,
  points: readonly (readonly [number, number])[],
): void {
  for (const [i, [x, y]] of points.entries()) {
    const [xPx, yPx] = [across.pxFromValue(x), up.pxFromValue(y)];
    if (i === 0) {
      context.moveTo(xPx, yPx);
    } else {
      context.lineTo(xPx, yPx);
    }
  }
}
