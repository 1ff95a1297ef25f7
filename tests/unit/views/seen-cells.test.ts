import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SeenCells } from "#client/views/matrices/seen-cells.ts";
import { NO_TURN_MS } from "#client/views/moment/at-ease.ts";

interface Seen {
  readonly target: object;
  readonly isIntersecting: boolean;
}

interface Around {
  readonly rootMargin?: string;
}

/** Of the rows first, then of the columns. */
let hear: ((entries: readonly Seen[]) => void)[] = [];
const watching = new Set<{ readonly around: Around }>();
const resized = new Set<() => void>();
let foot = { offsetHeight: 0, parentElement: {} };

beforeEach(() => {
  vi.useFakeTimers();
  hear = [];
  watching.clear();
  resized.clear();
  foot = { offsetHeight: 80, parentElement: {} };
  vi.stubGlobal("document", { querySelector: () => foot });
  vi.stubGlobal("getComputedStyle", () => ({ position: "sticky" }));
  vi.stubGlobal("window", {
    addEventListener: (_: string, listener: () => void) => resized.add(listener),
    removeEventListener: (_: string, listener: () => void) => resized.delete(listener),
  });
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      readonly around: Around;
      constructor(listener: (entries: readonly Seen[]) => void, around: Around) {
        this.around = around;
        hear.push(listener);
        watching.add(this);
      }
      observe() {}
      disconnect() {
        watching.delete(this);
      }
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
    cellsSeen.begin(isWhole, 0);
    return cells.map((cell) => cellsSeen.isDue(cell));
  };
  const looks = () => cells.map((cell) => cellsSeen.isLookDue(cell));
  expect(due()).toEqual([true, true, true, true]);
  hear[0]?.([{ target: rows[1] ?? {}, isIntersecting: false }]);
  hear[1]?.([{ target: heads[1] ?? {}, isIntersecting: false }]);
  expect(due()).toEqual([true, false, false, false]);
  expect(due(true)).toEqual([true, true, true, true]);
  expect(looks()).toEqual([true, true, true, true]);
  vi.advanceTimersByTime(10_000);
  // Their numbers only: nobody sees how they look.
  expect(due()).toEqual([true, true, true, true]);
  expect(looks()).toEqual([true, false, false, false]);
  expect(due()).toEqual([true, false, false, false]);
  expect(onDue).not.toHaveBeenCalled();
  hear[1]?.([{ target: heads[1] ?? {}, isIntersecting: true }]);
  expect(onDue.mock.lastCall).toEqual([false]);
  expect(due()).toEqual([true, true, false, false]);
  vi.advanceTimersByTime(NO_TURN_MS - 1);
  expect(due()).toEqual([true, true, false, false]);
  expect(onDue).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(NO_TURN_MS + 1);
  expect(onDue.mock.calls).toEqual([[false], [true]]);
});

test("UI-135 of a table that rests between its turns none is missed while it rests", () => {
  const { table } = smallTable();
  const cellsSeen = new SeenCells();
  const onDue = vi.fn();
  cellsSeen.follow(table, onDue);
  cellsSeen.begin(false, 5_000);
  vi.advanceTimersByTime(5_000);
  expect(onDue).not.toHaveBeenCalled();
  cellsSeen.begin(true, 5_000);
  vi.advanceTimersByTime(20_000);
  expect(onDue).not.toHaveBeenCalled();
});

test("UI-135 in a window that is turned or zoomed other rows are covered", () => {
  const { table } = smallTable();
  const margins = () => [...watching].flatMap(({ around: { rootMargin } }) => rootMargin ?? []);
  const leave = new SeenCells().follow(table, () => {});
  expect(margins()).toEqual(["0px 0px -80px"]);
  foot = { offsetHeight: 40, parentElement: {} };
  for (const look of resized) {
    look();
  }
  expect(margins()).toEqual(["0px 0px -40px"]);
  leave();
  expect(watching.size + resized.size).toBe(0);
});
