import { tintOf } from "#client/draw/value-colour.ts";

export type Rgb = readonly [red: number, green: number, blue: number];

export interface HeatScale {
  /** Has no colour: 0, or where a class ends and the other begins. */
  readonly centre: number;
  /** So far from the centre a value gets its full colour. */
  readonly full: number;
}

export interface HeatColours {
  readonly negative: Rgb;
  readonly positive: Rgb;
}

/** A colour of the theme, written `#rrggbb`. */
export function rgbOf(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/**
 * Rule UI-31: values as pixels of an `ImageData`, in their order: below the centre orange, above it
 * blue, more of it the farther they are from it. What is no number stays clear, and so does the
 * centre: the paper shows through.
 */
export function heatPixels(
  values: Float32Array,
  { centre, full }: HeatScale,
  { negative, positive }: HeatColours,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let i = 0; i < values.length; i++) {
    const from = (values[i] ?? Number.NaN) - centre;
    const [red, green, blue] = from < 0 ? negative : positive;
    pixels[4 * i] = red;
    pixels[4 * i + 1] = green;
    pixels[4 * i + 2] = blue;
    pixels[4 * i + 3] = 255 * tintOf(from, full);
  }
  return pixels;
}
