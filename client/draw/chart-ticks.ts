import { type AxisScale, axisScale, axisTicks, type ScaleKind } from "#client/draw/chart-scale.ts";
import { formatShort, formatValue } from "#client/draw/number-format.ts";

/** Air above and below, of the height. */
const AIR = 0.08;
/** The air is never less than this part of the largest value: labels have room for so many digits. */
const NARROWEST = 1e-3;
const MANTISSAS = [1, 2, 5];

/** The domain that just holds some values; a logarithmic one leaves out what is not above 0. */
export function fittedDomain(kind: ScaleKind, min: number, max: number): readonly [number, number] {
  if (kind === "log" && min > 0) {
    const [bottom, top] = padded(Math.log10(min), Math.log10(max), NARROWEST);
    return [10 ** bottom, 10 ** top];
  }
  return padded(min, max, Math.max(Math.abs(max), Math.abs(min), 1e-300) * NARROWEST);
}

/** Round values inside the domain, about `count`; of a logarithmic axis also 2 and 5 times a power. */
export function chartTicks(scale: AxisScale, count: number): readonly number[] {
  const [min, max] = scale.domain;
  if (scale.kind === "linear") {
    return linearTicks(scale, count);
  }
  const decades = Math.log10(max / min);
  const powers = powersBetween(min, max);
  if (decades >= Math.max(2, count - 1)) {
    const every = Math.max(1, Math.ceil(powers.length / count));
    return powers.filter((_, i) => i % every === 0);
  }
  const fine = [
    Math.floor(Math.log10(min)),
    ...powers.map((power) => Math.round(Math.log10(power))),
  ]
    .flatMap((exponent) => MANTISSAS.map((mantissa) => Number(`${mantissa}e${exponent}`)))
    .filter((value) => value >= min && value <= max);
  const unique = [...new Set(fine)].toSorted((a, b) => a - b);
  if (unique.length > 2 * count) {
    return powers;
  }
  return unique.length >= 2 ? unique : linearTicks(axisScale("linear", [min, max], [0, 1]), count);
}

/** At least two: where a round step leaves one inside, the next finer step is taken. */
function linearTicks(scale: AxisScale, count: number): readonly number[] {
  const ticks = axisTicks(scale, count);
  return ticks.length >= 2 ? ticks : axisTicks(scale, 3 * count);
}

/** A tick in so many digits that it differs from its neighbours. */
export function tickText(value: number, ticks: readonly number[], locale?: string): string {
  const largest = Math.max(...ticks.map(Math.abs));
  const gaps = ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0));
  const gap = Math.min(...gaps, largest || 1);
  const digits = Math.ceil(Math.log10(Math.max(1, Math.abs(value) / gap)) + 1e-9) + 1;
  const rounded = Number(value.toPrecision(Math.min(12, Math.max(2, digits))));
  const isShort = digits <= 3 || (Math.abs(rounded) >= 1e-3 && Math.abs(rounded) < 1e5);
  return isShort
    ? formatShort(rounded, Math.min(8, Math.max(2, digits)), locale)
    : formatValue(rounded, Math.min(8, digits + 1), locale);
}

function powersBetween(min: number, max: number): readonly number[] {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(`1e${first + i}`));
}

function padded(min: number, max: number, narrowest: number): readonly [number, number] {
  const air = Math.max((max - min) * AIR, narrowest);
  return [min - air, max + air];
}
