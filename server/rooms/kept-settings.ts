import type { StoredData, TableData, TrainingSettings } from "#engine/settings.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { TableRecord } from "#protocol/records.ts";
import { checkForRoom, tableCells } from "#protocol/room-fault.ts";
import { parseSettings } from "#protocol/settings.ts";
import { encodeTable, TableFormatError, withTable } from "#protocol/table-codec.ts";
import type { RoomServices } from "#server/rooms/ports.ts";

/** What rooms need to keep tables. */
export interface TableServices {
  readonly store: Pick<RoomServices["store"], "readTable">;
  readonly chance: Pick<RoomServices["chance"], "hash">;
  nowMs(): number;
}

/** Settings as a room holds them, with the table that has to be stored along. */
export interface KeptSettings {
  readonly settings: TrainingSettings;
  readonly table: TableRecord | null;
}

/**
 * Rule RM-23: a large table becomes the hash of its rows, and a hash that the settings name is
 * looked up: its rows must be there and fit everything else.
 */
export async function keepSettings(
  settings: TrainingSettings,
  services: TableServices,
): Promise<Result<KeptSettings>> {
  const { data } = settings;
  if (data.kind === "stored") {
    const whole = await wholeSettings(settings, data, services);
    return whole.ok ? checked({ settings, table: null }) : whole;
  }
  if (data.kind !== "table" || tableCells(data) <= LIMITS.roomTableCells) {
    return checked({ settings, table: null });
  }
  const kept = storedTable(data, services);
  return checked({ settings: { ...settings, data: kept.data }, table: kept.table });
}

/** A table as it is stored, and what names it. */
export function storedTable(
  { inputs, outputs, rows, scaling }: TableData,
  { chance, nowMs }: Pick<TableServices, "chance" | "nowMs">,
): { readonly data: StoredData; readonly table: TableRecord } {
  const bytes = encodeTable({ inputCount: inputs.length, outputCount: outputs.length, rows });
  const hash = chance.hash(bytes);
  return {
    data: { kind: "stored", hash, inputs, outputs, rowCount: rows.length, scaling },
    table: { hash, bytes, createdAtMs: nowMs() },
  };
}

function checked(kept: KeptSettings): Result<KeptSettings> {
  const settings = checkForRoom(ok(kept.settings));
  return settings.ok ? ok(kept) : settings;
}

/** With the rows in place of the hash, so that they are checked as any table is. */
async function wholeSettings(
  settings: TrainingSettings,
  { hash }: StoredData,
  { store }: TableServices,
): Promise<Result<TrainingSettings>> {
  const bytes = await store.readTable(hash);
  if (bytes === null) {
    const text = "there is no such table here: upload it first";
    return refuse("invalid-settings", `data.hash: ${text}`, "data.hash");
  }
  try {
    return parseSettings(withTable(settings, bytes));
  } catch (error) {
    if (error instanceof TableFormatError) {
      return refuse("invalid-settings", `data: ${error.message}`, "data");
    }
    throw error;
  }
}
