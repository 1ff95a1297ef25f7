import type { CanvasBox } from "#client/draw/canvas-surface.ts";
import type { NetworkDrawing } from "#client/views/network/draw-edges.ts";
import type { HeatDrawing } from "#client/views/network/draw-heat-maps.ts";
import type { StripsDrawing } from "#client/views/network/draw-strips.ts";
import type { SurfaceDrawing } from "#client/views/surface/draw-surface.ts";

/** A picture as plain data: the same functions draw it in the page and in the worker. None has words. */
export type Picture =
  | { readonly kind: "network"; readonly drawing: NetworkDrawing }
  | { readonly kind: "heat"; readonly drawing: HeatDrawing }
  | { readonly kind: "strips"; readonly drawing: StripsDrawing }
  | { readonly kind: "surface"; readonly drawing: SurfaceDrawing };

/** From the page to the worker that draws. */
export interface PictureRequest {
  readonly id: number;
  readonly picture: Picture;
  readonly box: CanvasBox;
}

/** From the worker: first, once, that it can draw; then one picture for each request, in order. */
export type PictureReply =
  | { readonly kind: "ready" }
  | { readonly kind: "drawn"; readonly id: number; readonly bitmap: ImageBitmap };
