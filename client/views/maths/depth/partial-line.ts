import { formatValue } from "#client/draw/number-format.ts";
import type { WeightSum } from "#client/maths/weight-sum.ts";

/** Products that are written at once, the newest of them. */
const WRITTEN = 6;

/** The products up to one pair, and their sum: `… + 0.633×0.0404 = −0.0577`. */
export function partialLine({ terms }: WeightSum, pair: number, locale?: string): string {
  const number = (value: number) => formatValue(value, 4, locale);
  const factor = (value: number) => (value < 0 ? `(${number(value)})` : number(value));
  const done = terms.slice(0, pair + 1);
  const written = done
    .slice(-WRITTEN)
    .map(({ input, delta }) => `${factor(input)}×${factor(delta)}`);
  const start = done.length > WRITTEN ? ["…"] : [];
  return `${[...start, ...written].join(" + ")} = ${number(done.at(-1)?.partial ?? 0)}`;
}
