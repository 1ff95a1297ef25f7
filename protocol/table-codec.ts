import type { StoredData, TableData, TrainingSettings } from "#engine/settings.ts";

/** Bytes that are no stored table, or another one than the settings name. */
export class TableFormatError extends Error {
  override readonly name = "TableFormatError";
}

// Little-endian. Documented byte by byte in docs/PROTOCOL.md, section "Table".
const VERSION = 1;
const HEADER_BYTES = 16;

/** The rows of a table. Shapes: `rows` is samples x (inputs + outputs), input columns first. */
export interface TableRows {
  readonly inputCount: number;
  readonly outputCount: number;
  readonly rows: readonly (readonly number[])[];
}

/**
 * The one way to write these numbers, so that equal tables have equal hashes; names and scaling
 * stay in the settings. The result is a fresh buffer that the caller owns.
 *
 * @throws {RangeError} when a row has not as many numbers as there are columns.
 */
export function encodeTable({ inputCount, outputCount, rows }: TableRows): Uint8Array<ArrayBuffer> {
  const columns = inputCount + outputCount;
  const bytes = new Uint8Array(HEADER_BYTES + rows.length * columns * 8);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint32(4, inputCount, true);
  view.setUint32(8, outputCount, true);
  view.setUint32(12, rows.length, true);
  let offset = HEADER_BYTES;
  for (const row of rows) {
    if (row.length !== columns) {
      throw new RangeError(`a row of ${row.length} numbers in a table of ${columns} columns`);
    }
    for (const value of row) {
      view.setFloat64(offset, value, true);
      offset += 8;
    }
  }
  return bytes;
}

/**
 * Reads a table that came over the network or out of the database.
 *
 * @throws {TableFormatError} on a wrong version or length, or a number that is not finite. Never
 * reads past the end.
 */
export function decodeTable(bytes: Uint8Array): TableRows {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { inputCount, outputCount, rowCount } = readHeader(view);
  const columns = inputCount + outputCount;
  const rows: number[][] = [];
  for (let r = 0; r < rowCount; r++) {
    const at = HEADER_BYTES + r * columns * 8;
    const row = Array.from({ length: columns }, (_, c) => view.getFloat64(at + c * 8, true));
    if (!row.every(Number.isFinite)) {
      throw new TableFormatError(`row ${r + 1} of the table holds a number that is not finite`);
    }
    rows.push(row);
  }
  return { inputCount, outputCount, rows };
}

/**
 * The settings with the rows of their stored table in place of its hash: what a run trains on.
 *
 * @throws {TableFormatError} when the bytes are no table or have other columns or rows.
 */
export function withTable(settings: TrainingSettings, bytes: Uint8Array): TrainingSettings {
  return settings.data.kind === "stored" ? withRows(settings, decodeTable(bytes)) : settings;
}

/**
 * As `withTable`, with rows that were decoded before.
 *
 * @throws {TableFormatError} when they have other columns or another number of rows.
 */
export function withRows(settings: TrainingSettings, table: TableRows): TrainingSettings {
  const { data } = settings;
  return data.kind === "stored" ? { ...settings, data: inlineTable(data, table) } : settings;
}

function inlineTable(data: StoredData, { inputCount, outputCount, rows }: TableRows): TableData {
  const { inputs, outputs, rowCount, scaling } = data;
  if (inputCount !== inputs.length || outputCount !== outputs.length || rows.length !== rowCount) {
    throw new TableFormatError(
      `the stored table has ${inputCount} + ${outputCount} columns and ${rows.length} rows, the settings say ${inputs.length} + ${outputs.length} and ${rowCount}`,
    );
  }
  return { kind: "table", inputs, outputs, rows, scaling };
}

function readHeader(view: DataView) {
  if (view.byteLength < HEADER_BYTES) {
    throw new TableFormatError(`table is ${view.byteLength} bytes, its header alone has 16`);
  }
  const version = view.getUint8(0);
  if (version !== VERSION || view.getUint32(0, true) >>> 8 !== 0) {
    throw new TableFormatError(`table version ${version}, this build reads ${VERSION}`);
  }
  const inputCount = view.getUint32(4, true);
  const outputCount = view.getUint32(8, true);
  const rowCount = view.getUint32(12, true);
  const expected = HEADER_BYTES + rowCount * (inputCount + outputCount) * 8;
  if (view.byteLength !== expected) {
    throw new TableFormatError(`table is ${view.byteLength} bytes, its header says ${expected}`);
  }
  return { inputCount, outputCount, rowCount };
}
