import type { UpdateRule } from "#engine/settings.ts";

/** Behind the name of a run that updates by another rule than it began with. */
export const RUN_MARK = {
  gradient: "now by the gradient",
  rule: (rule: UpdateRule, layer: number) => `now rule ${rule} in layer ${layer}`,
} as const;
