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

/** Whole numbers of more cells are written with their looks: several µs each, in every frame. */
const VALUES_AT_ONCE = 64;

/** Rule UI-14: whether a table writes its whole numbers with every moment, not at ease. */
export function areFewCells(count: number): boolean {
  return count <= VALUES_AT_ONCE;
}

/** What stands in a cell: to compare with it costs less than to ask the page. */
interface Written {
  name: string;
  value: number;
  words: string;
  sign: string;
  tint: number;
}

const cells = new WeakMap<HTMLElement, Written>();

function writtenIn(cell: HTMLElement): Written {
  const known = cells.get(cell);
  if (known !== undefined) {
    return known;
  }
  const nothing = { name: "", value: Number.NaN, words: "", sign: "", tint: Number.NaN };
  cells.set(cell, nothing);
  return nothing;
}

/** Writes a number whole: as `data-value`, label and hint. This costs the page neither style nor layout. */
export function writeValue(cell: HTMLElement, { name, value }: CellValue): void {
  const written = writtenIn(cell);
  if (!Object.is(written.value, value) || written.name !== name || written.name === "") {
    written.value = value;
    written.name = name;
    const whole = String(value);
    cell.setAttribute("data-value", whole);
    cell.setAttribute("aria-label", `${name} = ${whole}`);
  }
}

/** Writes how a number looks: rounded as text, and its sign and size for the colour. */
export function writeLook(cell: HTMLElement, { value, fullValue, digits = 4 }: CellValue): void {
  const written = writtenIn(cell);
  const sign = signOf(value);
  if (written.sign !== sign) {
    written.sign = sign;
    cell.setAttribute("data-sign", sign);
  }
  const words = formatValue(value, digits);
  if (written.words !== words) {
    written.words = words;
    writeText(cell, words);
  }
  const tint = Math.round(tintOf(value, fullValue) * SHADES) / SHADES;
  if (written.tint !== tint) {
    written.tint = tint;
    cell.style.setProperty("--tint", tint.toFixed(3));
  }
  hintAt(cell);
}

/** The cell under the pointer: it alone has a hint, since a new `title` is a style to compute anew. */
let pointed: HTMLElement | null = null;

/** For a table of such cells, when the pointer comes over one of them. */
export function pointAtCell({ target }: { readonly target: EventTarget }): void {
  forgetPointed();
  pointed = target instanceof HTMLElement && target.matches(".value-cell") ? target : null;
  if (pointed !== null) {
    hintAt(pointed);
    pointed.addEventListener("pointerleave", forgetPointed, { once: true });
  }
}

function forgetPointed(): void {
  pointed?.removeAttribute("title");
  pointed = null;
}

function hintAt(cell: HTMLElement): void {
  if (cell === pointed) {
    cell.title = cell.ariaLabel ?? "";
  }
}
