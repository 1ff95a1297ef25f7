"use client";

import { type RefObject, useRef, useState } from "react";
import { formatShort } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import { writeCell } from "#client/views/matrices/cell-writer.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";
import { onlyRows } from "#client/views/network/only-row.ts";
import { useRowChoice } from "#client/views/outputs/row-choice.tsx";
import { predict } from "#engine/reference/predict.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const ROWS = 12;
/** With several outputs there is room for fewer inputs beside them. */
const INPUTS_SHOWN = { oneOutput: 4, more: 2 };
const OUTPUTS_SHOWN = 10;

/** Every data row: inputs, target y, the network's answer a, and the error between them. */
export function OutputsPanel() {
  const settings = useSession((state) => state.settingsInForce);
  const isExact = useSession((state) => state.frame?.isExact ?? true);
  return (
    <section aria-labelledby="outputs-title" className="min-w-0">
      <h2 id="outputs-title" className="eyebrow flex min-h-8 items-center">
        {text.outputs.title}
      </h2>
      {isExact ? null : <p className="mb-1 text-2xs text-soft">{text.matrices.rounded}</p>}
      {settings === null ? (
        <div className="skeleton h-36 w-full" />
      ) : (
        <OutputsTable settings={settings} />
      )}
    </section>
  );
}

function OutputsTable({ settings }: { readonly settings: TrainingSettings }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { row: chosen, setRow } = useRowChoice();
  const [start, setStart] = useState(0);
  const { inputs, outputs, rows } = settings.data;
  const shown = windowOf(rows.length, start, ROWS);
  useWriteOutputs(body, shown.from, shown.to, settings);
  const shownInputs = inputs.slice(
    0,
    outputs.length === 1 ? INPUTS_SHOWN.oneOutput : INPUTS_SHOWN.more,
  );
  const shownOutputs = outputs.slice(0, OUTPUTS_SHOWN);
  const marked = Math.min(chosen, rows.length - 1);

  return (
    <div className="min-w-0">
      <div className="max-w-full overflow-x-auto">
        <table className="w-full border-collapse text-xs" aria-label={text.outputs.label}>
          <thead>
            <tr className="border-line border-b text-2xs text-soft">
              <Head name={text.outputs.row} isLeft />
              {shownInputs.map((name) => (
                <Head key={name} name={name} />
              ))}
              {shownOutputs.map((name) => (
                <OutputHeads key={name} name={name} isOnly={outputs.length === 1} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.indices.map((row) => (
              <tr
                key={row}
                onClick={() => setRow(row)}
                className={classNames(
                  "cursor-pointer border-line border-b",
                  row === marked ? "[&>*:not(.value-cell)]:bg-accent-wash" : "hover:bg-sunken",
                )}
              >
                <th scope="row" className="py-0 pl-0 text-left font-normal">
                  <button
                    type="button"
                    aria-pressed={row === marked}
                    aria-label={text.outputs.chooseRow(row + 1)}
                    className="num h-8 min-w-9 px-2 text-left text-soft aria-pressed:font-semibold aria-pressed:text-accent"
                  >
                    {row + 1}
                  </button>
                </th>
                {shownInputs.map((name, col) => (
                  <td
                    key={name}
                    title={String(rows[row]?.[col] ?? 0)}
                    className="num px-1.5 text-right text-soft"
                  >
                    {formatShort(rows[row]?.[col] ?? 0)}
                  </td>
                ))}
                {shownOutputs.map((name, col) => (
                  <OutputCells
                    key={name}
                    row={row}
                    col={col}
                    target={rows[row]?.[inputs.length + col] ?? 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Hidden
        inputs={inputs.length - shownInputs.length}
        outputs={outputs.length - shownOutputs.length}
      />
      <WindowPager label={text.matrices.rows} total={rows.length} shown={shown} onMove={setStart} />
    </div>
  );
}

function useWriteOutputs(
  body: RefObject<HTMLElement | null>,
  from: number,
  to: number,
  settings: TrainingSettings,
): void {
  useOnMoment(
    (moment: Moment) => {
      const answers = predict(onlyRows(moment.settings, from, to), moment.parameters);
      for (const cell of body.current?.querySelectorAll<HTMLElement>("[data-output]") ?? []) {
        const [row = 0, col = 0] = (cell.dataset["output"] ?? "").split("-").map(Number);
        writeOutput(
          cell,
          moment.settings,
          row,
          col,
          answers.data[(row - from) * answers.cols + col],
        );
      }
    },
    [from, to, settings],
  );
}

function writeOutput(
  cell: HTMLElement,
  { data: { inputs, outputs, rows } }: TrainingSettings,
  row: number,
  col: number,
  answer: number | undefined,
): void {
  const target = rows[row]?.[inputs.length + col];
  if (answer === undefined || target === undefined) {
    return;
  }
  const unit = outputs.length === 1 ? "" : `${col + 1}`;
  if (cell.dataset["kind"] === "error") {
    writeCell(cell, `y${unit} − a${unit}`, target - answer, 1);
  } else {
    writeCell(cell, `a${unit}`, answer, 1);
  }
}

function Head({ name, isLeft = false }: { readonly name: string; readonly isLeft?: boolean }) {
  return (
    <th
      scope="col"
      className={classNames(
        "num max-w-16 truncate px-1.5 py-1 font-normal",
        isLeft ? "pl-2 text-left" : "text-right",
      )}
    >
      {name}
    </th>
  );
}

function OutputHeads({ name, isOnly }: { readonly name: string; readonly isOnly: boolean }) {
  return (
    <>
      <Head name={name} />
      <Head name={isOnly ? "a" : `a(${name})`} />
      <Head name={isOnly ? `${name} − a` : "−"} />
    </>
  );
}

interface OutputCellsProps {
  readonly row: number;
  readonly col: number;
  readonly target: number;
}

function OutputCells({ row, col, target }: OutputCellsProps) {
  const cell = "num value-cell min-w-[4rem] px-1.5 text-right";
  return (
    <>
      <td className="num px-1.5 text-right font-semibold" title={String(target)}>
        {formatShort(target)}
      </td>
      <td
        data-output={`${row}-${col}`}
        data-kind="answer"
        data-testid={`output-${row + 1}-${col + 1}`}
        className={cell}
      />
      <td
        data-output={`${row}-${col}`}
        data-kind="error"
        data-testid={`error-${row + 1}-${col + 1}`}
        className={cell}
      />
    </>
  );
}

function Hidden({ inputs, outputs }: { readonly inputs: number; readonly outputs: number }) {
  return inputs + outputs > 0 ? (
    <p className="mt-1 text-2xs text-soft">{text.outputs.hiddenColumns(inputs, outputs)}</p>
  ) : null;
}
