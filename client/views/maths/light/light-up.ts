import type { EntityPlace } from "#client/views/maths/maths-focus.ts";

/** What is lit in one view of the mathematics. */
export interface Lights {
  /** What the pointer or the keyboard is on, and what was pressed. */
  readonly places: readonly EntityPlace[];
  /** What those are made of. */
  readonly sources: readonly EntityPlace[];
  /** Of each place: which matrices are about the same units or weights. */
  readonly kinOf: (entity: string) => string | null;
}

/** The place that an element stands for; null where it stands for none. */
export function placeOfElement(target: EventTarget | null): EntityPlace | null {
  if (!(target instanceof Element)) {
    return null;
  }
  const named = target.closest<HTMLElement>("[data-entity]");
  if (named !== null) {
    return { entity: named.dataset["entity"] ?? "", row: null, col: null };
  }
  const entity = target.closest<HTMLElement>("[data-matrix]")?.dataset["matrix"];
  const cell = target.closest<HTMLElement>("[data-cell]")?.dataset["cell"];
  if (entity === undefined || cell === undefined) {
    return null;
  }
  const [row = 0, col = 0] = cell.split("-").map(Number);
  return { entity, row, col };
}

export function isSamePlace(a: EntityPlace | null, b: EntityPlace | null): boolean {
  return a === b || (a?.entity === b?.entity && a?.row === b?.row && a?.col === b?.col);
}

/**
 * Marks every appearance of some places below an element: `data-lit` is "on" for the thing itself,
 * "echo" for what is about the same units or weights and for what it is made of. Only attributes
 * change: nothing is rendered anew.
 */
export function lightUp(root: Element, { places, sources, kinOf }: Lights): void {
  const wanted = new Map<Element, "on" | "echo">();
  const want = (elements: Iterable<Element>, how: "on" | "echo") => {
    for (const element of elements) {
      if (wanted.get(element) !== "on") {
        wanted.set(element, how);
      }
    }
  };
  for (const place of places) {
    want(root.querySelectorAll(`[data-entity="${place.entity}"]`), "on");
    want(cellsOf(root, `[data-matrix="${place.entity}"]`, place), "on");
    const kin = kinOf(place.entity);
    if (kin !== null && (place.row !== null || place.col !== null)) {
      want(cellsOf(root, `[data-kin="${kin}"]`, place), "echo");
    }
  }
  for (const place of sources) {
    want(cellsOf(root, `[data-matrix="${place.entity}"]`, place), "echo");
  }
  for (const element of root.querySelectorAll("[data-lit]")) {
    if (!wanted.has(element)) {
      element.removeAttribute("data-lit");
    }
  }
  for (const [element, how] of wanted) {
    element.setAttribute("data-lit", how);
  }
}

/** The cells of a place in the tables that a selector names; of a whole matrix its frame. */
function cellsOf(root: Element, tables: string, { row, col }: EntityPlace): Iterable<Element> {
  if (row === null && col === null) {
    return root.querySelectorAll(`${tables} table`);
  }
  const cell =
    row === null
      ? `[data-cell$="-${col}"]`
      : col === null
        ? `[data-cell^="${row}-"]`
        : `[data-cell="${row}-${col}"]`;
  return root.querySelectorAll(`${tables} ${cell}`);
}
