import { TABLES } from "#client/text/en/tables.ts";
import { isLarge, withImportedTable } from "#client/views/settings/changes/pasted-table.ts";
import { pastedCells } from "#client/views/table/clipboard-cells.ts";
import {
  type CellPlace,
  draftFault,
  draftOf,
  tableOf,
  withBlock,
} from "#client/views/table/table-draft.ts";
import type { TableData, TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

/** The document with the cells in it, or why there is none. */
export type Pasted =
  | { readonly ok: true; readonly value: TrainingSettings }
  | { readonly ok: false; readonly problem: string };

/** Rule UI-77: the document with a spreadsheet's cells in its table, from one cell on. */
export function withPastedBlock(
  settings: TrainingSettings,
  data: TableData,
  place: CellPlace,
  text: string,
): Pasted {
  const draft = withBlock(draftOf(data), place, pastedCells(text));
  if (draft === null) {
    return { ok: false, problem: TABLES.full(LIMITS.tableCells, LIMITS.tableColumns) };
  }
  const fault = draftFault(draft);
  if (fault !== null) {
    return { ok: false, problem: fault.words };
  }
  const value = withImportedTable(settings, tableOf(draft), data.scaling);
  return isLarge(value)
    ? { ok: false, problem: TABLES.tooLargeHere(LIMITS.roomTableCells) }
    : { ok: true, value };
}
