import type { KeyboardEvent } from "react";

const MOVES: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Arrow keys move through a table's cells as they stand, transposed or not; Enter and the space bar
 * press one. The page's own keys rest meanwhile.
 */
export function onGridKey(event: KeyboardEvent<HTMLTableElement>): void {
  const { target, key } = event;
  const cell = target instanceof Element ? target.closest("td") : null;
  const move = MOVES[key];
  if (cell === null) {
    return;
  }
  if (key === "Enter" || key === " ") {
    event.preventDefault();
    event.stopPropagation();
    cell.click();
  } else if (move !== undefined) {
    event.stopPropagation();
    const row = cell.closest("tr");
    const rows = [...event.currentTarget.querySelectorAll("tbody tr")];
    const nextRow = row === null ? undefined : rows[rows.indexOf(row) + move[0]];
    const cells = [...(row?.querySelectorAll("td") ?? [])];
    const next = nextRow?.querySelectorAll("td")[cells.indexOf(cell) + move[1]];
    if (next !== undefined) {
      event.preventDefault();
      next.focus();
    }
  }
}
