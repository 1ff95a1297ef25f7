import { LIMITS } from "#protocol/limits.ts";

export type Decimal = "point" | "comma";

/** What a cell holds that is no number: nothing, or something that has to be told. */
export type CellFault = "missing" | "text" | "thousands" | "other-decimal" | "too-large";

/** What stands for a value that is not there, in whichever case. */
const MISSING = new Set(["", "na", "n/a", "nan", "null", "?", "-", "–", "—"]);

const NUMBER = {
  point: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  comma: /^[+-]?(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i,
} as const;

/** 1,234,567.8 and its relatives: groups of three after one to three digits. */
const GROUPED = /^[+-]?\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})+(?:[.,]\d+)?$/;
/** One group: 1,234 is a thousand to one and little more than 1 to another. */
const COMMA_GROUP = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const POINT_GROUP = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/** Rule UI-71: a cell as a number, or why it is none. */
export function readCell(cell: string, decimal: Decimal): number | CellFault {
  const plain = cell.trim().replace("\u2212", "-");
  if (MISSING.has(plain.toLowerCase())) {
    return "missing";
  }
  if (NUMBER[decimal].test(plain)) {
    const value = Number(decimal === "comma" ? plain.replace(",", ".") : plain);
    return Math.abs(value) <= LIMITS.magnitude ? value : "too-large";
  }
  if (NUMBER[decimal === "comma" ? "point" : "comma"].test(plain)) {
    return (decimal === "comma" ? POINT_GROUP : COMMA_GROUP).test(plain)
      ? "thousands"
      : "other-decimal";
  }
  return GROUPED.test(plain) ? "thousands" : "text";
}

/** What the cells seen so far say about the decimal sign of their file. */
export interface DecimalEvidence {
  hasComma: boolean;
  hasPoint: boolean;
  /** 1,234: either. */
  hasCommaGroup: boolean;
}

export function noteDecimal(evidence: DecimalEvidence, cell: string): void {
  const plain = cell.trim();
  if (plain.includes(",") && NUMBER.comma.test(plain)) {
    evidence[COMMA_GROUP.test(plain) ? "hasCommaGroup" : "hasComma"] = true;
  } else if (plain.includes(".") && NUMBER.point.test(plain) && !POINT_GROUP.test(plain)) {
    evidence.hasPoint = true;
  }
}

/**
 * Rule UI-71: a comma is the decimal sign where numbers show that it is, and no number shows the
 * point. 1,234 alone shows it only where commas do not part the cells by semicolons.
 */
export function decimalOf(evidence: DecimalEvidence, separator: string): Decimal {
  const { hasComma, hasPoint, hasCommaGroup } = evidence;
  return !hasPoint && (hasComma || (hasCommaGroup && separator === ";")) ? "comma" : "point";
}
