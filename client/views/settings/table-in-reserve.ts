"use client";

import { useEffect, useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import type { Data, TableData } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";

/**
 * The table that comes when somebody goes back to a table: the last one that was here, or the
 * run's, or Origin's.
 */
export function useTableInReserve(data: Data): TableData {
  const runs = useSession((state) => state.settingsInForce?.data);
  const [last, setLast] = useState<TableData | null>(null);
  useEffect(() => {
    if (data.kind === "table") {
      setLast(data);
    }
  }, [data]);
  return last ?? (runs?.kind === "table" ? runs : ORIGIN_TABLE);
}

const ORIGIN_TABLE: TableData =
  ORIGIN.data.kind === "table"
    ? ORIGIN.data
    : { kind: "table", inputs: ["x"], outputs: ["y"], rows: [[0, 0]], scaling: "none" };
