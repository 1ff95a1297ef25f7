import type { CheckVerdict } from "#engine/reference/gradient-check.ts";

/** By shape as by colour. */
export const VERDICT_SIGNS: Readonly<Record<CheckVerdict, string>> = {
  agrees: "✓",
  look: "◦",
  differs: "✗",
};
