"use client";

import {
  type ClipboardEvent,
  type KeyboardEvent,
  type UIEvent,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { TABLES } from "#client/text/en/tables.ts";
import { useSize } from "#client/ui/use-size.ts";
import { copiedText } from "#client/views/table/clipboard-cells.ts";
import {
  act,
  clear,
  type GridKey,
  type GridState,
  move,
  open,
  paste,
  type Selection,
  select,
  selectedRange,
  type Typing,
  typed,
} from "#client/views/table/grid-actions.ts";
import { GridHead } from "#client/views/table/grid-head.tsx";
import { GridRows } from "#client/views/table/grid-rows.tsx";
import { HEIGHTS, seenPart } from "#client/views/table/grid-window.ts";
import { type CellPlace, withName, withOutput } from "#client/views/table/table-draft.ts";
import type { useDraft } from "#client/views/table/use-draft.ts";

interface TableGridProps {
  readonly draft: ReturnType<typeof useDraft>;
  readonly selection: Selection;
  readonly isReadOnly: boolean;
  readonly onSelect: (selection: Selection) => void;
  readonly onNote: (words: string | null) => void;
}

/**
 * Rule UI-78: the table as a grid: one tab stop, arrows move in it, typing replaces a cell, F2 and
 * Enter open it. Only what is in sight is drawn, however many rows there are.
 */
export function TableGrid(props: TableGridProps) {
  const { draft, selection, isReadOnly } = props;
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const [typing, setTyping] = useState<Typing | null>(null);
  const { columns, rows } = draft.draft;
  const { active } = selection;
  const { scroller, seen, onScroll } = useSeenPart(rows.length, columns.length, active);
  const grid: GridState = { ...props, pageRows: seen.pageRows, onTyping: setTyping };

  const press = (place: CellPlace, isShifted: boolean) => {
    const isAgain = !isShifted && active.row === place.row && active.col === place.col;
    select(grid, place, isShifted);
    if (isAgain && !isReadOnly) {
      open(grid, null);
    } else {
      table.current?.focus();
    }
  };
  return (
    <div
      ref={scroller}
      onScroll={onScroll}
      data-testid="table-scroller"
      className="relative h-[58dvh] min-h-40 overflow-auto overscroll-contain rounded-md border border-line"
    >
      <table
        ref={table}
        // ARIA's grid is a table whose cells take the focus.
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
        role="grid"
        // The grid is one tab stop: its cells are told by their id.
        tabIndex={0}
        aria-label={TABLES.grid}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-readonly={isReadOnly}
        aria-multiselectable
        aria-activedescendant={`${id}-${active.row}-${active.col}`}
        data-testid="table-grid"
        onKeyDown={(event) => onKey(grid, event)}
        onCopy={(event) => onCopy(grid, event)}
        onCut={(event) => onCopy(grid, event)}
        onPaste={(event) => onPaste(grid, event)}
        style={{
          width: seen.widthPx,
          height: seen.heights.headPx + rows.length * seen.heights.rowPx,
        }}
        className="group/grid table-fixed select-none border-separate border-spacing-0 text-xs outline-none"
      >
        <GridHead
          columns={columns}
          seen={seen}
          isReadOnly={isReadOnly}
          onName={(col, name) => draft.change(withName(draft.draft, col, name))}
          onOutput={(col, isOutput) => draft.change(withOutput(draft.draft, col, isOutput))}
        />
        <GridRows
          id={id}
          draft={draft.draft}
          seen={seen}
          selection={selection}
          typing={typing}
          onTyped={(text, key) => afterTyping(grid, table.current, text, key)}
          onPress={press}
        />
      </table>
    </div>
  );
}

/** What of the grid is in sight; the active cell is brought there. */
function useSeenPart(rows: number, columns: number, active: CellPlace) {
  const scroller = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState({ left: 0, top: 0 });
  const size = useSize(scroller);
  const [heights] = useState(() =>
    window.matchMedia("(pointer: coarse)").matches ? HEIGHTS.coarse : HEIGHTS.fine,
  );
  const seen = seenPart(scrolled, size, { rows, columns }, heights);
  const bringIntoSight = useEffectEvent((place: CellPlace) => {
    scroller.current?.scrollTo(seen.scrollFor(place));
  });
  useEffect(() => bringIntoSight(active), [active]);
  const onScroll = ({ currentTarget }: UIEvent) =>
    setScrolled({ left: currentTarget.scrollLeft, top: currentTarget.scrollTop });
  return { scroller, seen, onScroll };
}

function afterTyping(
  grid: GridState,
  table: HTMLTableElement | null,
  text: string | null,
  key: GridKey | null,
): void {
  typed(grid, text);
  if (key !== null) {
    table?.focus();
    move(grid, key);
  }
}

function onKey(grid: GridState, event: KeyboardEvent): void {
  // A key in a name or in an open cell is theirs.
  if (event.target !== event.currentTarget) {
    return;
  }
  const key: GridKey = {
    key: event.key,
    isShifted: event.shiftKey,
    isFar: event.ctrlKey || event.metaKey,
  };
  if (act(grid, key) || move(grid, key)) {
    event.preventDefault();
  } else if (event.key.length === 1 && event.key !== " " && !key.isFar && !event.altKey) {
    event.preventDefault();
    open(grid, event.key);
  }
}

function onCopy(grid: GridState, event: ClipboardEvent): void {
  if (event.target !== event.currentTarget) {
    return;
  }
  event.preventDefault();
  event.clipboardData.setData("text/plain", copiedText(grid.draft.draft, selectedRange(grid)));
  if (event.type === "cut") {
    clear(grid);
  }
}

function onPaste(grid: GridState, event: ClipboardEvent): void {
  if (event.target === event.currentTarget && !grid.isReadOnly) {
    event.preventDefault();
    paste(grid, event.clipboardData.getData("text/plain"));
  }
}
