"use client";

import { FileUp, Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { TABLES } from "#client/text/en/tables.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { Choice } from "#client/ui/choice.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import type { Selection } from "#client/views/table/grid-actions.ts";
import {
  type CellRange,
  mayHave,
  type TableDraft,
  withColumn,
  withoutColumns,
  withoutRows,
  withRows,
} from "#client/views/table/table-draft.ts";
import type { useDraft } from "#client/views/table/use-draft.ts";
import { SCALINGS, type Scaling } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

interface TableToolbarProps {
  readonly draft: ReturnType<typeof useDraft>;
  readonly range: CellRange;
  readonly onSelect: (selection: Selection) => void;
  readonly onNote: (words: string | null) => void;
  readonly onImport: () => void;
}

/** What can be done to rows and columns: below, to the right of, or to those that are selected. */
export function TableToolbar({ draft, range, onSelect, onNote, onImport }: TableToolbarProps) {
  const { history, change } = draft;
  const { rows, columns } = draft.draft;
  const { from, to } = range;
  const grow = (next: TableDraft, row: number, col: number) => {
    onNote(null);
    change(next);
    onSelect({ anchor: { row, col }, active: { row, col } });
  };
  const full = () => onNote(TABLES.full(LIMITS.tableCells, LIMITS.tableColumns));
  return (
    <fieldset aria-label={TABLES.tools} className="-ml-2.5 flex flex-wrap items-center gap-1 pb-2">
      <Tool
        testId="table-add-row"
        onClick={() =>
          mayHave(rows.length + 1, columns.length)
            ? grow(withRows(draft.draft, to.row + 1, 1), to.row + 1, from.col)
            : full()
        }
      >
        {TABLES.addRow}
      </Tool>
      <Tool
        testId="table-remove-rows"
        isDisabled={rows.length <= 1}
        onClick={() => change(withoutRows(draft.draft, from.row, to.row))}
      >
        {TABLES.removeRows(to.row - from.row + 1)}
      </Tool>
      <Tool
        testId="table-add-column"
        onClick={() =>
          mayHave(rows.length, columns.length + 1)
            ? grow(withColumn(draft.draft, to.col + 1), from.row, to.col + 1)
            : full()
        }
      >
        {TABLES.addColumn}
      </Tool>
      <Tool
        testId="table-remove-columns"
        isDisabled={columns.length - (to.col - from.col + 1) < 2}
        onClick={() => change(withoutColumns(draft.draft, from.col, to.col))}
      >
        {TABLES.removeColumns(to.col - from.col + 1)}
      </Tool>
      <span className="flex-1" />
      <ScalingChoice
        value={draft.draft.scaling}
        onChange={(scaling) => change({ ...draft.draft, scaling })}
      />
      <IconButton
        label={TABLES.undo}
        disabled={history.past.length === 0}
        data-testid="table-undo"
        onClick={draft.undo}
        className="pointer-coarse:size-11"
      >
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={TABLES.redo}
        disabled={history.undone.length === 0}
        onClick={draft.redo}
        className="pointer-coarse:size-11"
      >
        <Redo2 size={15} aria-hidden />
      </IconButton>
      <Tool testId="table-import" onClick={onImport}>
        <FileUp size={14} aria-hidden />
        {TABLES.bringIn}
      </Tool>
    </fieldset>
  );
}

interface ScalingChoiceProps {
  readonly value: Scaling;
  readonly onChange: (scaling: Scaling) => void;
}

/** How the input columns are scaled before the network sees them. */
export function ScalingChoice({ value, onChange }: ScalingChoiceProps) {
  return (
    <span className="flex items-center gap-2 text-xs">
      <span aria-hidden>{text.settings.scaling}</span>
      <Choice
        label={text.settings.scaling}
        value={value}
        options={SCALINGS.map((scaling) => ({
          value: scaling,
          label: text.settings.scalings[scaling].name,
          detail: text.settings.scalings[scaling].detail,
        }))}
        onChange={onChange}
        testId="table-scaling"
        className="w-32 pointer-coarse:h-11"
      />
    </span>
  );
}

interface ToolProps {
  readonly testId: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ testId, isDisabled = false, onClick, children }: ToolProps) {
  return (
    <Button
      size="small"
      tone="quiet"
      disabled={isDisabled}
      data-testid={testId}
      onClick={onClick}
      className="pointer-coarse:h-11"
    >
      {children}
    </Button>
  );
}
