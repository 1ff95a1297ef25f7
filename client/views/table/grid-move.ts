import type { CellPlace } from "#client/views/table/table-draft.ts";

interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

interface Key {
  readonly key: string;
  readonly isFar: boolean;
  readonly isShifted: boolean;
}

type Step = (place: CellPlace, size: Size, isFar: boolean) => CellPlace;

/** Where a key leads, beyond the edges too; the far ones to the edge itself. */
const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: ({ row, col }, _, isFar) => ({ row: isFar ? 0 : row - 1, col }),
  ArrowDown: ({ row, col }, { rows }, isFar) => ({ row: isFar ? rows - 1 : row + 1, col }),
  ArrowLeft: ({ row, col }, _, isFar) => ({ row, col: isFar ? 0 : col - 1 }),
  ArrowRight: ({ row, col }, { columns }, isFar) => ({ row, col: isFar ? columns - 1 : col + 1 }),
  Home: ({ row }, _, isFar) => ({ row: isFar ? 0 : row, col: 0 }),
  End: ({ row }, { rows, columns }, isFar) => ({ row: isFar ? rows - 1 : row, col: columns - 1 }),
  PageUp: ({ row, col }, { page }) => ({ row: row - page, col }),
  PageDown: ({ row, col }, { page }) => ({ row: row + page, col }),
};

/** Rule UI-78: where a key leads from a cell; null when it leads out of the grid or nowhere. */
export function movedBy(
  place: CellPlace,
  { key, isFar, isShifted }: Key,
  size: Size,
): CellPlace | null {
  const { rows, columns } = size;
  if (key === "Tab") {
    // At the end of a row Tab leaves the grid: it is no trap.
    const col = place.col + (isShifted ? -1 : 1);
    return col < 0 || col >= columns ? null : { row: place.row, col };
  }
  const to = STEPS[key]?.(place, size, isFar);
  return to === undefined
    ? null
    : {
        row: Math.max(0, Math.min(rows - 1, to.row)),
        col: Math.max(0, Math.min(columns - 1, to.col)),
      };
}
