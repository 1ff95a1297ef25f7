import { formatValue } from "#client/draw/number-format.ts";
import { type Axis, glyphOf } from "#client/maths/axis.ts";
import type { Entity } from "#client/maths/entity.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { MATHS } from "#client/text/en/maths.ts";

/** How a row or column of a matrix is headed. */
export interface PlaceLabel {
  /** "●3", "■²1", "▲2". A sample goes by its number in the data. */
  readonly short: string;
  /** What stands there: the name of an input or output; empty for samples and hidden units. */
  readonly name: string;
  /** "sample 3", "hidden 2", "input 1". */
  readonly spoken: string;
}

type Named = Pick<MathsModel, "samples" | "inputNames" | "outputNames">;

/** The head of a place on an axis, from 0; empty words for the single row of a bias. */
export function placeLabel(model: Named, axis: Axis, place: number): PlaceLabel {
  const number = axis.kind === "samples" ? (model.samples[place] ?? place + 1) : place + 1;
  return {
    short: axis.kind === "one" ? "" : `${glyphOf(axis)}${number}`,
    name: nameOf(model, axis, place),
    spoken: MATHS.place(axis, number),
  };
}

function nameOf({ inputNames, outputNames }: Named, { kind }: Axis, place: number): string {
  switch (kind) {
    case "inputs":
      return inputNames[place] ?? "";
    case "outputs":
      return outputNames[place] ?? "";
    case "samples":
    case "hidden":
    case "one":
      return "";
  }
}

/** "W2[■2, ◆1]": the name of a cell, with which it is linked in all views. */
export function cellName(model: Named, entity: Entity, row: number, col: number): string {
  const { rows, cols } = entity.axes;
  const places = [placeLabel(model, rows, row).short, placeLabel(model, cols, col).short];
  return `${entity.name}[${places.filter((place) => place !== "").join(", ")}]`;
}

/** "d W 2, hidden 2, output 1: minus 0.136". */
export function spokenCell(
  model: Named,
  entity: Entity,
  row: number,
  col: number,
  locale?: string,
): string {
  const { axes, matrix, spoken } = entity;
  const places = [
    placeLabel(model, axes.rows, row).spoken,
    placeLabel(model, axes.cols, col).spoken,
  ];
  const value = matrix.data[row * matrix.cols + col] ?? Number.NaN;
  const names = [spoken, ...places.filter((place) => place !== "")];
  return `${names.join(", ")}: ${MATHS.spokenNumber(shownNumber(value, locale))}`;
}

/** A cell in three digits, as everywhere in the panel. */
export function shownNumber(value: number, locale?: string): string {
  // With a power of ten `formatValue` gives one digit less.
  const isSmall = value !== 0 && Math.abs(value) < 1e-3;
  return formatValue(value, isSmall ? 4 : 3, locale);
}

/** All digits of a cell, for where it is looked at: read back, they are the same bits. */
export function wholeNumber(value: number): string {
  return Number.isFinite(value) ? String(value).replaceAll("-", "−") : shownNumber(value);
}
