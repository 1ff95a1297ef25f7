import type { Scatter, ScatterAxes } from "#client/views/data/draw-scatter.ts";

/** The frame of a picture: what its axes are called and from where to where they go. */
export type Frame = Pick<Scatter, "names" | "domains">;
export type Point = readonly [x: number, y: number];
export type Place = readonly [xPx: number, yPx: number];

/** Of the frame's side, by one press of an arrow key; with shift a sixth of it. */
const STEP = 1 / 24;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function isInside({ domains: [across, up] }: Frame, [x, y]: Point): boolean {
  return x >= across[0] && x <= across[1] && y >= up[0] && y <= up[1];
}

export function middleOf({ domains: [across, up] }: Frame): Point {
  return [(across[0] + across[1]) / 2, (up[0] + up[1]) / 2];
}

/** Where an arrow key leads from a point; null for other keys. */
export function movedPoint(
  { domains: [across, up] }: Frame,
  [x, y]: Point,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): Point | null {
  const arrow = ARROWS[key];
  if (arrow === undefined) {
    return null;
  }
  const step = shiftKey ? STEP / 6 : STEP;
  const clamp = (value: number, [least, most]: readonly [number, number]) =>
    Math.max(least, Math.min(most, value));
  return [
    clamp(x + arrow[0] * step * (across[1] - across[0]), across),
    clamp(y + arrow[1] * step * (up[1] - up[0]), up),
  ];
}

/** Rows whose points are within reach of a place. */
export function rowsNear(
  rows: readonly (readonly number[])[],
  { across, up }: ScatterAxes,
  [xPx, yPx]: Place,
  reachPx: number,
): readonly (readonly number[])[] {
  return rows.filter(
    ([x = 0, y = 0]) => Math.hypot(across.pxFromValue(x) - xPx, up.pxFromValue(y) - yPx) <= reachPx,
  );
}

/** Where the arrow keys have led. */
export function drawCross(
  context: CanvasRenderingContext2D,
  { across, up }: ScatterAxes,
  cross: Point | null,
): void {
  if (cross === null) {
    return;
  }
  const [x, y] = [across.pxFromValue(cross[0]), up.pxFromValue(cross[1])];
  context.strokeStyle = getComputedStyle(context.canvas).color;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x - 9, y);
  context.lineTo(x + 9, y);
  context.moveTo(x, y - 9);
  context.lineTo(x, y + 9);
  context.stroke();
}
