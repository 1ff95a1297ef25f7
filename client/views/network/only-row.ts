import type { TrainingSettings } from "#engine/settings.ts";

/** The same settings with one data row, so that a forward pass costs no more than what is shown. */
export function onlyRow(settings: TrainingSettings, row: number): TrainingSettings {
  return onlyRows(settings, row, row + 1);
}

/** The same settings with the rows `from` up to but not including `to`. */
export function onlyRows(settings: TrainingSettings, from: number, to: number): TrainingSettings {
  return { ...settings, data: { ...settings.data, rows: settings.data.rows.slice(from, to) } };
}
