import type { KeyboardEvent } from "react";

const MOVES: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Arrow keys move the focus between the elements of a table that carry `data-cell="row-col"`.
 * The event goes no further, so that an arrow in a matrix does not step the run.
 */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const move = MOVES[event.key];
  const cell =
    event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-cell]") : null;
  const place = cell?.dataset["cell"]?.split("-").map(Number);
  if (move === undefined || place === undefined) {
    return;
  }
  const [row = 0, col = 0] = place;
  const next = event.currentTarget.querySelector<HTMLElement>(
    `[data-cell="${row + move[0]}-${col + move[1]}"]`,
  );
  event.stopPropagation();
  if (next !== null) {
    event.preventDefault();
    next.focus();
  }
}
