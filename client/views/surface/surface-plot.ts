import { type AxisScale, axisScale } from "#client/draw/chart-scale.ts";
import type { Size } from "#client/ui/use-size.ts";
import type { PlaneArea } from "#client/views/plane/plane-grid.ts";

/** Where the plane lies in the box, in px, and how places become coordinates. */
export interface SurfacePlot {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly across: AxisScale;
  readonly up: AxisScale;
}

/** A place in the plane, in the data's own numbers. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

const MARGIN = { left: 34, right: 8, top: 16, bottom: 28 } as const;

export function surfacePlot({ widthPx, heightPx }: Size, area: PlaneArea): SurfacePlot {
  const [right, bottom] = [widthPx - MARGIN.right, heightPx - MARGIN.bottom];
  return {
    leftPx: MARGIN.left,
    topPx: MARGIN.top,
    widthPx: Math.max(1, right - MARGIN.left),
    heightPx: Math.max(1, bottom - MARGIN.top),
    across: axisScale("linear", area.x, [MARGIN.left, right]),
    up: axisScale("linear", area.y, [bottom, MARGIN.top]),
  };
}

/** A point inside the area with no more digits than a thousandth of its sides has. */
export function tidyPoint(area: PlaneArea, { x, y }: PlanePoint): PlanePoint {
  return { x: tidy(area.x, x), y: tidy(area.y, y) };
}

function tidy([min, max]: readonly [number, number], value: number): number {
  const decimals = Math.max(0, Math.min(12, Math.ceil(-Math.log10((max - min) / 1000))));
  return Number(Math.max(min, Math.min(max, value)).toFixed(decimals));
}

const STEPS = 50;
const FAR = 5;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Where a key takes the crosshair; null takes it away, undefined is no key of the picture. */
export function crosshairAfter(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  from: PlanePoint | null,
  area: PlaneArea,
): PlanePoint | null | undefined {
  if (key === "Escape") {
    return from === null ? undefined : null;
  }
  const move = MOVES[key];
  if (move === undefined) {
    return undefined;
  }
  const middle = { x: (area.x[0] + area.x[1]) / 2, y: (area.y[0] + area.y[1]) / 2 };
  const times = (from === null ? 0 : shiftKey ? FAR : 1) / STEPS;
  const { x, y } = from ?? middle;
  return tidyPoint(area, {
    x: x + move[0] * times * (area.x[1] - area.x[0]),
    y: y + move[1] * times * (area.y[1] - area.y[0]),
  });
}
