import type { Brush } from "#client/draw/canvas-surface.ts";
import type { NodePlace } from "#client/draw/network-layout.ts";
import { drawStrip, type StripColours, stripOf } from "#client/draw/row-strip.ts";
import { stripPlace } from "#client/draw/strip-place.ts";

/** Plain data, which a worker understands. */
export interface StripsDrawing {
  /** What a unit makes of each row that is shown, in their order. */
  readonly units: readonly { readonly node: NodePlace; readonly values: Float32Array }[];
  /** The chosen row, from the first that is shown. */
  readonly marked: number;
  readonly colours: StripColours;
}

/** In every circle the strip of its unit. */
export function drawStrips(context: Brush, { units, marked, colours }: StripsDrawing): void {
  for (const { node, values } of units) {
    const place = stripPlace(node);
    drawStrip(context, stripOf(values, place, marked), place, colours);
  }
}
