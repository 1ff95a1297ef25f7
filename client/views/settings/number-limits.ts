import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";

/** What a number field takes. */
export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
  /** `min` itself is not allowed. */
  readonly isAbove?: boolean;
  /** `max` itself is not allowed. */
  readonly isBelow?: boolean;
}

/** Words for a number out of its limits, told at the control before anything is sent. */
export function limitsProblem(value: number, limits: NumberLimits): string | null {
  const { min, max, isWhole, isAbove = false, isBelow = false } = limits;
  if (isWhole && !Number.isInteger(value)) {
    return text.settings.whole;
  }
  const isInside = (isAbove ? value > min : value >= min) && (isBelow ? value < max : value <= max);
  if (isInside) {
    return null;
  }
  const words = isAbove
    ? text.settings.above
    : isBelow
      ? text.settings.below
      : text.settings.between;
  return words(formatSetting(min), formatSetting(max));
}

/** The limits in a few characters, for beside the hint: "0…0.9", "1…512". */
export function rangeWords({ min, max, isWhole, isAbove, isBelow }: NumberLimits): string {
  const format = isWhole ? formatCount : formatSetting;
  return `${isAbove === true ? ">" : ""}${format(min)} … ${isBelow === true ? "<" : ""}${format(max)}`;
}
