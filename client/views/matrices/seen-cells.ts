import { watchUncovered } from "#client/ui/covered.ts";
import { NO_TURN_MS, UNSEEN_MS } from "#client/views/moment/at-ease.ts";

/**
 * Rule UI-135: of a large table the cells in the window are written with every turn, the numbers of
 * all of them now and then, and everything when no turn comes any more.
 */
export class SeenCells {
  /** Rows and heads of columns out of the window, or scrolled away inside the table's own box. */
  readonly #hidden = new Set<Element>();
  #wholeAtMs = Number.NEGATIVE_INFINITY;
  #isWhole = true;
  #isWithLooks = true;
  #still: ReturnType<typeof setTimeout> | undefined;
  #onStill: () => void = () => {};

  /**
   * Follows the parts of a table as it is now; returns how to stop.
   *
   * @param onDue when the table is to be written again: there are cells to see that were hidden, or
   *   no turn comes any more, and all of it is due.
   */
  follow(table: HTMLTableElement, onDue: (isWhole: boolean) => void): () => void {
    this.#onStill = () => onDue(true);
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
        onDue(false);
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

  /**
   * Before a table is written.
   *
   * @param isWhole no turn comes after this one.
   * @param restMs how long the table rests until its next turn, at least.
   */
  begin(isWhole: boolean, restMs: number): void {
    const atMs = performance.now();
    this.#isWithLooks = isWhole;
    this.#isWhole = isWhole || atMs - this.#wholeAtMs >= UNSEEN_MS;
    clearTimeout(this.#still);
    if (this.#isWhole) {
      this.#wholeAtMs = atMs;
    }
    if (!isWhole) {
      this.#still = setTimeout(this.#onStill, restMs + NO_TURN_MS);
    }
  }

  /** Whether a cell's number is written this time. */
  isDue(cell: HTMLElement): boolean {
    return this.#isWhole || this.#isSeen(cell);
  }

  /** Whether what one sees of a cell is written, too: out of the window it costs, and nobody sees it. */
  isLookDue(cell: HTMLElement): boolean {
    return this.#isWithLooks || this.#isSeen(cell);
  }

  #isSeen(cell: HTMLElement): boolean {
    if (this.#hidden.size === 0) {
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
