import { formatValue } from "#client/draw/number-format.ts";
import type { WeightSum } from "#client/maths/weight-sum.ts";

/** Products of a line that are written out, of more the first ones and the last. */
const TERMS = 12;

/** `0.598×(−0.139) + 0.633×0.0404 + ... = −0.126`. */
export function sumLine({ terms, sum }: WeightSum, digits = 4, locale?: string): string {
  const number = (value: number) => formatValue(value, digits, locale);
  const factor = (value: number) => (value < 0 ? `(${number(value)})` : number(value));
  const written = terms.map(
    ({ input, delta }) =>
      () =>
        `${factor(input)}×${factor(delta)}`,
  );
  const shown =
    written.length <= TERMS
      ? written.map((write) => write())
      : [...written.slice(0, TERMS - 2).map((write) => write()), "…", written.at(-1)?.() ?? ""];
  return `${shown.join(" + ")} = ${number(sum)}`;
}
