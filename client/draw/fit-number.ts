import { formatValue } from "#client/draw/number-format.ts";

const LARGEST_PX = 11;
const SMALLEST_PX = 7.5;
/** Width of a monospaced character, of its size. */
const CHARACTER = 0.6;
const AIR_PX = 5;

export interface FittedNumber {
  readonly text: string;
  readonly sizePx: number;
}

/** A number as large and with as many digits as a circle holds, 3 at most; null when none fits. */
export function fitNumber(value: number, radiusPx: number, locale?: string): FittedNumber | null {
  for (const digits of [3, 2, 1]) {
    const text = formatValue(value, digits, locale);
    const sizePx = (2 * radiusPx - AIR_PX) / (CHARACTER * text.length);
    if (sizePx >= SMALLEST_PX) {
      return { text, sizePx: Math.min(LARGEST_PX, sizePx) };
    }
  }
  return null;
}
