import type { PadPoint, Stroke } from "#client/views/digits/digit-pixels.ts";

/** What is drawn, and a pen that keys move; the pointer needs none. */
export interface Drawn {
  readonly strokes: readonly Stroke[];
  readonly pen: Pen | null;
}

export interface Pen {
  readonly at: PadPoint;
  readonly isDown: boolean;
}

export const BLANK: Drawn = { strokes: [], pen: null };

/** Points nearer to each other than this are one. */
const NEAREST = 0.012;
/** More are not taken until the pad is cleared: no digit needs them. */
const MOST_POINTS = 600;
/** A key moves the pen by so much of the pad. */
const KEY_STEP = 1 / 16;

/** A new stroke from here. */
export function setDown({ strokes, pen }: Drawn, point: PadPoint): Drawn {
  return isFull(strokes) ? { strokes, pen } : { strokes: [...strokes, [inside(point)]], pen };
}

/** The last stroke goes on to here. */
export function drawnTo({ strokes, pen }: Drawn, point: PadPoint): Drawn {
  const last = strokes.at(-1) ?? [];
  const to = inside(point);
  const from = last.at(-1);
  const isNear = from !== undefined && Math.hypot(to[0] - from[0], to[1] - from[1]) < NEAREST;
  return isNear || isFull(strokes)
    ? { strokes, pen }
    : { strokes: [...strokes.slice(0, -1), [...last, to]], pen };
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Rule UI-81: what a key makes of the drawing; null for a key that is none of the pad's. */
export function afterKey(drawn: Drawn, key: string): Drawn | null {
  const pen = drawn.pen ?? { at: [0.5, 0.5], isDown: false };
  const move = MOVES[key];
  if (move !== undefined) {
    const at = inside([pen.at[0] + move[0] * KEY_STEP, pen.at[1] + move[1] * KEY_STEP]);
    const moved = { ...drawn, pen: { ...pen, at } };
    return pen.isDown ? drawnTo(moved, at) : moved;
  }
  switch (key) {
    case " ":
    case "Enter": {
      const turned = { ...drawn, pen: { ...pen, isDown: !pen.isDown } };
      return pen.isDown ? turned : setDown(turned, pen.at);
    }
    case "Delete":
    case "Backspace":
      return wiped({ ...drawn, pen });
    case "Escape":
      return drawn.pen === null ? null : { ...drawn, pen: null };
    default:
      return null;
  }
}

/** Nothing drawn, also where somebody else's digit was; the pen stays, lifted. */
export function wiped({ pen }: Drawn): Drawn {
  return { strokes: [], pen: pen && { ...pen, isDown: false } };
}

function isFull(strokes: readonly Stroke[]): boolean {
  return strokes.reduce((sum, stroke) => sum + stroke.length, 0) >= MOST_POINTS;
}

function inside([x, y]: PadPoint): PadPoint {
  return [Math.max(0, Math.min(1, x)), Math.max(0, Math.min(1, y))];
}
