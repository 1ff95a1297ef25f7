import { formatShort } from "#client/draw/number-format.ts";
import type { Activation } from "#engine/settings.ts";

/** One unit for one row: z = sum of w·x, plus b, and a = f(z). */
export interface UnitNumbers {
  readonly weights: readonly number[];
  readonly inputs: readonly number[];
  /** Null in a network without biases. */
  readonly bias: number | null;
  readonly z: number;
  readonly a: number;
  readonly activation: Activation;
}

/** More terms than this are not written out. */
const TERMS = 6;
const DIGITS = 3;

/** `z = 0.5·1 − 0.25·(−2) + 0.1 = 1.1`: with all numbers as far as there are few. */
export function sumText({ weights, inputs, bias, z }: UnitNumbers, locale?: string): string {
  const shown = weights.length <= TERMS ? weights.length : TERMS - 1;
  const terms = weights.slice(0, shown).map((weight, i) => ({
    isNegative: weight < 0,
    text: `${number(Math.abs(weight), locale)}·${factor(inputs[i] ?? 0, locale)}`,
  }));
  if (shown < weights.length) {
    terms.push({ isNegative: false, text: "…" });
  }
  if (bias !== null) {
    terms.push({ isNegative: bias < 0, text: number(Math.abs(bias), locale) });
  }
  const sum = terms
    .map(({ isNegative, text }, i) =>
      i === 0 ? `${isNegative ? "−" : ""}${text}` : ` ${isNegative ? "−" : "+"} ${text}`,
    )
    .join("");
  return `z = ${sum} = ${number(z, locale)}`;
}

/** `a = sigmoid(z) = 0.75`. */
export function activationText({ a, activation }: UnitNumbers, locale?: string): string {
  return `a = ${activation === "linear" ? "z" : `${activation}(z)`} = ${number(a, locale)}`;
}

function factor(value: number, locale: string | undefined): string {
  const written = number(value, locale);
  return value < 0 ? `(${written})` : written;
}

function number(value: number, locale: string | undefined): string {
  return formatShort(value, DIGITS, locale);
}
