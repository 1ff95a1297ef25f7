/** The panels that have tabs: all of them on a phone, those below the network on wider screens. */
export const PHONE_PANELS = [
  "loss",
  "outputs",
  "matrices",
  "maths",
  "numpy",
  "settings",
  "activity",
  "runs",
] as const;
export const LOWER_PANELS = ["matrices", "maths", "numpy", "activity", "runs"] as const;

export type Panel = (typeof PHONE_PANELS)[number];
export type LowerPanel = (typeof LOWER_PANELS)[number];

/** The panel that a link opens; null when it names none or one that there is not. */
export function panelInAddress(search: string): Panel | null {
  const named = new URLSearchParams(search).get("panel");
  return PHONE_PANELS.find((panel) => panel === named) ?? null;
}

/** The same address with another panel open; whatever else stands in it stays. */
export function addressAtPanel(search: string, panel: Panel): string {
  const parameters = new URLSearchParams(search);
  parameters.set("panel", panel);
  return `?${parameters}`;
}

/** What is open below the network where only some panels have tabs. */
export function lowerPanel(panel: Panel, shown: readonly LowerPanel[]): LowerPanel {
  return shown.find((lower) => lower === panel) ?? shown[0] ?? "activity";
}
