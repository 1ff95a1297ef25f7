import { dataInputNames } from "#engine/data/columns.ts";
import type { StoredData, TableData, TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { counted, fault, type SettingsFault, shown } from "#protocol/settings-faults.ts";

/** Columns of a table: not too many, each with a name of its own. */
export function columnFault({ data }: TrainingSettings): SettingsFault | null {
  if (data.kind !== "table" && data.kind !== "stored") {
    return null;
  }
  const columns = columnCount(data);
  if (columns > LIMITS.tableColumns) {
    return fault(["data"], `${columns} columns are too many: at most ${LIMITS.tableColumns}`);
  }
  const seen = new Set<string>();
  for (const key of ["inputs", "outputs"] as const) {
    for (const [i, name] of data[key].entries()) {
      if (seen.has(name)) {
        return fault(["data", key, i], `${shown(name)} names two columns: names must differ`);
      }
      seen.add(name);
    }
  }
  return null;
}

/** Rows of a table: at least one, as wide as the names, within the limit of cells. */
export function sizeFault({ data }: TrainingSettings): SettingsFault | null {
  if (data.kind === "stored") {
    return cellFault(data.rowCount * columnCount(data), "rowCount");
  }
  if (data.kind !== "table") {
    return null;
  }
  const columns = columnCount(data);
  if (data.rows.length === 0) {
    return fault(["data", "rows"], "has no row: at least one is needed");
  }
  const ragged = data.rows.findIndex((row) => row.length !== columns);
  if (ragged >= 0) {
    const length = data.rows[ragged]?.length ?? 0;
    const message = `has ${counted(length, "number")}, ${counted(columns, "column")} are named`;
    return fault(["data", "rows", ragged], message);
  }
  return cellFault(data.rows.length * columns, "rows");
}

/** Features are for data of two inputs, each at most once. */
export function featureFault({ data, features }: TrainingSettings): SettingsFault | null {
  if (features === undefined) {
    return null;
  }
  const inputs = dataInputNames(data).length;
  if (inputs !== 2) {
    return fault(
      ["features"],
      `features are for data with two inputs, this has ${counted(inputs, "input")}`,
    );
  }
  const twice = features.findIndex((feature, i) => features.indexOf(feature) < i);
  return twice < 0
    ? null
    : fault(["features", twice], `${shown(features[twice])} is there twice: once is enough`);
}

function cellFault(cells: number, key: string): SettingsFault | null {
  return cells > LIMITS.tableCells
    ? fault(["data", key], `${cells} cells are too many: at most ${LIMITS.tableCells}`)
    : null;
}

function columnCount({ inputs, outputs }: TableData | StoredData): number {
  return inputs.length + outputs.length;
}
