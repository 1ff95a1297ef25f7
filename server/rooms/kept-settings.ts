import type { StoredData, TableData, TrainingSettings } from "#engine/settings.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { TableRecord } from "#protocol/records.ts";
import { checkForRoom, tableCells } from "#protocol/room-fault.ts";
import { crossFault } from "#protocol/settings-checks.ts";
import { pathText } from "#protocol/settings-faults.ts";
import {
  decodeTable,
  encodeTable,
  TableFormatError,
  type TableRows,
  withRows,
} from "#protocol/table-codec.ts";
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

/** Each has at most 100,000 numbers. */
const DECODED_KEPT = 4;
const decodedOf = new WeakMap<TableServices["store"], Map<string, TableRows>>();

/**
 * Rule RM-27: edits that depend on a stored table do not read it anew each time, which would take
 * the server from everybody else. A hash names the same rows for ever.
 */
async function decodedTable(
  hash: string,
  store: TableServices["store"],
): Promise<TableRows | null> {
  const kept = decodedOf.get(store) ?? new Map<string, TableRows>();
  decodedOf.set(store, kept);
  const bytes = kept.has(hash) ? null : await store.readTable(hash);
  const table = kept.get(hash) ?? (bytes === null ? null : decodeTable(bytes));
  if (table !== null) {
    // The one used last is the last to be forgotten.
    kept.delete(hash);
    kept.set(hash, table);
    for (const oldest of [...kept.keys()].slice(0, -DECODED_KEPT)) {
      kept.delete(oldest);
    }
  }
  return table;
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
  try {
    const table = await decodedTable(hash, store);
    if (table === null) {
      const text = "there is no such table here: upload it first";
      return refuse("invalid-settings", `data.hash: ${text}`, "data.hash");
    }
    // The rows were read number by number when they were stored: what is left is how they fit.
    const fault = crossFault(withRows(settings, table));
    const path = pathText(fault?.path ?? []);
    return fault === null ? ok(settings) : refuse("invalid-settings", fault.message, path);
  } catch (error) {
    if (error instanceof TableFormatError) {
      return refuse("invalid-settings", `data: ${error.message}`, "data");
    }
    throw error;
  }
}
