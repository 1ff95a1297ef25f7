"use client";

import { useId, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { withData } from "#client/views/settings/changes/choose-data.ts";
import { readPastedTable, tableDataOf } from "#client/views/settings/changes/pasted-table.ts";
import { limitsProblem } from "#client/views/settings/number-limits.ts";
import { RefusalLine } from "#client/views/settings/setting-row.tsx";
import type { Setting } from "#client/views/settings/use-setting.ts";
import type { TableData, TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { paste: words } = text.settings;

interface PasteDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly settings: TrainingSettings;
  readonly data: TableData;
  readonly setting: Setting;
}

/** A table from a spreadsheet or a CSV file in place of the room's. */
export function PasteDialog({ isOpen, onOpenChange, settings, data, setting }: PasteDialogProps) {
  const id = useId();
  const [pasted, setPasted] = useState("");
  const [targets, setTargets] = useState(data.outputs.length);
  const table = pasted.trim() === "" ? null : readPastedTable(pasted);
  const columns = table?.ok === true ? (table.value.rows[0]?.length ?? 0) : null;
  const count = columns === null ? targets : Math.min(targets, columns - 1);
  const next =
    table?.ok === true ? withData(settings, tableDataOf(table.value, count, data.scaling)) : null;
  const problem =
    table?.ok === false ? table.problem : next === null ? null : setting.problemOf(next);
  const replace = () => {
    if (next !== null) {
      setting.commitSettings(next);
      setPasted("");
      onOpenChange(false);
    }
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={words.title}
      description={words.note(formatCount(LIMITS.roomTableCells))}
    >
      <label htmlFor={id} className="sr-only">
        {words.label}
      </label>
      <textarea
        ref={focusAtOnce}
        id={id}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
        spellCheck={false}
        rows={8}
        placeholder={words.placeholder}
        data-testid="paste-text"
        className="num w-full rounded-md border border-line-strong/60 bg-raised p-2 text-xs"
      />
      <div className="mt-2 flex min-h-11 items-center justify-between gap-3 text-[0.8125rem]">
        <span>{words.targets}</span>
        <NumberField
          label={words.targets}
          value={count}
          check={(value) =>
            limitsProblem(value, { min: 1, max: (columns ?? 2) - 1, isWhole: true })
          }
          notANumber={text.settings.notANumber}
          onCommit={(value) => setTargets(value ?? 1)}
          testId="paste-targets"
          className="w-16 text-right"
        />
      </div>
      {columns === null || problem !== null || table?.ok !== true ? null : (
        <p className="num text-2xs text-soft" role="status">
          {words.found(table.value.rows.length, columns - count, count)}
        </p>
      )}
      <RefusalLine words={problem} />
      <Button
        tone="primary"
        disabled={next === null || problem !== null}
        data-testid="paste-replace"
        onClick={replace}
        className="mt-4 w-full pointer-coarse:h-11"
      >
        {words.replace}
      </Button>
    </Dialog>
  );
}

/** Before the dialog looks for the first thing to focus, which would be its close button. */
function focusAtOnce(element: HTMLTextAreaElement | null): void {
  element?.focus();
}
