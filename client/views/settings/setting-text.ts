import { formatSetting } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";

/** A setting's value in a sentence. */
export function settingText(value: unknown): string {
  if (typeof value === "number") {
    return formatSetting(value);
  }
  if (typeof value === "boolean") {
    return value ? text.common.on : text.common.off;
  }
  if (value === undefined || value === null) {
    return text.common.none;
  }
  return typeof value === "string" ? value : text.settings.newList;
}
