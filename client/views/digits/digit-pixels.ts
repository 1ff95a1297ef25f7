/** A place on the pad, 0 to 1 across and from the top down. */
export type PadPoint = readonly [x: number, y: number];
/** The pen from where it was set down to where it was lifted. */
export type Stroke = readonly PadPoint[];

/** A pixel of the set counts the dark ones of so many squared. */
const BLOCK = 4;
const SIDE = 8;
const BITMAP = SIDE * BLOCK;
/** Into so many by so many pixels of the bitmap a digit of the set is fitted. */
const BOX = { width: 20, height: BITMAP } as const;
/** So many pixels of a bitmap are dark in the set's digits, 303 to 330 in the mean of each class. */
const INK = 312;
const THINNEST = 2;
const THICKEST = 9;
/** A digit is squeezed to no less than this part of its width, against its height, never widened. */
const SQUEEZED = 0.5;
/** Rows at the top and the bottom whose leftmost pixels say how far it leans. */
const EDGE = 3;
const HALVINGS = 12;

/**
 * Rule UI-80: strokes as the set has its digits: a bitmap of 32 x 32 pixels, the digit as high as
 * that, at most 20 wide, upright and in the middle, its pen so broad that as much is dark as in the
 * set's; of each block of 4 x 4 the dark pixels are counted. Null where nothing is drawn.
 *
 * @returns 64 counts from 0 to 16, row by row from the top.
 * @see Alpaydin, Kaynak, Optical Recognition of Handwritten Digits, https://doi.org/10.24432/C50P49,
 *   which takes bitmaps of Garris et al., NIST Form-Based Handprint Recognition System, NISTIR 5469.
 */
export function digitPixels(strokes: readonly Stroke[]): readonly number[] | null {
  const inked = strokes.filter((stroke) => stroke.length > 0);
  if (inked.length === 0) {
    return null;
  }
  let [thin, thick] = [THINNEST, THICKEST];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (thin + thick) / 2;
    if (inkOf(bitmapOf(inked, middle)) > INK) {
      thick = middle;
    } else {
      thin = middle;
    }
  }
  return blockCounts(bitmapOf(inked, thin));
}

/** Dark pixels of a pen `width` pixels wide, with the digit fitted into its box. */
function bitmapOf(strokes: readonly Stroke[], width: number): Uint8Array {
  const place = fitted(strokes, width);
  const fittedStrokes = strokes.map((stroke) => stroke.map(place));
  return drawn(upright(fittedStrokes, drawn(fittedStrokes, width / 2)), width / 2);
}

function drawn(strokes: readonly Stroke[], reach: number): Uint8Array {
  const bitmap = new Uint8Array(BITMAP * BITMAP);
  for (const stroke of strokes) {
    for (const [i, point] of stroke.entries()) {
      drawLine(bitmap, stroke[i - 1] ?? point, point, reach);
    }
  }
  return bitmap;
}

/** Sheared so that its leftmost dark pixels at the top and at the bottom stand above each other. */
function upright(strokes: readonly Stroke[], bitmap: Uint8Array): readonly Stroke[] {
  const lean = (leftmost(bitmap, BITMAP - EDGE) - leftmost(bitmap, 0)) / (BITMAP - EDGE);
  const sheared = strokes.map((stroke) => stroke.map(([x, y]): PadPoint => [x - lean * y, y]));
  const { min, max } = rangeOf(sheared, 0);
  const back = BITMAP / 2 - (min + max) / 2;
  return sheared.map((stroke) => stroke.map(([x, y]): PadPoint => [x + back, y]));
}

/** In the `EDGE` rows from `top` on. */
function leftmost(bitmap: Uint8Array, top: number): number {
  for (let col = 0; col < BITMAP; col++) {
    for (let row = top; row < top + EDGE; row++) {
      if (bitmap[row * BITMAP + col] === 1) {
        return col;
      }
    }
  }
  return 0;
}

/** From a place on the pad to one in the bitmap. */
function fitted(strokes: readonly Stroke[], width: number): (point: PadPoint) => PadPoint {
  const across = rangeOf(strokes, 0);
  const down = rangeOf(strokes, 1);
  const [wide, high] = [across.max - across.min, down.max - down.min];
  const yScale = (BOX.height - width) / Math.max(high, wide / 4, 1e-6);
  const xWanted = (BOX.width - width) / Math.max(wide, 1e-6);
  const xScale = Math.min(yScale, Math.max(SQUEEZED * yScale, xWanted));
  const [x0, y0] = [(across.min + across.max) / 2, (down.min + down.max) / 2];
  return ([x, y]) => [BITMAP / 2 + (x - x0) * xScale, BITMAP / 2 + (y - y0) * yScale];
}

function rangeOf(
  strokes: readonly Stroke[],
  axis: 0 | 1,
): { readonly min: number; readonly max: number } {
  const values = strokes.flatMap((stroke) => stroke.map((point) => point[axis]));
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** Darkens all pixels whose middle is no farther than `reach` from the line. */
function drawLine(bitmap: Uint8Array, from: PadPoint, to: PadPoint, reach: number): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy || 1;
  const inside = (value: number) => Math.max(0, Math.min(BITMAP - 1, Math.floor(value)));
  const [left, right] = [Math.min(from[0], to[0]) - reach, Math.max(from[0], to[0]) + reach];
  const [top, bottom] = [Math.min(from[1], to[1]) - reach, Math.max(from[1], to[1]) + reach];
  for (let row = inside(top); row <= inside(bottom); row++) {
    for (let col = inside(left); col <= inside(right); col++) {
      const [x, y] = [col + 0.5 - from[0], row + 0.5 - from[1]];
      const share = Math.max(0, Math.min(1, (x * dx + y * dy) / length));
      if (Math.hypot(x - share * dx, y - share * dy) <= reach) {
        bitmap[row * BITMAP + col] = 1;
      }
    }
  }
}

function inkOf(bitmap: Uint8Array): number {
  return bitmap.reduce((sum, dark) => sum + dark, 0);
}

function blockCounts(bitmap: Uint8Array): readonly number[] {
  const counts = new Array<number>(SIDE * SIDE).fill(0);
  for (const [at, dark] of bitmap.entries()) {
    const [row, col] = [Math.floor(at / BITMAP / BLOCK), Math.floor((at % BITMAP) / BLOCK)];
    counts[row * SIDE + col] = (counts[row * SIDE + col] ?? 0) + dark;
  }
  return counts;
}
