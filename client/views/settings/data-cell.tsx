"use client";

import { useEffect } from "react";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { NumberField } from "#client/ui/number-field.tsx";
import { personColour } from "#client/ui/person-colour.ts";
import { withCell } from "#client/views/settings/changes/choose-data.ts";
import { fieldId } from "#client/views/settings/field-id.ts";
import { limitsProblem } from "#client/views/settings/number-limits.ts";
import { useSetting } from "#client/views/settings/use-setting.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const ANY = { min: -LIMITS.magnitude, max: LIMITS.magnitude, isWhole: false };

interface DataCellProps {
  readonly settings: TrainingSettings;
  readonly row: number;
  readonly col: number;
  readonly isOutput: boolean;
  /** The table says below itself what is wrong in a cell. */
  readonly onProblem: (words: string | null) => void;
}

/** One number of the data table. */
export function DataCell({ settings, row, col, isOutput, onProblem }: DataCellProps) {
  const path = `data.rows[${row}][${col}]`;
  const setting = useSetting(path);
  const { refusal, editor } = setting;
  useEffect(() => {
    if (refusal === null) {
      return;
    }
    onProblem(text.settings.cellProblem(row + 1, refusal));
    return () => onProblem(null);
  }, [refusal, row, onProblem]);
  return (
    <td
      className={classNames("border border-line p-0", isOutput && "bg-sunken")}
      style={editor === null ? undefined : { outline: `2px solid ${personColour(editor.color)}` }}
      title={editor === null ? String(setting.value) : text.settings.isEditing(editor.name)}
    >
      <NumberField
        label={text.settings.cell(row + 1, col + 1)}
        value={typeof setting.value === "number" ? setting.value : null}
        check={(value) =>
          limitsProblem(value, ANY) ?? setting.problemOf(withCell(settings, row, col, value))
        }
        notANumber={text.settings.notANumber}
        onCommit={(value) => setting.commitSettings(withCell(settings, row, col, value ?? 0))}
        onDraft={setting.onDraft}
        onProblem={setting.setProblem}
        onFocus={(event) => {
          event.currentTarget.select();
          setting.onFocus();
        }}
        onBlur={setting.onBlur}
        disabled={setting.isDisabled}
        aria-invalid={refusal !== null}
        testId={fieldId(path)}
        data-cell={`${row}-${col}`}
        className={classNames(
          "!h-7 !rounded-none !border-transparent w-full min-w-11 bg-transparent !px-1 text-center text-xs disabled:!text-ink",
          setting.isUnconfirmed && "opacity-60",
          setting.waits && "font-semibold !text-accent",
        )}
      />
    </td>
  );
}
