"use client";

import { useEffect, useState } from "react";
import { withRows } from "#client/session/stored-tables.ts";
import type { RawData } from "#engine/data/dataset.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** The rows that settings name, before the split. */
type RowsHere =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  | {
      readonly kind: "here";
      /** The settings that were asked for. */
      readonly of: TrainingSettings;
      /** The same with the rows of their stored table in them. */
      readonly settings: TrainingSettings;
      readonly raw: RawData;
    };

interface RawDataHere {
  readonly rows: RowsHere;
  again(): void;
}

/** Stored tables and bundled sets are fetched. */
export function useRawData(settings: TrainingSettings | null): RawDataHere {
  const [rows, setRows] = useState<RowsHere>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    // Counted up to ask once more.
    void attempt;
    let isHere = true;
    setRows({ kind: "loading" });
    if (settings !== null) {
      void fetchRows(settings).then((fetched) => {
        if (isHere) {
          setRows(fetched);
        }
      });
    }
    return () => {
      isHere = false;
    };
  }, [settings, attempt]);
  return { rows, again: () => setAttempt(attempt + 1) };
}

async function fetchRows(settings: TrainingSettings): Promise<RowsHere> {
  try {
    const whole = await withRows(settings);
    return whole === null
      ? { kind: "failed" }
      : { kind: "here", of: settings, settings: whole, raw: await loadRawData(whole.data) };
  } catch {
    return { kind: "failed" };
  }
}
