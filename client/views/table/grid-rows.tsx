"use client";

import { type MouseEvent, useRef } from "react";
import { formatCount, writeNumber } from "#client/draw/number-format.ts";
import { TABLES } from "#client/text/en/tables.ts";
import { classNames } from "#client/ui/class-names.ts";
import type { GridKey, Selection, Typing } from "#client/views/table/grid-actions.ts";
import type { SeenPart } from "#client/views/table/grid-window.ts";
import {
  type Cell,
  type CellPlace,
  cellProblem,
  rangeOf,
  type TableDraft,
} from "#client/views/table/table-draft.ts";

interface GridRowsProps {
  readonly id: string;
  readonly draft: TableDraft;
  readonly seen: SeenPart;
  readonly selection: Selection;
  readonly typing: Typing | null;
  /** Null takes it back; the key says where to go on, null when the focus went by itself. */
  readonly onTyped: (text: string | null, key: GridKey | null) => void;
  readonly onPress: (place: CellPlace, isShifted: boolean) => void;
}

/** The rows in sight, with the room of the others above and below. */
export function GridRows(props: GridRowsProps) {
  const { seen } = props;
  return (
    <tbody>
      <tr aria-hidden style={{ height: seen.above }} />
      {seen.rows.map((row) => (
        <GridRow key={row} {...props} row={row} />
      ))}
      <tr aria-hidden style={{ height: seen.below }} />
    </tbody>
  );
}

/** One row; its cells are told by place, so that a reader knows where it is. */
function GridRow(props: GridRowsProps & { readonly row: number }) {
  const { id, row, draft, seen, selection, typing, onTyped, onPress } = props;
  const { active, anchor } = selection;
  const { from, to } = rangeOf(anchor, active);
  const isRowIn = row >= from.row && row <= to.row;
  return (
    <tr aria-rowindex={row + 2} style={{ height: seen.heights.rowPx }}>
      <th
        scope="row"
        aria-colindex={1}
        className="num sticky left-0 z-[1] border-line border-r border-b bg-raised pr-2 text-right font-normal text-2xs text-faint"
      >
        {formatCount(row + 1)}
      </th>
      {seen.left > 0 ? <td aria-hidden className="border-line border-b" /> : null}
      {seen.columns.map((col) => {
        const isActive = row === active.row && col === active.col;
        return (
          <GridCell
            key={col}
            id={`${id}-${row}-${col}`}
            row={row}
            col={col}
            cell={draft.rows[row]?.[col] ?? ""}
            isOutput={draft.columns[col]?.isOutput ?? false}
            isActive={isActive}
            isSelected={isRowIn && col >= from.col && col <= to.col}
            typing={isActive ? typing : null}
            onTyped={onTyped}
            onPress={onPress}
          />
        );
      })}
      {seen.right > 0 ? <td aria-hidden className="border-line border-b" /> : null}
    </tr>
  );
}

interface GridCellProps extends Pick<GridRowsProps, "typing" | "onTyped" | "onPress"> {
  readonly id: string;
  readonly row: number;
  readonly col: number;
  readonly cell: Cell;
  readonly isOutput: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
}

function GridCell(props: GridCellProps) {
  const { id, row, col, cell, isOutput, isActive, isSelected, typing, onTyped, onPress } = props;
  const problem = cellProblem(cell);
  const press = ({ shiftKey }: MouseEvent) => {
    if (typing === null) {
      onPress({ row, col }, shiftKey);
    }
  };
  return (
    // biome-ignore-start lint/a11y/useAriaPropsSupportedByRole: a td in a grid is a gridcell.
    // biome-ignore-start lint/a11y/useKeyWithClickEvents: keys are the grid's, which has the focus.
    <td
      id={id}
      aria-colindex={col + 2}
      aria-selected={isSelected}
      aria-invalid={problem !== null}
      title={problem ?? undefined}
      data-testid={`cell-${row}-${col}`}
      data-value={cell}
      onClick={press}
      className={classNames(
        "relative cursor-cell border-line border-r border-b p-0 text-center",
        isOutput ? "bg-sunken" : "bg-raised",
        isSelected && !isActive && "!bg-accent-wash",
        problem !== null && "!bg-alarm-wash text-alarm",
        isActive &&
          "outline-2 outline-line-strong -outline-offset-2 focus-within:outline-accent group-focus/grid:outline-accent",
      )}
    >
      {typing === null ? (
        <CellText cell={cell} problem={problem} />
      ) : (
        <CellInput typing={typing} row={row} col={col} onTyped={onTyped} />
      )}
    </td>
    // biome-ignore-end lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore-end lint/a11y/useAriaPropsSupportedByRole: see above
  );
}

interface CellTextProps {
  readonly cell: Cell;
  readonly problem: string | null;
}

function CellText({ cell, problem }: CellTextProps) {
  return (
    <span className="num block truncate px-1.5">
      {typeof cell === "number" ? writeNumber(cell) : cell}
      {problem === null ? null : (
        <>
          <span aria-hidden> {cell === "" ? TABLES.emptyMark : "!"}</span>
          <span className="sr-only"> {problem}</span>
        </>
      )}
    </span>
  );
}

interface CellInputProps extends Pick<GridRowsProps, "onTyped"> {
  readonly typing: Typing;
  readonly row: number;
  readonly col: number;
}

function CellInput({ typing, row, col, onTyped }: CellInputProps) {
  const isDone = useRef(false);
  const finish = (text: string | null, key: GridKey | null) => {
    if (!isDone.current) {
      isDone.current = true;
      onTyped(text, key);
    }
  };
  return (
    <input
      ref={(input) => {
        if (input !== null && document.activeElement !== input) {
          input.focus();
          input.setSelectionRange(typing.isMarked ? 0 : input.value.length, input.value.length);
        }
      }}
      defaultValue={typing.text}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={TABLES.cell(row + 1, col + 1)}
      data-testid="cell-input"
      data-keeps-escape=""
      onBlur={({ currentTarget }) => finish(currentTarget.value, null)}
      onKeyDown={(event) => {
        const { key, shiftKey: isShifted, currentTarget } = event;
        if (key === "Enter") {
          const arrow = isShifted ? "ArrowUp" : "ArrowDown";
          finish(currentTarget.value, { key: arrow, isShifted: false, isFar: false });
        } else if (key === "Tab" || key === "Escape") {
          event.preventDefault();
          const text = key === "Tab" ? currentTarget.value : null;
          finish(text, { key, isShifted, isFar: false });
        }
      }}
      className="num absolute inset-0 w-full bg-raised px-1.5 text-center outline-none"
    />
  );
}
