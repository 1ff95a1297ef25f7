export type ScaleKind = "linear" | "log";

/** From a value to a place on an axis and back. */
export interface AxisScale {
  readonly kind: ScaleKind;
  readonly domain: readonly [min: number, max: number];
  pxFromValue(value: number): number;
  valueFromPx(px: number): number;
}

/** `range` is in px and may run backwards, as a vertical axis does. */
export function axisScale(
  kind: ScaleKind,
  domain: readonly [number, number],
  range: readonly [number, number],
): AxisScale {
  const forward = kind === "log" ? Math.log10 : identity;
  const backward = kind === "log" ? powerOfTen : identity;
  const [from, to] = [forward(domain[0]), forward(domain[1])];
  const perPx = to === from ? 0 : (range[1] - range[0]) / (to - from);
  return {
    kind,
    domain,
    pxFromValue: (value) =>
      perPx === 0
        ? (range[0] + range[1]) / 2
        : range[0] + (forward(kind === "log" ? Math.max(value, domain[0]) : value) - from) * perPx,
    valueFromPx: (px) => backward(perPx === 0 ? from : from + (px - range[0]) / perPx),
  };
}

/** The domain of a loss axis: from 0 when linear, whole powers of ten when logarithmic. */
export function lossDomain(kind: ScaleKind, min: number, max: number): readonly [number, number] {
  if (kind === "linear") {
    return max > 0 ? [0, niceCeiling(max)] : [0, 1];
  }
  if (!(max > 0)) {
    return [0.1, 1];
  }
  // At most 12 decades: a loss that reached 0 does not squeeze the rest into a line.
  const top = Math.ceil(Math.log10(max) - 1e-9);
  const bottom = min > 0 ? Math.floor(Math.log10(min) + 1e-9) : top - 12;
  return [powerOfTen(Math.max(bottom, top - 12)), powerOfTen(bottom === top ? top + 1 : top)];
}

/** Round values on an axis, ascending; about `count` of them. */
export function axisTicks(scale: AxisScale, count: number): number[] {
  const [min, max] = scale.domain;
  if (!(max > min)) {
    return [min];
  }
  return scale.kind === "log" ? decadeTicks(min, max, count) : linearTicks(min, max, count);
}

function decadeTicks(min: number, max: number, count: number): number[] {
  const [bottom, top] = [Math.round(Math.log10(min)), Math.round(Math.log10(max))];
  const every = Math.max(1, Math.ceil((top - bottom) / count));
  return Array.from({ length: Math.floor((top - bottom) / every) + 1 }, (_, i) =>
    powerOfTen(bottom + i * every),
  );
}

function linearTicks(min: number, max: number, count: number): number[] {
  const rough = (max - min) / Math.max(1, count);
  const power = powerOfTen(Math.floor(Math.log10(rough)));
  const unit = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  const each = unit * power;
  const first = Math.ceil(min / each - 1e-9);
  const last = Math.floor(max / each + 1e-9);
  // Through a division by the inverse where possible: 0.3 and not 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * each).toPrecision(12)),
  );
}

function niceCeiling(value: number): number {
  const power = powerOfTen(Math.floor(Math.log10(value)));
  const times = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((t) => t * power >= value) ?? 10;
  return Number((times * power).toPrecision(12));
}

// 10 ** -4 is not 0.0001 but a bit less.
function powerOfTen(exponent: number): number {
  return Number.isInteger(exponent) ? Number(`1e${exponent}`) : 10 ** exponent;
}

function identity(value: number): number {
  return value;
}
