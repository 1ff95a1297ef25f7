"use client";

import {
  type RefObject,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from "react";
import { TABLES } from "#client/text/en/tables.ts";
import { Button } from "#client/ui/button.tsx";
import { withImportedTable } from "#client/views/settings/changes/pasted-table.ts";
import { changeWith } from "#client/views/table/import-change.ts";
import { ImportFooter, ReadProgress } from "#client/views/table/import-footer.tsx";
import {
  type ImportPlan,
  importedTable,
  type PlanResult,
  plainPlan,
} from "#client/views/table/import-plan.ts";
import { ImportedPart } from "#client/views/table/imported-part.tsx";
import type { ReadTable } from "#client/views/table/read-table.ts";
import { FileButton, TableSource } from "#client/views/table/table-source.tsx";
import { TableWindow } from "#client/views/table/table-window.tsx";
import { useTableCommit } from "#client/views/table/use-table-commit.ts";
import { type Reading, useTableReader } from "#client/views/table/use-table-reader.ts";
import type { Scaling, TrainingSettings } from "#engine/settings.ts";

interface ImportDialogProps {
  readonly settings: TrainingSettings;
  /** One that was dropped: it is read at once. */
  readonly file: File | null;
  /** The revision of the data that the person saw when the window came. */
  readonly base: number;
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

interface Planned {
  readonly table: ReadTable;
  readonly plan: ImportPlan;
  readonly scaling: Scaling;
}

/** A table from a file or a spreadsheet in place of the room's data. */
export function ImportDialog({ settings, file, base, opener, onClose }: ImportDialogProps) {
  const reader = useTableReader();
  const commit = useTableCommit();
  const { reading } = reader;
  const [chosen, setChosen] = useState<Planned | null>(null);
  const readNow = useEffectEvent(() => (file === null ? undefined : reader.readFile(file)));
  useEffect(() => {
    void file;
    readNow();
  }, [file]);

  const planned = plannedOf(reading, chosen, settings.data.scaling);
  const [table, plan] = [planned?.table ?? null, planned?.plan ?? null];
  const made = useMemo(
    () => (table === null || plan === null ? null : importedTable(table, plan)),
    [table, plan],
  );
  const change = useChange(settings, made, planned?.scaling ?? "none");
  const startAnew = (act: () => void) => {
    setChosen(null);
    commit.forget();
    act();
  };
  const replace = async () => {
    if (made?.ok === true && planned !== null) {
      const make = (now: TrainingSettings) => withImportedTable(now, made.table, planned.scaling);
      if (await commit.commit(make, commit.isConflict ? undefined : base)) {
        onClose();
      }
    }
  };
  const again = (names: boolean) => startAnew(() => reader.readAgain(names));
  return (
    <TableWindow
      title={TABLES.importTitle}
      description={TABLES.importNote}
      onLeave={onClose}
      opener={opener}
      testId="import-table"
      footer={
        <ImportFooter
          isReady={made?.ok === true && change?.problem === null && !commit.isBusy}
          isBusy={commit.isBusy}
          isConflict={commit.isConflict}
          words={commit.problem ?? change?.problem ?? null}
          also={change?.also ?? null}
          onReplace={() => void replace()}
          onClose={onClose}
        />
      }
    >
      <SourcePart
        reading={reading}
        onFile={(next) => startAnew(() => reader.readFile(next))}
        onText={(text) => startAnew(() => reader.readText(text))}
        onCancel={() => startAnew(reader.cancel)}
      />
      {planned !== null && reading.kind === "read" && made !== null ? (
        <ImportedPart
          reading={reading}
          plan={planned.plan}
          scaling={planned.scaling}
          made={made}
          onNames={again}
          onPlan={(plan) => setChosen({ ...planned, plan })}
          onScaling={(scaling) => setChosen({ ...planned, scaling })}
        />
      ) : null}
    </TableWindow>
  );
}

interface SourcePartProps {
  readonly reading: Reading;
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
  readonly onCancel: () => void;
}

/** Where the table comes from, how far it is, or why it cannot be read. */
function SourcePart({ reading, onFile, onText, onCancel }: SourcePartProps) {
  if (reading.kind === "nothing") {
    return <TableSource onFile={onFile} onText={onText} />;
  }
  if (reading.kind === "reading") {
    return <ReadProgress share={reading.share} onCancel={onCancel} />;
  }
  return (
    <>
      {reading.kind === "refused" ? (
        <p role="alert" data-testid="read-problem" className="mb-3 text-alarm text-sm">
          {reading.name === null ? null : <span className="num mr-2">{reading.name}</span>}
          {reading.problem}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <FileButton onFile={onFile} />
        <Button
          size="small"
          tone="quiet"
          data-testid="import-again"
          onClick={onCancel}
          className="pointer-coarse:h-11"
        >
          {TABLES.otherTable}
        </Button>
      </div>
    </>
  );
}

/** What was chosen for this very table, or what suggests itself. */
function plannedOf(reading: Reading, chosen: Planned | null, scaling: Scaling): Planned | null {
  if (reading.kind !== "read") {
    return null;
  }
  return chosen?.table === reading.table ? chosen : suggested(reading.table, scaling);
}

const SUGGESTED = new WeakMap<ReadTable, Planned>();

function suggested(table: ReadTable, scaling: Scaling): Planned {
  const known = SUGGESTED.get(table) ?? { table, plan: plainPlan(table), scaling };
  SUGGESTED.set(table, known);
  return known;
}

/** Checked a moment after: a large table takes some time. */
function useChange(settings: TrainingSettings, made: PlanResult | null, scaling: Scaling) {
  const table = useDeferredValue(made?.ok === true ? made.table : null);
  return useMemo(
    () => (table === null ? null : changeWith(settings, table, scaling)),
    [settings, table, scaling],
  );
}
