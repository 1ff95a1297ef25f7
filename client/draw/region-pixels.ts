import { type HeatColours, type HeatScale, heatPixels, type Rgb } from "#client/draw/heat-map.ts";

const EVERY = 7;
const HATCH_ALPHA = 200;
const LINE_ALPHA = 255;
/** How strong a colour is that says only which class it is. */
const FLAT_ALPHA = 170;
const FAINTEST_ALPHA = 40;
/** Shades on each side of the centre, and of a class. */
const SHADES = 255;

type Hatch = (x: number, y: number) => boolean;
const RISING: Hatch = (x, y) => (x + y) % EVERY === 0;
const FALLING: Hatch = (x, y) => (x + (EVERY - 1) * y) % EVERY === 0;
/** Class 0 of two is hatched, class 1 is plain; further ones differ by direction. */
const HATCHES: readonly Hatch[] = [
  RISING,
  () => false,
  FALLING,
  (_, y) => y % EVERY === 0,
  (x) => x % EVERY === 0,
  (x, y) => x % EVERY === 0 || y % EVERY === 0,
  (x, y) => RISING(x, y) || FALLING(x, y),
  (x, y) => x % EVERY < 2 && y % EVERY < 2,
];

/** Whether a pixel belongs to the hatch of a class. */
export function isHatched(index: number, x: number, y: number): boolean {
  return HATCHES[index % HATCHES.length]?.(x, y) === true;
}

/**
 * Rule UI-31: side x side values of one unit as a heat map, hatched below the centre.
 *
 * @param isDiscrete two colours alone: below the centre and above it.
 */
export function unitPixels(
  values: Float32Array,
  side: number,
  { centre, full }: HeatScale,
  look: { readonly colours: HeatColours; readonly ink: Rgb; readonly isDiscrete: boolean },
): Uint8ClampedArray<ArrayBuffer> {
  const shades = look.isDiscrete ? flatShades(look.colours) : heatShades(look.colours);
  const hatch = wordOf(look.ink, HATCH_ALPHA);
  const words = new Uint32Array(side * side);
  for (let i = 0; i < words.length; i++) {
    const from = ((values[i] ?? Number.NaN) - centre) / full;
    const isHatch = from < 0 && ((i % side) + Math.floor(i / side)) % EVERY === 0;
    words[i] = isHatch ? hatch : (shades[shadeOf(from)] ?? 0);
  }
  return new Uint8ClampedArray(words.buffer);
}

/**
 * Rule UI-31: for each pixel the unit with the largest value, the first at a tie: its colour, the
 * stronger the farther it is ahead of the next, its hatch, and a line where another begins.
 */
export function classPixels(
  units: readonly Float32Array[],
  side: number,
  look: { readonly colours: readonly Rgb[]; readonly ink: Rgb; readonly isDiscrete: boolean },
): Uint8ClampedArray<ArrayBuffer> {
  const { winners, leads } = largestOf(units, side * side);
  const shades = units.map((_, unit) =>
    classShades(look.colours[unit % look.colours.length] ?? look.ink, look.isDiscrete),
  );
  const [line, hatch] = [wordOf(look.ink, LINE_ALPHA), wordOf(look.ink, HATCH_ALPHA)];
  const words = new Uint32Array(side * side);
  for (let i = 0; i < words.length; i++) {
    const winner = winners[i] ?? 0;
    const [x, y] = [i % side, Math.floor(i / side)];
    const isEdge = (x > 0 && winners[i - 1] !== winner) || (y > 0 && winners[i - side] !== winner);
    const shade = shades[winner]?.[Math.round(Math.min(1, leads[i] ?? 0) * SHADES)] ?? 0;
    words[i] = isEdge ? line : isHatched(winner, x, y) ? hatch : shade;
  }
  return new Uint8ClampedArray(words.buffer);
}

/** Which of the shades from -1 to 1; at the centre it is the upper side, not a hair below it. */
function shadeOf(from: number): number {
  return from < 0
    ? Math.min(SHADES - 1, Math.max(0, Math.round((1 + from) * SHADES)))
    : SHADES + Math.min(SHADES, Math.round(from * SHADES));
}

/** At each place which unit is the largest, and how far it is ahead. */
function largestOf(
  units: readonly Float32Array[],
  count: number,
): { readonly winners: Uint8Array; readonly leads: Float32Array } {
  const winners = new Uint8Array(count);
  const most = new Float32Array(count).fill(Number.NEGATIVE_INFINITY);
  const next = new Float32Array(count).fill(Number.NEGATIVE_INFINITY);
  for (const [unit, values] of units.entries()) {
    for (let i = 0; i < count; i++) {
      const value = values[i] ?? Number.NaN;
      const largest = most[i] ?? 0;
      if (value > largest) {
        next[i] = largest;
        most[i] = value;
        winners[i] = unit;
      } else if (value > (next[i] ?? 0)) {
        next[i] = value;
      }
    }
  }
  return { winners, leads: most.map((value, i) => value - (next[i] ?? 0)) };
}

/** From the full colour below through the centre to the full colour above. */
function heatShades(colours: HeatColours): Uint32Array {
  const shares = Float32Array.from({ length: 2 * SHADES + 1 }, (_, i) => i / SHADES - 1);
  return new Uint32Array(heatPixels(shares, { centre: 0, full: 1 }, colours).buffer);
}

function flatShades({ negative, positive }: HeatColours): Uint32Array {
  const shades = new Uint32Array(2 * SHADES + 1).fill(wordOf(negative, FLAT_ALPHA), 0, SHADES);
  return shades.fill(wordOf(positive, FLAT_ALPHA), SHADES);
}

function classShades(colour: Rgb, isDiscrete: boolean): Uint32Array {
  return Uint32Array.from({ length: SHADES + 1 }, (_, i) =>
    wordOf(
      colour,
      isDiscrete ? FLAT_ALPHA : FAINTEST_ALPHA + ((255 - FAINTEST_ALPHA) * i) / SHADES,
    ),
  );
}

/** A pixel as four bytes in one, as this machine orders them. */
function wordOf([red, green, blue]: Rgb, alpha: number): number {
  return new Uint32Array(Uint8ClampedArray.of(red, green, blue, alpha).buffer)[0] ?? 0;
}
