"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { withRows } from "#client/session/stored-tables.ts";
import { TABLES } from "#client/text/en/tables.ts";
import { Button } from "#client/ui/button.tsx";
import { DraftEditor } from "#client/views/table/draft-editor.tsx";
import { tableFromSet } from "#client/views/table/table-from-set.ts";
import { TableWindow } from "#client/views/table/table-window.tsx";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import type { TableData, TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { tableCells } from "#protocol/room-fault.ts";

interface TableEditorProps {
  readonly settings: TrainingSettings;
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onImport: () => void;
}

type Loaded =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly words: string }
  | { readonly kind: "ready"; readonly table: TableData };

/** The room's data as one table to work on, whatever they are and however many rows they have. */
export function TableEditor({ settings, opener, onClose, onImport }: TableEditorProps) {
  const { data } = settings;
  const [loaded, setLoaded] = useState<Loaded>(() =>
    data.kind === "table" ? { kind: "ready", table: data } : { kind: "loading" },
  );
  const key = JSON.stringify(data.kind === "table" ? null : data);
  const isTable = data.kind === "table";
  // The key stands for what of the settings is loaded.
  const loadNow = useEffectEvent(() => load(settings));
  useEffect(() => {
    void key;
    let isWanted = true;
    if (!isTable) {
      void loadNow().then((next) => isWanted && setLoaded(next));
    }
    return () => {
      isWanted = false;
    };
  }, [key, isTable]);
  const table = isTable ? data : loaded.kind === "ready" ? loaded.table : null;
  if (table !== null) {
    return <DraftEditor table={table} opener={opener} onClose={onClose} onImport={onImport} />;
  }
  return (
    <TableWindow
      title={TABLES.editorTitle}
      description={TABLES.editorNote}
      onLeave={onClose}
      opener={opener}
      testId="table-editor"
      footer={
        <div className="flex justify-end">
          <Button onClick={onClose}>{TABLES.close}</Button>
        </div>
      }
    >
      {loaded.kind === "failed" ? (
        <p role="alert" className="text-alarm text-sm">
          {loaded.words}
        </p>
      ) : (
        <div className="skeleton h-64" />
      )}
    </TableWindow>
  );
}

async function load(settings: TrainingSettings): Promise<Loaded> {
  try {
    const whole = await withRows(settings);
    if (whole === null) {
      return { kind: "failed", words: TABLES.notLoaded };
    }
    const table = tableFromSet(whole, await loadRawData(whole.data));
    return tableCells(table) > LIMITS.tableCells
      ? { kind: "failed", words: TABLES.tooLargeToEdit(LIMITS.tableCells) }
      : { kind: "ready", table };
  } catch {
    // A part of the page that could not be fetched.
    return { kind: "failed", words: TABLES.notLoaded };
  }
}
