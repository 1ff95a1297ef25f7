import type { Brush } from "#client/draw/canvas-surface.ts";
import type { StripPlace } from "#client/draw/strip-place.ts";
import { fullColourValue, type Sign, signOf } from "#client/draw/value-colour.ts";

/** One bar of a strip. */
export interface StripBar {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sign: Sign;
}

export interface Strip {
  readonly bars: readonly StripBar[];
  /** Where 0 is. */
  readonly zeroPx: number;
  /** Under the row that is marked; null where it is not among these. */
  readonly mark: { readonly leftPx: number; readonly widthPx: number } | null;
}

/** Bars of less than this have no air between them. */
const AIRY_PX = 4;
const MARK_PX = 2;
/** A value that is not 0 is seen. */
const LEAST_PX = 0.75;

/**
 * Rule UI-84: a bar for each value in order, up above 0 and down below it. Where there are more
 * values than pixels, a bar is the mean of neighbours.
 *
 * @param marked which of the values; none when outside of them.
 */
export function stripOf(values: ArrayLike<number>, place: StripPlace, marked: number): Strip {
  const count = Math.max(1, Math.min(values.length, Math.floor(place.widthPx)));
  const means = binned(values, count);
  // The scale does not jump with every step.
  const full = Math.max(1, fullColourValue(means));
  const isBelow = means.some((value) => value < 0);
  const reachPx = isBelow ? place.heightPx / 2 : place.heightPx;
  const zeroPx = place.topPx + reachPx;
  const pitch = place.widthPx / count;
  const widthPx = pitch >= AIRY_PX ? pitch - 1 : pitch;
  const bars = means.map((value, i): StripBar => {
    const share = Math.min(1, Math.abs(value) / full);
    const heightPx = value === 0 || Number.isNaN(value) ? 0 : Math.max(LEAST_PX, share * reachPx);
    return {
      leftPx: place.leftPx + i * pitch,
      topPx: value > 0 ? zeroPx - heightPx : zeroPx,
      widthPx,
      heightPx,
      sign: signOf(value),
    };
  });
  return { bars, zeroPx, mark: markOf(marked, values.length, place, pitch) };
}

function markOf(
  marked: number,
  count: number,
  { leftPx, widthPx }: StripPlace,
  pitch: number,
): Strip["mark"] {
  if (marked < 0 || marked >= count) {
    return null;
  }
  const middle = leftPx + ((marked + 0.5) / count) * widthPx;
  const markPx = Math.max(MARK_PX, pitch - 1);
  return { leftPx: middle - markPx / 2, widthPx: markPx };
}

/** The means of `bins` parts of the values, in their order. */
export function binned(values: ArrayLike<number>, bins: number): readonly number[] {
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * values.length) / bins);
    const to = Math.max(from + 1, Math.floor(((bin + 1) * values.length) / bins));
    let sum = 0;
    for (let i = from; i < to; i++) {
      sum += values[i] ?? 0;
    }
    return sum / (to - from);
  });
}

/** What of a theme a strip is drawn with. */
export interface StripColours {
  readonly positive: string;
  readonly negative: string;
  readonly "line-strong": string;
  readonly ink: string;
}

const COLOUR_OF = { "+": "positive", "-": "negative", "0": "line-strong" } as const;

/** The bars, the line of 0, and a tick under the marked row. */
export function drawStrip(
  context: Brush,
  { bars, zeroPx, mark }: Strip,
  { leftPx, topPx, widthPx, heightPx }: StripPlace,
  colours: StripColours,
): void {
  for (const sign of ["+", "-"] as const) {
    context.fillStyle = colours[COLOUR_OF[sign]];
    for (const bar of bars) {
      if (bar.sign === sign) {
        context.fillRect(bar.leftPx, bar.topPx, bar.widthPx, bar.heightPx);
      }
    }
  }
  context.fillStyle = colours["line-strong"];
  context.fillRect(leftPx, zeroPx, widthPx, 0.75);
  if (mark !== null) {
    context.fillStyle = colours.ink;
    context.fillRect(mark.leftPx, topPx + heightPx + 1, mark.widthPx, MARK_PX);
  }
}
