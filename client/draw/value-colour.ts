/** The sign of a value, which decides its colour and its second mark. */
export type Sign = "+" | "-" | "0";

export function signOf(value: number): Sign {
  return value > 0 ? "+" : value < 0 ? "-" : "0";
}

/**
 * The value that gets the full colour: the next of 1, 2, 5 times a power of ten, so that colours
 * do not flicker while the largest value moves.
 */
export function fullColourValue(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > largest && Number.isFinite(size)) {
      largest = size;
    }
  }
  if (largest === 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(largest));
  const times = [1, 2, 5, 10].find((candidate) => candidate * power >= largest * (1 - 1e-12)) ?? 10;
  return times * power;
}

/** How much of its colour a value gets, 0 to 1; small values stay visible. */
export function tintOf(value: number, fullValue: number): number {
  if (value === 0 || Number.isNaN(value)) {
    return 0;
  }
  const share = Math.min(1, Math.abs(value) / fullValue);
  return 0.08 + 0.92 * share;
}

/** Width of a line for a weight, in px. */
export function lineWidthOf(weight: number, fullValue: number, widestPx: number): number {
  const share = Math.min(1, Math.abs(weight) / fullValue);
  return 0.5 + share * (widestPx - 0.5);
}
