const MINUS = "\u2212";
const formats = new Map<string, Intl.NumberFormat>();

/**
 * A value with a fixed count of significant digits, in the reader's locale: `0.1660`, `−12.40`,
 * `1.25e−7`. Zero is `0`.
 */
export function formatValue(value: number, digits = 4, locale?: string): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : `${MINUS}∞`;
  }
  if (value === 0) {
    return "0";
  }
  const size = Math.abs(value);
  const isPlain = size >= 1e-3 && size < 10 ** (digits + 2);
  return withMinus(format(isPlain ? "standard" : "scientific", digits, locale).format(value));
}

/** As `formatValue`, with the sign always written. */
export function formatSigned(value: number, digits = 4, locale?: string): string {
  return value > 0 ? `+${formatValue(value, digits, locale)}` : formatValue(value, digits, locale);
}

/** A count such as a step, with the locale's grouping. */
export function formatCount(value: number, locale?: string): string {
  return withMinus(format("count", 0, locale).format(value));
}

/** A setting as somebody typed it: no digits added, none lost. */
export function formatSetting(value: number, locale?: string): string {
  const size = Math.abs(value);
  const isPlain = value === 0 || (size >= 1e-4 && size < 1e9);
  return isPlain
    ? withMinus(format("setting", 17, locale).format(value))
    : withMinus(writeNumber(value));
}

/** As `formatSetting`, rounded to some digits, for a place where the whole number does not fit. */
export function formatShort(value: number, digits = 5, locale?: string): string {
  const size = Math.abs(value);
  const isPlain = value === 0 || (size >= 1e-3 && size < 1e5);
  return isPlain
    ? withMinus(format("setting", digits, locale).format(value))
    : withMinus(format("short", Math.min(3, digits), locale).format(value));
}

/** A number as one types it and whole: `1000`, `4294967295`, `1e15`. */
export function writeNumber(value: number): string {
  const plain = String(value);
  const scientific = value.toExponential().replace("e+", "e");
  return Math.abs(value) >= 1e9 && scientific.length < plain.length ? scientific : plain;
}

/** What somebody typed as a number: a decimal comma and a true minus are understood. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replaceAll(MINUS, "-").replaceAll(/[\s_]/g, "");
  const pointed = /^[^.]*,[^.,]*$/.test(plain) ? plain.replace(",", ".") : plain;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed)) {
    return null;
  }
  const value = Number(pointed);
  return Number.isFinite(value) ? value : null;
}

type Style = "standard" | "scientific" | "count" | "setting" | "short";

function format(style: Style, digits: number, locale: string | undefined): Intl.NumberFormat {
  const key = `${style} ${digits} ${locale ?? ""}`;
  const known = formats.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.NumberFormat(locale, optionsOf(style, digits));
  formats.set(key, made);
  return made;
}

function optionsOf(style: Style, digits: number): Intl.NumberFormatOptions {
  switch (style) {
    case "count":
      return { maximumFractionDigits: 0 };
    case "setting":
      return { maximumSignificantDigits: digits, useGrouping: false };
    case "standard":
      return {
        minimumSignificantDigits: digits,
        maximumSignificantDigits: digits,
        useGrouping: false,
      };
    case "short":
      return { notation: "scientific", maximumSignificantDigits: digits };
    case "scientific":
      return {
        notation: "scientific",
        minimumFractionDigits: Math.max(0, digits - 2),
        maximumFractionDigits: Math.max(0, digits - 2),
      };
  }
}

function withMinus(text: string): string {
  return text.replaceAll("-", MINUS).replace("E", "e");
}
