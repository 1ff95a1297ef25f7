import { TABLES } from "#client/text/en/tables.ts";
import { pastedCells } from "#client/views/table/clipboard-cells.ts";
import { movedBy } from "#client/views/table/grid-move.ts";
import {
  type CellPlace,
  type CellRange,
  rangeOf,
  withBlock,
  withCell,
  withCleared,
} from "#client/views/table/table-draft.ts";
import type { useDraft } from "#client/views/table/use-draft.ts";
import { LIMITS } from "#protocol/limits.ts";

/** Two corners of the selected cells; the active one is where typing goes. */
export interface Selection {
  readonly anchor: CellPlace;
  readonly active: CellPlace;
}

/** What is being typed into the active cell. */
export interface Typing {
  readonly text: string;
  /** What was there is marked, so that the next key takes its place. */
  readonly isMarked: boolean;
}

/** A key with what is held down with it. */
export interface GridKey {
  readonly key: string;
  readonly isShifted: boolean;
  /** Control, or the command key. */
  readonly isFar: boolean;
}

export interface GridState {
  readonly draft: ReturnType<typeof useDraft>;
  readonly selection: Selection;
  readonly isReadOnly: boolean;
  /** Rows that are seen at once. */
  readonly pageRows: number;
  readonly onSelect: (selection: Selection) => void;
  readonly onNote: (words: string | null) => void;
  readonly onTyping: (typing: Typing | null) => void;
}

export function selectedRange({ selection }: GridState): CellRange {
  return rangeOf(selection.anchor, selection.active);
}

export function select(grid: GridState, place: CellPlace, keepsAnchor: boolean): void {
  grid.onSelect({ anchor: keepsAnchor ? grid.selection.anchor : place, active: place });
}

/** True when the key led somewhere inside. */
export function move(grid: GridState, key: GridKey): boolean {
  const { rows, columns } = grid.draft.draft;
  const to = movedBy(grid.selection.active, key, {
    rows: rows.length,
    columns: columns.length,
    page: grid.pageRows,
  });
  if (to !== null) {
    select(grid, to, key.isShifted && key.key !== "Tab");
  }
  return to !== null;
}

/** Opens the active cell with this text, or with what stands in it. */
export function open(grid: GridState, text: string | null): void {
  const { active } = grid.selection;
  if (!grid.isReadOnly) {
    const cell = grid.draft.draft.rows[active.row]?.[active.col] ?? "";
    grid.onNote(null);
    grid.onTyping({ text: text ?? String(cell), isMarked: text === null });
  }
}

/** Takes what was typed; null leaves the cell as it was. */
export function typed(grid: GridState, text: string | null): void {
  const { draft, selection } = grid;
  const { row, col } = selection.active;
  grid.onTyping(null);
  if (text !== null && text.trim() !== String(draft.draft.rows[row]?.[col])) {
    draft.change(withCell(draft.draft, selection.active, text));
  }
}

export function clear(grid: GridState): void {
  if (!grid.isReadOnly) {
    grid.draft.change(withCleared(grid.draft.draft, selectedRange(grid)));
  }
}

/** True when the key did something other than to move. */
export function act(grid: GridState, { key, isShifted, isFar }: GridKey): boolean {
  const { draft } = grid;
  const { rows, columns } = draft.draft;
  switch (isFar ? `far ${key.toLowerCase()}` : key) {
    case "F2":
    case "Enter":
      open(grid, null);
      return true;
    case "Delete":
    case "Backspace":
      clear(grid);
      return true;
    case "far z":
      (isShifted ? draft.redo : draft.undo)();
      return true;
    case "far y":
      draft.redo();
      return true;
    case "far a":
      grid.onSelect({
        anchor: { row: 0, col: 0 },
        active: { row: rows.length - 1, col: columns.length - 1 },
      });
      return true;
    default:
      return false;
  }
}

/** The clipboard's cells from the first selected cell on; they are selected then. */
export function paste(grid: GridState, text: string): void {
  const { draft, onNote, onSelect } = grid;
  const { from } = selectedRange(grid);
  const block = pastedCells(text);
  const next = withBlock(draft.draft, from, block);
  onNote(next === null ? TABLES.full(LIMITS.tableCells, LIMITS.tableColumns) : null);
  if (next !== null) {
    const width = Math.max(1, ...block.map((cells) => cells.length));
    draft.change(next);
    onSelect({
      anchor: from,
      active: { row: from.row + block.length - 1, col: from.col + width - 1 },
    });
  }
}
