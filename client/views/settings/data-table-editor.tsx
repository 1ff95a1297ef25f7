"use client";

import { Plus, X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import { freshRow, withRows } from "#client/views/settings/changes/choose-data.ts";
import { DataCell } from "#client/views/settings/data-cell.tsx";
import { fieldId } from "#client/views/settings/field-id.ts";
import { AlsoLine, RefusalLine } from "#client/views/settings/setting-row.tsx";
import { type Setting, useSetting } from "#client/views/settings/use-setting.ts";
import type { Pasted } from "#client/views/table/pasted-block.ts";
import type { TableData, TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const ROWS = 12;
const COLUMNS = 8;

interface DataTableEditorProps {
  readonly settings: TrainingSettings;
  readonly data: TableData;
}

/** The data as a table to type into: inputs first, then the outputs, which are marked. */
export function DataTableEditor({ settings, data }: DataTableEditorProps) {
  const rows = useSetting("data.rows");
  const [top, setTop] = useState(0);
  const [left, setLeft] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const width = data.inputs.length + data.outputs.length;
  const shownRows = windowOf(data.rows.length, top, ROWS);
  const shownCols = windowOf(width, left, COLUMNS);
  const mayAdd = (data.rows.length + 1) * width <= LIMITS.roomTableCells;

  return (
    <div className="min-w-0">
      <div className="max-w-full overflow-x-auto py-1">
        <table
          // ARIA's grid is a table whose cells take the focus.
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
          role="grid"
          aria-label={text.settings.dataTable}
          onKeyDown={moveBetweenCells}
          onPaste={(event) => pasteInto(event, rows, settings, data)}
          className="w-full border-collapse"
        >
          <thead>
            <tr>
              <td className="w-6" />
              {shownCols.indices.map((col) => (
                <ColumnHead key={col} data={data} col={col} />
              ))}
              <td className="w-7" />
            </tr>
          </thead>
          <tbody>
            {shownRows.indices.map((row) => (
              <tr key={row} className="group">
                <th scope="row" className="num pr-1.5 text-right font-normal text-2xs text-faint">
                  {row + 1}
                </th>
                {shownCols.indices.map((col) => (
                  <DataCell
                    key={col}
                    settings={settings}
                    row={row}
                    col={col}
                    isOutput={col >= data.inputs.length}
                    onProblem={setProblem}
                  />
                ))}
                <td className="pl-0.5">
                  <IconButton
                    label={text.settings.removeRow(row + 1)}
                    size="small"
                    disabled={rows.isDisabled || data.rows.length <= 1}
                    onClick={() =>
                      rows.commitSettings(withRows(settings, data, data.rows.toSpliced(row, 1)))
                    }
                  >
                    <X size={13} aria-hidden />
                  </IconButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RefusalLine words={problem ?? rows.refusal} />
      <AlsoLine words={rows.also} />
      <WindowPager
        label={text.matrices.rows}
        total={data.rows.length}
        shown={shownRows}
        onMove={setTop}
      />
      <WindowPager label={text.matrices.columns} total={width} shown={shownCols} onMove={setLeft} />
      <div className="flex flex-wrap">
        <Button
          size="small"
          tone="quiet"
          disabled={rows.isDisabled || !mayAdd}
          data-testid="add-row"
          title={mayAdd ? undefined : text.settings.tableFull(formatCount(LIMITS.roomTableCells))}
          onClick={() =>
            rows.commitSettings(
              withRows(settings, data, [...data.rows, freshRow(data, settings.loss)]),
            )
          }
        >
          <Plus size={14} aria-hidden />
          {text.settings.addRow}
        </Button>
      </div>
    </div>
  );
}

function ColumnHead({ data, col }: { readonly data: TableData; readonly col: number }) {
  const isOutput = col >= data.inputs.length;
  const path = isOutput ? `data.outputs[${col - data.inputs.length}]` : `data.inputs[${col}]`;
  const setting = useSetting(path);
  const name = String(setting.value ?? "");
  return (
    <th scope="col" className="p-0 font-normal">
      <span className="block text-center text-[0.625rem] text-faint leading-3">
        {isOutput ? text.settings.target : text.settings.input}
      </span>
      <TextField
        label={text.settings.columnName(name)}
        value={name}
        onCommit={setting.commit}
        onFocus={setting.onFocus}
        onBlur={setting.onBlur}
        disabled={setting.isDisabled}
        maxLength={LIMITS.columnNameCharacters}
        testId={fieldId(path)}
        title={setting.refusal ?? name}
        aria-invalid={setting.refusal !== null}
        className="num !rounded-none !border-transparent h-7 w-full min-w-11 bg-transparent !px-1 text-center font-medium text-xs disabled:text-ink aria-[invalid=true]:text-alarm"
      />
    </th>
  );
}

interface Place {
  readonly row: number;
  readonly col: number;
}

function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof HTMLInputElement ? target.dataset["cell"] : undefined;
  const [row, col] = cell?.split("-").map(Number) ?? [];
  return row === undefined || col === undefined ? null : { row, col };
}

/** One number is the field's; a block of cells is the table's. */
function pasteInto(
  event: ClipboardEvent,
  rows: Setting,
  settings: TrainingSettings,
  data: TableData,
): void {
  const place = placeOf(event.target);
  const cells = event.clipboardData.getData("text/plain");
  if (place !== null && !rows.isDisabled && /[\t\n]./.test(cells)) {
    event.preventDefault();
    void pasteBlock(settings, data, place, cells).then((pasted) =>
      pasted.ok ? rows.commitSettings(pasted.value) : rows.setProblem(pasted.problem),
    );
  }
}

/** A spreadsheet's cells from one cell on; what reads them is loaded for the first ones. */
async function pasteBlock(
  settings: TrainingSettings,
  data: TableData,
  place: Place,
  cells: string,
): Promise<Pasted> {
  try {
    const { withPastedBlock } = await import("#client/views/table/pasted-block.ts");
    return withPastedBlock(settings, data, place, cells);
  } catch {
    // A part of the page that could not be fetched.
    return { ok: false, problem: text.settings.notSent };
  }
}

const UP_AND_DOWN: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
};

/** Up, down and Enter always move; left and right do when the whole text or its end is marked. */
function moveBetweenCells(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLInputElement) || target.dataset["cell"] === undefined) {
    return;
  }
  const move = UP_AND_DOWN[key] ?? sideways(key, target);
  const { row, col } = placeOf(target) ?? { row: 0, col: 0 };
  const next =
    move === null
      ? null
      : currentTarget.querySelector<HTMLInputElement>(
          `input[data-cell="${row + move[0]}-${col + move[1]}"]`,
        );
  if (next !== null) {
    event.preventDefault();
    next.focus();
    next.select();
  }
}

function sideways(key: string, input: HTMLInputElement): readonly [number, number] | null {
  const isAll = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  if (key === "ArrowLeft" && (isAll || input.selectionEnd === 0)) {
    return [0, -1];
  }
  return key === "ArrowRight" && (isAll || input.selectionStart === input.value.length)
    ? [0, 1]
    : null;
}
