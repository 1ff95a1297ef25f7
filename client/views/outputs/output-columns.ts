import { formatShort } from "#client/draw/number-format.ts";
import { dataRow, rowAt, rowCountOf } from "#client/views/moment/data-rows.ts";
import type { Dataset } from "#engine/data/dataset.ts";

/** Inputs are written with so many digits here; the whole number is the cell's title. */
export const INPUT_DIGITS = 3;
const CHARACTER_PX = 7.2;
const PADDING_PX = 10;
/** More inputs than this are not looked at beside the outputs. */
const MOST_INPUTS = 4;
const OUTPUTS_SHOWN = 10;
/** How wide the other columns are. */
const ROW_PX = 52;
const TARGET_PX = 30;
const ANSWER_PX = 66;
const CLASS_PX = 100;
const SHARE_PX = 56;
/** So many rows say how wide a column of inputs is. */
const ROWS_LOOKED_AT = 24;

export interface OutputColumns {
  /** Every output is a class: they are told by name. */
  readonly isByClass: boolean;
  readonly inputs: number;
  readonly outputs: number;
}

/** Which columns fit; outputs come first, inputs take what is left. */
export function outputColumns(
  dataset: Dataset,
  inputNames: readonly string[],
  outputCount: number,
  widthPx: number,
): OutputColumns {
  const isByClass = dataset.classCount !== null && outputCount > 1;
  const outputs = Math.min(outputCount, OUTPUTS_SHOWN);
  let leftPx =
    widthPx -
    ROW_PX -
    (isByClass ? 2 * CLASS_PX + outputs * SHARE_PX : outputs * (TARGET_PX + 2 * ANSWER_PX));
  const most = Math.min(MOST_INPUTS, inputNames.length);
  let inputs = 0;
  while (inputs < most && leftPx >= inputWidthPx(dataset, inputNames, inputs)) {
    leftPx -= inputWidthPx(dataset, inputNames, inputs);
    inputs += 1;
  }
  return { isByClass, inputs, outputs };
}

function inputWidthPx(dataset: Dataset, names: readonly string[], col: number): number {
  const rows = Math.min(ROWS_LOOKED_AT, rowCountOf(dataset));
  let longest = Math.min(8, names[col]?.length ?? 0);
  for (let row = 0; row < rows; row++) {
    const { samples, at } = dataRow(dataset, row);
    const value = rowAt(samples.inputs, at)[col] ?? 0;
    longest = Math.max(longest, formatShort(value, INPUT_DIGITS).length);
  }
  return longest * CHARACTER_PX + PADDING_PX;
}
