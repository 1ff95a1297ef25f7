import type { Size } from "#client/ui/use-size.ts";
import type { CellPlace } from "#client/views/table/table-draft.ts";

export const COLUMN_PX = 104;
/** The row numbers. */
export const NUMBERS_PX = 52;
/** Drawn beyond what is in sight, so that scrolling shows no gap. */
const MARGIN = 4;

export interface GridHeights {
  readonly rowPx: number;
  readonly headPx: number;
}

/** Rows that a finger can press are higher. */
export const HEIGHTS = {
  fine: { rowPx: 32, headPx: 62 },
  coarse: { rowPx: 42, headPx: 88 },
} as const satisfies Record<string, GridHeights>;

/** The part of a table that is in sight, with the room that the rest takes. */
export interface SeenPart {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Heights in place of the rows above and below, and widths beside, in px. */
  readonly above: number;
  readonly below: number;
  readonly left: number;
  readonly right: number;
  readonly widthPx: number;
  readonly heights: GridHeights;
  readonly pageRows: number;
  /** Where to scroll to so that a cell is in sight; nothing changes where it is. */
  scrollFor(place: CellPlace): { left: number; top: number };
}

interface Count {
  readonly rows: number;
  readonly columns: number;
}

/** Rule UI-78: of 50,000 rows a few dozen are drawn. */
export function seenPart(
  scrolled: { readonly left: number; readonly top: number },
  { widthPx, heightPx }: Size,
  count: Count,
  heights: GridHeights,
): SeenPart {
  const { rowPx, headPx } = heights;
  const high = Math.max(heightPx - headPx, rowPx);
  const wide = Math.max(widthPx - NUMBERS_PX, COLUMN_PX);
  const rows = part(scrolled.top, high, rowPx, count.rows);
  const columns = part(scrolled.left, wide, COLUMN_PX, count.columns);
  return {
    rows: rows.indices,
    columns: columns.indices,
    above: rows.before * rowPx,
    below: rows.after * rowPx,
    left: columns.before * COLUMN_PX,
    right: columns.after * COLUMN_PX,
    heights,
    widthPx: NUMBERS_PX + count.columns * COLUMN_PX,
    pageRows: Math.max(1, Math.floor(high / rowPx) - 1),
    scrollFor: ({ row, col }) => ({
      left: shifted(scrolled.left, wide, col * COLUMN_PX, COLUMN_PX),
      top: shifted(scrolled.top, high, row * rowPx, rowPx),
    }),
  };
}

function part(scrolledPx: number, viewPx: number, itemPx: number, count: number) {
  const from = Math.max(0, Math.min(count - 1, Math.floor(scrolledPx / itemPx)) - MARGIN);
  const to = Math.min(count, Math.ceil((scrolledPx + viewPx) / itemPx) + MARGIN);
  return {
    indices: Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i),
    before: from,
    after: Math.max(0, count - to),
  };
}

function shifted(scrolledPx: number, viewPx: number, atPx: number, sizePx: number): number {
  return Math.min(atPx, Math.max(scrolledPx, atPx + sizePx - viewPx));
}
