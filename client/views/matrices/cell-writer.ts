import { formatValue } from "#client/draw/number-format.ts";
import { signOf, tintOf } from "#client/draw/value-colour.ts";
import { writeText } from "#client/ui/write-text.ts";

/** Finer ones look the same, and every other one is a style to compute anew. */
const SHADES = 32;

export interface CellValue {
  /** As in formulas: "W2[3][1]". */
  readonly name: string;
  readonly value: number;
  /** The value that gets the full colour. */
  readonly fullValue: number;
  /** 4 when absent. */
  readonly digits?: number;
}

/** What a cell's looks cost, in multiply-adds: its text is laid out and painted. */
export const LOOK_COST = 16_000;

/** Whole numbers of more cells are written with their looks: several µs each, in every frame. */
const VALUES_AT_ONCE = 120;

/** Rule UI-14: whether a table writes its whole numbers with every moment, not at ease. */
export function areFewCells(count: number): boolean {
  return count <= VALUES_AT_ONCE;
}

/** Writes a number whole: as `data-value`, label and hint. This costs the page neither style nor layout. */
export function writeValue(cell: HTMLElement, { name, value }: CellValue): void {
  const whole = String(value);
  if (cell.dataset["value"] !== whole) {
    cell.dataset["value"] = whole;
    cell.setAttribute("aria-label", `${name} = ${whole}`);
    hintAt(cell);
  }
}

/** Writes how a number looks: rounded as text, and its sign and size for the colour. */
export function writeLook(cell: HTMLElement, { value, fullValue, digits = 4 }: CellValue): void {
  const sign = signOf(value);
  if (cell.dataset["sign"] !== sign) {
    cell.dataset["sign"] = sign;
  }
  writeText(cell, formatValue(value, digits));
  const tint = (Math.round(tintOf(value, fullValue) * SHADES) / SHADES).toFixed(3);
  if (cell.style.getPropertyValue("--tint") !== tint) {
    cell.style.setProperty("--tint", tint);
  }
}

/** The cell under the pointer: it alone has a hint, since a new `title` is a style to compute anew. */
let pointed: HTMLElement | null = null;

/** For a table of such cells, when the pointer comes over one of them. */
export function pointAtCell({ target }: { readonly target: EventTarget }): void {
  pointed?.removeAttribute("title");
  pointed = target instanceof HTMLElement && target.matches(".value-cell") ? target : null;
  if (pointed !== null) {
    hintAt(pointed);
  }
}

function hintAt(cell: HTMLElement): void {
  if (cell === pointed) {
    cell.title = cell.ariaLabel ?? "";
  }
}
