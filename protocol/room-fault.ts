import { rowCount, trainingRowCount } from "#engine/data/columns.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { STATES_PER_PARAMETER } from "#engine/optimizer-state.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { fault, pathText, type SettingsFault } from "#protocol/settings-faults.ts";

/** What a unit's activation costs for a row, next to a weight: measured from 4 (relu) to 48 (gelu). */
const UNIT_WORK = 16;

/**
 * Rule RM-16: why valid settings are too much for a room; null when they are not. A room's
 * document is on every screen, and neither one step nor one look at all rows may keep other rooms
 * waiting. The command line trains more.
 */
export function roomFault(settings: TrainingSettings): SettingsFault | null {
  const { data, initial, batch } = settings;
  if (data.kind === "table" && tableCells(data) > LIMITS.roomTableCells) {
    const most = `a room's document holds at most ${LIMITS.roomTableCells}`;
    return fault(["data", "rows"], `${tableCells(data)} cells, ${most}: upload the table`);
  }
  if (initial.scheme === "given" && parameterCount(settings) > LIMITS.exactFrameParameters) {
    return fault(["initial"], `a room takes at most ${LIMITS.exactFrameParameters} given weights`);
  }
  const batchRows = batch === "full" ? trainingRowCount(settings) : batch.size;
  const allRows = rowCount(data);
  const work = workOfRow(settings);
  return (
    workFault(batchRows, work, LIMITS.roomWorkPerStep, "in one batch") ??
    workFault(allRows, work, LIMITS.roomWorkPerEvaluation, "in its data")
  );
}

/** What one row costs on its way through the network and back, in weights. */
export function workOfRow(settings: TrainingSettings): number {
  const units = settings.layers.reduce((sum, layer) => sum + layer.units, 0);
  return parameterCount(settings) + UNIT_WORK * units;
}

/** `roomFault` as an answer. */
export function checkForRoom(settings: Result<TrainingSettings>): Result<TrainingSettings> {
  const found = settings.ok ? roomFault(settings.value) : null;
  return found === null
    ? settings
    : refuse("invalid-settings", `${pathText(found.path)}: ${found.message}`, pathText(found.path));
}

/** Rule PR-19: how many runs like this one a room may leave behind in a minute: each stays stored. */
export function runsPerMinute(run: TrainingSettings): number {
  const bytes = 8 * parameterCount(run) * (1 + STATES_PER_PARAMETER[run.optimizer.kind]);
  return Math.min(LIMITS.runsOpenedPerMinute, Math.floor(LIMITS.runBytesPerMinute / bytes));
}

/** How many numbers a table holds. */
export function tableCells(data: {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: readonly unknown[];
}): number {
  return data.rows.length * (data.inputs.length + data.outputs.length);
}

function workFault(rows: number, work: number, most: number, where: string): SettingsFault | null {
  return rows * work <= most
    ? null
    : fault(
        ["layers"],
        `a room takes at most ${Math.floor(most / work)} rows ${where} through a network of this size, these are ${rows}`,
      );
}
