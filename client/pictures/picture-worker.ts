import { type Brush, fitted } from "#client/draw/canvas-surface.ts";
import type { Picture, PictureReply, PictureRequest } from "#client/pictures/picture.ts";
import { drawEdges } from "#client/views/network/draw-edges.ts";
import { drawHeatMaps } from "#client/views/network/draw-heat-maps.ts";
import { drawStrips } from "#client/views/network/draw-strips.ts";
import { drawSurface } from "#client/views/surface/draw-surface.ts";

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext("2d");

function say(reply: PictureReply, transfer: Transferable[] = []): void {
  self.postMessage(reply, { transfer });
}

function draw(brush: Brush, { kind, drawing }: Picture): void {
  switch (kind) {
    case "network":
      drawEdges(brush, drawing);
      break;
    case "heat":
      drawHeatMaps(brush, drawing);
      break;
    case "strips":
      drawStrips(brush, drawing);
      break;
    case "surface":
      drawSurface(brush, drawing);
      break;
    default:
      kind satisfies never;
  }
}

// Where a worker has canvases, but none to draw on, it never says so: the page draws.
if (context !== null) {
  self.addEventListener("message", ({ data }: MessageEvent<PictureRequest>) => {
    draw(fitted(canvas, context, data.box), data.picture);
    const bitmap = canvas.transferToImageBitmap();
    say({ kind: "drawn", id: data.id, bitmap }, [bitmap]);
  });
  say({ kind: "ready" });
}
