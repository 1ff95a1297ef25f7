"use client";

import { type FocusEvent, type RefObject, useRef, useState } from "react";
import { unitName } from "#client/draw/unit-names.ts";
import { fullColourValue } from "#client/draw/value-colour.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { useSight } from "#client/ui/use-in-sight.ts";
import { windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import { writeText } from "#client/ui/write-text.ts";
import { CellEditor } from "#client/views/matrices/cell-editor.tsx";
import { areFewCells, type CellValue, pointAtCell } from "#client/views/matrices/cell-writer.ts";
import { moveInGrid } from "#client/views/matrices/grid-keys.ts";
import { type CellEditing, useCellEditing } from "#client/views/matrices/use-cell-editing.ts";
import {
  type CellWriting,
  useCellTurns,
  WHOLE_NUMBERS,
} from "#client/views/matrices/use-cell-turns.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentNote } from "#client/views/moment/use-moment.tsx";
import { biasesOf, type NetworkLayer, networkLayers, weightsOf } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface MatrixTableProps {
  readonly layer: NetworkLayer;
  readonly settings: TrainingSettings;
}

/** More rows or columns than this are shown a window at a time. */
const ROWS = 12;
const COLUMNS = 16;

/** One weight matrix, rows for where a weight comes from and columns for where it goes. */
export function MatrixTable({ layer, settings }: MatrixTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const [top, setTop] = useState(0);
  const [left, setLeft] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const editing = useCellEditing(table);
  const rows = windowOf(layer.inputs, top, ROWS);
  const cols = windowOf(layer.units, left, COLUMNS);

  useWriteMatrix(table, readout, layer, { top, left, focused, edited: editing.cell?.place });

  const onFocus = (event: FocusEvent) =>
    setFocused(event.target instanceof HTMLElement ? (event.target.dataset["cell"] ?? null) : null);
  const shared = {
    layer,
    cols: cols.indices,
    roving: focused ?? `${rows.from}-${cols.from}`,
    editing,
  };

  return (
    <figure className="min-w-0 max-w-full">
      <Caption layer={layer} />
      <div className="max-w-full overflow-x-auto pb-1">
        <table
          ref={table}
          // ARIA's grid is a table whose cells take the focus.
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
          role="grid"
          aria-label={text.matrices.label(layer.number)}
          aria-readonly={!editing.mayEdit}
          aria-description={editing.mayEdit ? text.matrices.editHint : undefined}
          onKeyDown={(event) => {
            editing.onKeyDown(event);
            moveInGrid(event);
          }}
          onClick={editing.onClick}
          onPointerOver={pointAtCell}
          onFocus={onFocus}
          onBlur={() => setFocused(null)}
          className="border-separate border-spacing-px"
        >
          <Heads layer={layer} settings={settings} cols={cols.indices} />
          <tbody>
            {rows.indices.map((row) => (
              <MatrixRow
                key={row}
                row={row}
                name={unitName(settings, layer.number - 1, row)}
                testId={`weight-${layer.number}-${row + 1}`}
                {...shared}
              />
            ))}
            {layer.biasesAt === null ? null : (
              <MatrixRow
                row={layer.inputs}
                name={`b${layer.number}`}
                testId={`bias-${layer.number}`}
                {...shared}
              />
            )}
          </tbody>
        </table>
      </div>
      <WindowPager label={text.matrices.rows} total={layer.inputs} shown={rows} onMove={setTop} />
      <WindowPager
        label={text.matrices.columns}
        total={layer.units}
        shown={cols}
        onMove={setLeft}
      />
      {editing.problem === null ? null : (
        <p role="alert" className="text-2xs text-alarm" data-testid="parameter-problem">
          {editing.problem}
        </p>
      )}
      <p ref={readout} className="num min-h-4 text-2xs text-soft" />
    </figure>
  );
}

interface HeadsProps extends MatrixTableProps {
  readonly cols: readonly number[];
}

function Heads({ layer, settings, cols }: HeadsProps) {
  return (
    <thead>
      <tr>
        <td />
        {cols.map((col) => (
          <th key={col} scope="col" className="num px-1.5 pb-0.5 font-normal text-2xs text-soft">
            {unitName(settings, layer.number, col)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Caption({ layer }: { readonly layer: NetworkLayer }) {
  return (
    <figcaption className="flex items-baseline gap-2 pb-1.5">
      <span className="num font-semibold text-[0.8125rem]">W{layer.number}</span>
      <span className="num text-2xs text-soft">
        {layer.inputs} × {layer.units}
      </span>
    </figcaption>
  );
}

interface Shown {
  readonly top: number;
  readonly left: number;
  /** The cell with the focus, whose whole number is read out below. */
  readonly focused: string | null;
  /** The cell that is a field now; it is written again when it is a cell again. */
  readonly edited: string | undefined;
}

function useWriteMatrix(
  table: RefObject<HTMLTableElement | null>,
  readout: RefObject<HTMLElement | null>,
  layer: NetworkLayer,
  { top, left, focused, edited }: Shown,
): void {
  const sight = useSight(table);
  const cells = Math.min(ROWS, layer.inputs) * Math.min(COLUMNS, layer.units);
  const isWithEach = areFewCells(cells);
  const write = (moment: Moment, { writeCell, isDue }: CellWriting) =>
    forCells(table.current, layer, moment, (cell, value) => {
      if (isDue(cell)) {
        writeCell(cell, value);
      }
    });
  useMomentNote(
    (moment) => {
      if (isWithEach) {
        write(moment, WHOLE_NUMBERS);
      }
    },
    [layer, top, left, focused, edited, sight],
  );
  useCellTurns({
    inTable: table,
    sight,
    isWithEach,
    write,
    onTurn: () => {
      if (readout.current !== null) {
        const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${focused}"]`);
        writeText(readout.current, cell?.ariaLabel ?? "");
      }
    },
    cells: [layer, top, left, edited],
    also: [focused],
  });
}

function forCells(
  table: HTMLTableElement | null,
  layer: NetworkLayer,
  { parameters, settings }: Moment,
  write: (cell: HTMLElement, shown: CellValue) => void,
): void {
  const now = networkLayers(settings)[layer.number - 1];
  if (table === null || now?.end !== layer.end || now.units !== layer.units) {
    return;
  }
  const weights = weightsOf(layer, parameters);
  const biases = biasesOf(layer, parameters);
  const fullValue = fullColourValue(parameters);
  for (const cell of table.querySelectorAll<HTMLElement>("[data-cell]")) {
    const { row, col, name } = placeOf(cell, layer);
    const value = row === layer.inputs ? biases[col] : weights.data[row * weights.cols + col];
    write(cell, { name, value: value ?? 0, fullValue });
  }
}

interface CellPlace {
  readonly layer: NetworkLayer;
  readonly row: number;
  readonly col: number;
  readonly name: string;
}

const places = new WeakMap<HTMLElement, CellPlace>();

/** Read from the cell once: a cell stays where it is. */
function placeOf(cell: HTMLElement, layer: NetworkLayer): CellPlace {
  const known = places.get(cell);
  if (known?.layer === layer) {
    return known;
  }
  const [row = 0, col = 0] = (cell.dataset["cell"] ?? "").split("-").map(Number);
  const place = { layer, row, col, name: cellName(layer, row, col) };
  places.set(cell, place);
  return place;
}

interface MatrixRowProps {
  readonly layer: NetworkLayer;
  readonly row: number;
  readonly name: string;
  readonly cols: readonly number[];
  /** The one cell of the table that the Tab key reaches. */
  readonly roving: string;
  readonly testId: string;
  readonly editing: CellEditing;
}

function MatrixRow({ layer, row, name, cols, roving, testId, editing }: MatrixRowProps) {
  return (
    <tr>
      <th
        scope="row"
        className="num max-w-24 truncate pr-2 text-right font-normal text-2xs text-soft"
      >
        {name}
      </th>
      {cols.map((col) =>
        editing.cell?.place === `${row}-${col}` ? (
          <td key={`${col} field`} className="p-0">
            <CellEditor
              name={cellName(layer, row, col)}
              value={editing.cell.value}
              onProblem={editing.setProblem}
              onClose={editing.close}
            />
          </td>
        ) : (
          <td
            key={col}
            data-cell={`${row}-${col}`}
            data-testid={`${testId}-${col + 1}`}
            tabIndex={roving === `${row}-${col}` ? 0 : -1}
            className={classNames(
              "num value-cell h-7 min-w-[4.5rem] rounded-[3px] px-1.5 text-right text-xs",
              editing.mayEdit ? "cursor-text" : "cursor-default",
            )}
          />
        ),
      )}
    </tr>
  );
}

function cellName(layer: NetworkLayer, row: number, col: number): string {
  return row === layer.inputs
    ? `b${layer.number}[${col + 1}]`
    : `W${layer.number}[${row + 1}][${col + 1}]`;
}
