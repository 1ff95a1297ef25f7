import { withData } from "#client/views/settings/changes/choose-data.ts";
import { fitted } from "#client/views/settings/changes/settings-fit.ts";
import type { ImportedTable } from "#client/views/table/import-plan.ts";
import { trainingRowCount } from "#engine/data/columns.ts";
import type { LayerSettings, Loss, Scaling, TrainingSettings } from "#engine/settings.ts";
import { ok, type Result } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { checkForRoom, roomFault, tableCells } from "#protocol/room-fault.ts";
import { parseSettings } from "#protocol/settings.ts";

/** From so many rows on, a sum over them makes steps too large: the mean takes its place. */
const MANY_ROWS = 50;
/** Rows of a batch where one step over all of them would be too much for a room. */
const BATCH_ROWS = 100;
/** For questions that a table's size answers. */
const NO_HASH = "0".repeat(64);

/**
 * Rule UI-75: a table in place of the data, with the output that its targets need: softmax and its
 * cross-entropy for more than two classes, a sigmoid for two, a linear output for numbers that the
 * present one cannot give.
 */
export function withImportedTable(
  settings: TrainingSettings,
  { inputs, outputs, rows, targets }: ImportedTable,
  scaling: Scaling,
): TrainingSettings {
  const next = withData(settings, { kind: "table", inputs, outputs, rows, scaling });
  const range = rangeOf(rows, inputs.length);
  const fit = fitted(withOutput(next, outputFor(next, targets, range)));
  const isSum = fit.loss === "half-squared-error-sum" && rows.length > MANY_ROWS;
  return withSmallerBatches(isSum ? { ...fit, loss: "mean-squared-error" } : fit);
}

/** Its rows are too many for the document: they are stored beside it. */
export function isLarge({ data }: TrainingSettings): boolean {
  return data.kind === "table" && tableCells(data) > LIMITS.roomTableCells;
}

/** Whether a room can have these settings, the table of which may be stored. */
export function checkTable(settings: TrainingSettings): Result<TrainingSettings> {
  const parsed = parseSettings(settings);
  if (!parsed.ok || !isLarge(settings)) {
    return checkForRoom(parsed);
  }
  const stored = checkForRoom(ok(asStored(parsed.value, NO_HASH)));
  return stored.ok ? parsed : stored;
}

/** A room refuses a step over very many rows through a large network: a part of them then. */
function withSmallerBatches(settings: TrainingSettings): TrainingSettings {
  const isTooMuch = settings.batch === "full" && roomFault(asStored(settings, NO_HASH)) !== null;
  return isTooMuch && trainingRowCount(settings) > BATCH_ROWS
    ? fitted({ ...settings, batch: { size: BATCH_ROWS, seed: 1 } })
    : settings;
}

/** The settings with a stored table in place of the same one written out. */
export function asStored(settings: TrainingSettings, hash: string): TrainingSettings {
  const { data } = settings;
  if (data.kind !== "table") {
    return settings;
  }
  const { inputs, outputs, rows, scaling } = data;
  return {
    ...settings,
    data: { kind: "stored", hash, inputs, outputs, rowCount: rows.length, scaling },
  };
}

interface Output {
  readonly loss: Loss;
  readonly activation: LayerSettings["activation"];
}

function withOutput(settings: TrainingSettings, { loss, activation }: Output): TrainingSettings {
  const output = settings.layers.at(-1);
  return output === undefined
    ? settings
    : { ...settings, loss, layers: [...settings.layers.slice(0, -1), { ...output, activation }] };
}

function outputFor(
  { loss, layers }: TrainingSettings,
  targets: ImportedTable["targets"],
  [least, most]: readonly [number, number],
): Output {
  const activation = layers.at(-1)?.activation ?? "linear";
  if (targets === "one-hot") {
    return { loss: "softmax-cross-entropy", activation: "softmax" };
  }
  if (targets === "two-classes") {
    return loss === "half-squared-error-sum" || loss === "mean-squared-error"
      ? { loss, activation: "sigmoid" }
      : { loss: "binary-cross-entropy", activation: "sigmoid" };
  }
  const canGive = activation === "tanh" ? -1 : 0;
  const isBounded = activation === "sigmoid" || activation === "tanh" || activation === "softmax";
  return isBounded && (least < canGive || most > 1)
    ? { loss: "mean-squared-error", activation: "linear" }
    : { loss, activation };
}

/** Of the targets. */
function rangeOf(rows: readonly (readonly number[])[], inputs: number): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    for (let col = inputs; col < row.length; col++) {
      least = Math.min(least, row[col] ?? 0);
      most = Math.max(most, row[col] ?? 0);
    }
  }
  return [least, most];
}
