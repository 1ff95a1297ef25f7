import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SeenCells } from "#client/views/matrices/seen-cells.ts";

interface Seen {
  readonly target: object;
  readonly isIntersecting: boolean;
}

/** Of the rows first, then of the columns. */
let hear: ((entries: readonly Seen[]) => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  hear = [];
  vi.stubGlobal("document", { querySelector: () => null });
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(listener: (entries: readonly Seen[]) => void) {
        hear.push(listener);
      }
      observe() {}
      disconnect() {}
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A table of two rows and two columns, as far as it is asked. */
function smallTable() {
  const heads = [{ id: "h0" }, { id: "h1" }];
  const rows = [{ id: "r0" }, { id: "r1" }];
  const table = { tHead: { rows: [{ cells: heads }] }, tBodies: [{ rows }], parentElement: null };
  const cellAt = (row: number, cellIndex: number) =>
    ({ parentElement: rows[row], cellIndex, closest: () => table }) as unknown as HTMLElement;
  return {
    heads,
    rows,
    table: table as unknown as HTMLTableElement,
    cells: [cellAt(0, 0), cellAt(0, 1), cellAt(1, 0), cellAt(1, 1)],
  };
}

test("UI-135 of a large table the rows and columns in the window are written, the others now and then, and when no turn comes", () => {
  const { heads, rows, table, cells } = smallTable();
  const cellsSeen = new SeenCells();
  const onDue = vi.fn();
  cellsSeen.follow(table, onDue);
  const due = (isWhole = false) => {
    cellsSeen.begin(isWhole);
    return cells.map((cell) => cellsSeen.isDue(cell));
  };
  expect(due()).toEqual([true, true, true, true]);
  hear[0]?.([{ target: rows[1] ?? {}, isIntersecting: false }]);
  hear[1]?.([{ target: heads[1] ?? {}, isIntersecting: false }]);
  expect(due()).toEqual([true, false, false, false]);
  expect(due(true)).toEqual([true, true, true, true]);
  vi.advanceTimersByTime(10_000);
  expect(due()).toEqual([true, true, true, true]);
  expect(due()).toEqual([true, false, false, false]);
  expect(onDue).not.toHaveBeenCalled();
  hear[1]?.([{ target: heads[1] ?? {}, isIntersecting: true }]);
  expect(onDue).toHaveBeenCalledOnce();
  expect(due()).toEqual([true, true, false, false]);
  vi.advanceTimersByTime(650);
  expect(due()).toEqual([true, true, false, false]);
  expect(onDue).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1_000);
  expect(onDue).toHaveBeenCalledTimes(2);
});
