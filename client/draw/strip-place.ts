import type { NodePlace } from "#client/draw/network-layout.ts";

/** A strip's box, in px. */
export interface StripPlace {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A circle at least this large has a number, and below it the strip. */
const NUMBER_RADIUS_PX = 12;
/** How far the number stands above the middle, of the radius. */
const NUMBER_RISE = 0.32;

/** Rule UI-84: where the strip of a unit's values lies in its circle. */
export function stripPlace({ xPx, yPx, radiusPx }: NodePlace): StripPlace {
  const isLow = radiusPx >= NUMBER_RADIUS_PX;
  const half = radiusPx * (isLow ? 0.68 : 0.76);
  const [top, bottom] = isLow ? [0.08, 0.64] : [-0.5, 0.5];
  return {
    leftPx: xPx - half,
    widthPx: 2 * half,
    topPx: yPx + top * radiusPx,
    heightPx: (bottom - top) * radiusPx,
  };
}

/** How far above the middle of a circle its number stands, for the strip. */
export function numberRisePx(radiusPx: number): number {
  return radiusPx >= NUMBER_RADIUS_PX ? NUMBER_RISE * radiusPx : 0;
}
