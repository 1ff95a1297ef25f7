"use client";

import { type RefObject, useState } from "react";
import { TABLES } from "#client/text/en/tables.ts";
import { withImportedTable } from "#client/views/settings/changes/pasted-table.ts";
import { useSetting } from "#client/views/settings/use-setting.ts";
import { DraftFooter, LeavingFooter } from "#client/views/table/draft-footer.tsx";
import type { Selection } from "#client/views/table/grid-actions.ts";
import { type CellPlace, draftFault, rangeOf, tableOf } from "#client/views/table/table-draft.ts";
import { TableGrid } from "#client/views/table/table-grid.tsx";
import { TableToolbar } from "#client/views/table/table-toolbar.tsx";
import { TableWindow } from "#client/views/table/table-window.tsx";
import { useDraft } from "#client/views/table/use-draft.ts";
import { useTableCommit } from "#client/views/table/use-table-commit.ts";
import type { TableData, TrainingSettings } from "#engine/settings.ts";
import type { FieldRevision } from "#protocol/room.ts";

interface DraftEditorProps {
  readonly table: TableData;
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onImport: () => void;
}

const START: CellPlace = { row: 0, col: 0 };

/** A draft of the table with everything that can be done to it; the room gets it as one edit. */
export function DraftEditor({ table, opener, onClose, onImport }: DraftEditorProps) {
  const { isDisabled: isReadOnly } = useSetting("data");
  const draft = useDraft(table);
  const commit = useTableCommit();
  const [chosen, setSelection] = useState<Selection>({ anchor: START, active: START });
  const [note, setNote] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const selection = inside(chosen, draft.draft.rows.length, draft.draft.columns.length);
  const fault = draft.isChanged ? draftFault(draft.draft) : null;
  const isKnownConflict = commit.isConflict || draft.overtaken !== null;

  const leave = (go: () => void) => {
    draft.isChanged ? setLeaving(() => go) : go();
  };
  const save = async () => {
    const made = tableOf(draft.draft);
    const make = (now: TrainingSettings) => withImportedTable(now, made, draft.draft.scaling);
    if (await commit.commit(make, isKnownConflict ? undefined : draft.base)) {
      onClose();
    }
  };
  return (
    <TableWindow
      title={TABLES.editorTitle}
      description={isReadOnly ? TABLES.lookNote : TABLES.editorNote}
      onLeave={() => leave(onClose)}
      opener={opener}
      testId="table-editor"
      footer={
        leaving === null ? (
          <DraftFooter
            words={commit.problem ?? overtakenWords(draft.overtaken)}
            fault={fault}
            note={note}
            isConflict={isKnownConflict}
            isBusy={commit.isBusy}
            maySave={draft.isChanged && fault === null && !isReadOnly && !commit.isBusy}
            onFault={(at) => setSelection({ anchor: at, active: at })}
            onTheirs={() => {
              commit.forget();
              draft.takeRooms();
            }}
            onSave={() => void save()}
            onClose={() => leave(onClose)}
          />
        ) : (
          <LeavingFooter onDrop={leaving} onStay={() => setLeaving(null)} />
        )
      }
    >
      {isReadOnly ? null : (
        <TableToolbar
          draft={draft}
          range={rangeOf(selection.anchor, selection.active)}
          onSelect={setSelection}
          onNote={setNote}
          onImport={() => leave(onImport)}
        />
      )}
      <TableGrid
        draft={draft}
        selection={selection}
        isReadOnly={isReadOnly}
        onSelect={setSelection}
        onNote={setNote}
      />
    </TableWindow>
  );
}

function overtakenWords(by: FieldRevision | null): string | null {
  return by === null ? null : TABLES.changedMeanwhile(by.by.name);
}

/** The selection, moved back where rows or columns were taken away. */
function inside({ anchor, active }: Selection, rows: number, columns: number): Selection {
  const within = ({ row, col }: CellPlace): CellPlace => ({
    row: Math.min(row, rows - 1),
    col: Math.min(col, columns - 1),
  });
  return { anchor: within(anchor), active: within(active) };
}
