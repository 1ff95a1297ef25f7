import { evenly } from "#client/maths/lens.ts";

/** More sheets are not drawn one by one. */
const DRAWN = 8;

/** One of the sheets that are drawn, and how many have dropped when it has. */
export interface PileStop {
  /** The row of the batch whose sheet is drawn, from 0. */
  readonly row: number;
  readonly dropped: number;
}

/** The sheets that are drawn: each drops with those between it and the one before. */
export function pileStops(count: number): readonly PileStop[] {
  return evenly(count, DRAWN).map((row) => ({ row, dropped: row + 1 }));
}
