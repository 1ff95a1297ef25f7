/** An angle as quarter turns and a rest: x = quarters * pi/2 + rest + tail. */
export type Turned = {
  /** Modulo 4, from 0 to 3. */
  readonly quarters: number;
  /** |rest| <= pi/4, up to rounding. */
  readonly rest: number;
  /** What rounding took from the rest. */
  readonly tail: number;
};

// pi/2 in parts of 33 bits, so that k * part is exact for k < 2^20; the last one has all its bits.
const PART_1 = 1.5707963267341256;
const PART_2 = 6.077100506303966e-11;
const PART_3 = 2.0222662487111665e-21;
const PART_4 = 8.4784276603689e-32;
const QUARTERS_PER_UNIT = 0.6366197723675814;
/** Adding and subtracting 1.5 * 2^52 rounds to the nearest integer. */
const ROUNDER = 6755399441055744;
const PARTS_END = 1e6;

/** floor(2^1200 * 2/pi): enough for the largest double. */
const INVERSE_BITS = 1200n;
const INVERSE = BigInt(
  "0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1" +
    "921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde" +
    "05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb1" +
    "1f8d5d0856033046fc7b",
);
/** floor(2^128 * pi/2). */
const HALF_PI = 0x1921fb54442d18469898cc51701b839a2n;
/** A fraction of a quarter turn is kept to 2^-160, its product with HALF_PI to 2^-288. */
const FRACTION_BITS = 160n;
const TWO_TO_MINUS_144 = 4.484155085839415e-44;

/** The rounded sum of a and b, and what rounding took from it (Knuth). */
function lostInSum(a: number, b: number, sum: number): number {
  const fromB = sum - a;
  return a - (sum - fromB) + (b - fromB);
}

function turnedByParts(x: number): Turned {
  const k = x * QUARTERS_PER_UNIT + ROUNDER - ROUNDER;
  const first = x - k * PART_1;
  const second = first - k * PART_2;
  const third = second - k * PART_3;
  const lost =
    lostInSum(first, -k * PART_2, second) + lostInSum(second, -k * PART_3, third) - k * PART_4;
  const rest = third + lost;
  return { quarters: k & 3, rest, tail: third - rest + lost };
}

/** x as an integer times a power of two. */
function integerOf(x: number): { readonly integer: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const exponent = view.getUint32(0) >>> 20;
  const mantissa = (view.getBigUint64(0) & 0xfffffffffffffn) | 0x10000000000000n;
  return { integer: mantissa, exponent: exponent - 1075 };
}

/** Payne and Hanek's reduction with integers as long as it takes. */
function turnedByIntegers(x: number): Turned {
  const { integer, exponent } = integerOf(x);
  const turns = (integer * INVERSE) >> (INVERSE_BITS - FRACTION_BITS - BigInt(exponent));
  const quarters = (turns + (1n << (FRACTION_BITS - 1n))) >> FRACTION_BITS;
  const fraction = turns - (quarters << FRACTION_BITS);
  const rest = fraction * HALF_PI;
  const rounded = Number(rest);
  const tail = Number(rest - BigInt(rounded));
  return {
    quarters: Number(quarters & 3n),
    rest: rounded * TWO_TO_MINUS_144 * TWO_TO_MINUS_144,
    tail: tail * TWO_TO_MINUS_144 * TWO_TO_MINUS_144,
  };
}

/**
 * Takes quarter turns off a finite x >= 0, to more than twice the precision of a double.
 *
 * @see Muller, "Elementary Functions" (2016), sections 11.2 (Cody and Waite) and 11.4 (Payne, Hanek).
 */
export function turned(x: number): Turned {
  return x < PARTS_END ? turnedByParts(x) : turnedByIntegers(x);
}
