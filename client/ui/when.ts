import { text } from "#client/text/en.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long ago, in words; older than a week as a date. */
export function formatWhen(atMs: number, nowMs: number, locale?: string): string {
  const ageMs = Math.max(0, nowMs - atMs);
  if (ageMs < MINUTE_MS) {
    return text.common.justNow;
  }
  if (ageMs > 7 * DAY_MS) {
    return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(atMs);
  }
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  if (ageMs >= DAY_MS) {
    return relative.format(-Math.floor(ageMs / DAY_MS), "day");
  }
  const minutes = Math.floor(ageMs / MINUTE_MS);
  return minutes >= 60
    ? relative.format(-Math.floor(minutes / 60), "hour")
    : relative.format(-minutes, "minute");
}
