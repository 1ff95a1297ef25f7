import type { TableData } from "#engine/settings.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { columnFault, sizeFault } from "#protocol/settings-checks-data.ts";
import { dataSchema } from "#protocol/settings-data.ts";
import {
  describeIssue,
  firstFault,
  pathText,
  type SettingsFault,
} from "#protocol/settings-faults.ts";

/**
 * The body of `POST /api/rooms/CODE/tables`, `{inputs, outputs, rows, scaling?}`, read as settings
 * read a table; or the first fault with its path in the body. Whether the targets suit a loss is
 * a matter of the settings that name the table.
 */
export function parseUploadedTable(body: unknown): Result<TableData> {
  const table = typeof body === "object" && body !== null ? { ...body, kind: "table" } : body;
  const parsed = dataSchema.safeParse(table, { error: describeIssue });
  if (!parsed.success) {
    return refused(firstFault(parsed.error));
  }
  const { data } = parsed;
  if (data.kind !== "table") {
    return refuse("invalid-settings", "a table has inputs, outputs and rows");
  }
  const fault = columnFault({ ...ORIGIN, data }) ?? sizeFault({ ...ORIGIN, data });
  if (fault === null) {
    return ok(data);
  }
  // Faults name the settings' place: here the table is the document.
  return refused({ ...fault, path: fault.path.slice(1) });
}

function refused({ path, message }: SettingsFault): Result<never> {
  const at = pathText(path);
  return refuse("invalid-settings", `${at === "" ? "the table" : at}: ${message}`, at);
}
