import { watchUncovered } from "#client/ui/covered.ts";

/** Cells that nobody sees are written so often, ms. */
const UNSEEN_MS = 5_000;
/** No turn comes later after the one before: when there is none, all are of the last one. */
const STILL_MS = 700;

/** Rule UI-135: of a large table the cells in the window are written with every turn, all of them now and then. */
export class SeenCells {
  /** Rows and heads of columns out of the window, or scrolled away inside the table's own box. */
  readonly #hidden = new Set<Element>();
  #wholeAtMs = Number.NEGATIVE_INFINITY;
  #isWhole = true;
  #still: ReturnType<typeof setTimeout> | undefined;
  #onDue: () => void = () => {};

  /**
   * Follows the parts of a table as it is now; returns how to stop.
   *
   * @param onDue when all cells are to be written: there are some to see that were hidden, or no
   *   turn comes any more.
   */
  follow(table: HTMLTableElement, onDue: () => void): () => void {
    this.#onDue = onDue;
    this.#hidden.clear();
    this.#wholeAtMs = Number.NEGATIVE_INFINITY;
    const hear = (entries: readonly IntersectionObserverEntry[]) => {
      let isMore = false;
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) {
          this.#hidden.add(target);
        } else if (this.#hidden.delete(target)) {
          isMore = true;
        }
      }
      if (isMore) {
        onDue();
      }
    };
    const watch = (parts: Iterable<Element>, around: IntersectionObserverInit) => {
      const observer = new IntersectionObserver(hear, around);
      for (const part of parts) {
        observer.observe(part);
      }
      return () => observer.disconnect();
    };
    const leaveRows = watchUncovered((rootMargin) =>
      watch(table.tBodies[0]?.rows ?? [], { rootMargin }),
    );
    const leaveColumns = watch(table.tHead?.rows[0]?.cells ?? [], { root: table.parentElement });
    return () => {
      leaveRows();
      leaveColumns();
      clearTimeout(this.#still);
    };
  }

  /** Before a table is written. */
  begin(isWhole: boolean): void {
    const atMs = performance.now();
    this.#isWhole = isWhole || atMs - this.#wholeAtMs >= UNSEEN_MS;
    clearTimeout(this.#still);
    if (this.#isWhole) {
      this.#wholeAtMs = atMs;
    } else {
      this.#still = setTimeout(() => this.#onDue(), STILL_MS);
    }
  }

  /** Whether a cell is written this time. */
  isDue(cell: HTMLElement): boolean {
    if (this.#isWhole || this.#hidden.size === 0) {
      return true;
    }
    const { row, head } = partsOf(cell);
    return !((row !== null && this.#hidden.has(row)) || (head !== null && this.#hidden.has(head)));
  }
}

interface CellParts {
  readonly row: Element | null;
  readonly head: Element | null;
}

const parts = new WeakMap<HTMLElement, CellParts>();

/** Asked of the page once: a cell stays where it is. */
function partsOf(cell: HTMLElement): CellParts {
  const known = parts.get(cell);
  if (known !== undefined) {
    return known;
  }
  const heads = cell.closest("table")?.tHead?.rows[0]?.cells;
  const at = "cellIndex" in cell ? Number(cell.cellIndex) : Number.NaN;
  const found = { row: cell.parentElement, head: heads?.[at] ?? null };
  parts.set(cell, found);
  return found;
}
