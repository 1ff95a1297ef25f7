import { signOf, tintOf } from "#client/draw/value-colour.ts";
import type { Axis } from "#client/maths/axis.ts";
import { placeLabel, shownNumber } from "#client/maths/cell-words.ts";
import type { Entity } from "#client/maths/entity.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { writeText } from "#client/ui/write-text.ts";

/** Finer ones look the same, and every other one is a style to compute anew. */
const SHADES = 32;

/**
 * Writes the numbers of a matrix into the cells that its table has, and the samples' numbers into
 * the heads of the rows. Nothing is rendered for a new step.
 */
export function writeCells(
  table: HTMLTableElement,
  model: MathsModel,
  entity: Entity,
  fullValue: number,
): void {
  const { matrix, spoken, axes } = entity;
  const rowsSaid = new Map<number, string>();
  const colsSaid = new Map<number, string>();
  for (const cell of table.querySelectorAll<HTMLElement>("td[data-cell]")) {
    const [row = 0, col = 0] = (cell.dataset["cell"] ?? "").split("-").map(Number);
    const value = matrix.data[row * matrix.cols + col] ?? Number.NaN;
    const rowSaid = saidOnce(rowsSaid, model, axes.rows, row);
    const place = [spoken, rowSaid, saidOnce(colsSaid, model, axes.cols, col)];
    writeCell(cell, place.filter((part) => part !== "").join(", "), value, fullValue);
  }
  for (const head of table.querySelectorAll<HTMLElement>("[data-row]")) {
    const { short, spoken: said } = placeLabel(model, axes.rows, Number(head.dataset["row"]));
    const words = head.querySelector("[data-number]");
    if (words !== null && axes.rows.kind === "samples") {
      writeText(words, short.slice(1));
      head.setAttribute("aria-label", said);
    }
  }
}

function writeCell(cell: HTMLElement, name: string, value: number, fullValue: number): void {
  const whole = String(value);
  const shown = shownNumber(value);
  const said = `${name}: ${MATHS.spokenNumber(shown)}`;
  if (cell.dataset["value"] === whole && cell.ariaLabel === said) {
    const isSameScale = cell.dataset["full"] === String(fullValue);
    if (isSameScale) {
      return;
    }
  }
  cell.dataset["value"] = whole;
  cell.dataset["full"] = String(fullValue);
  cell.dataset["sign"] = signOf(value);
  cell.setAttribute("aria-label", said);
  writeText(cell, shown);
  const tint = (Math.round(tintOf(value, fullValue) * SHADES) / SHADES).toFixed(3);
  cell.style.setProperty("--tint", tint);
}

function saidOnce(
  known: Map<number, string>,
  model: MathsModel,
  axis: Axis,
  place: number,
): string {
  const said = known.get(place) ?? placeLabel(model, axis, place).spoken;
  known.set(place, said);
  return said;
}
