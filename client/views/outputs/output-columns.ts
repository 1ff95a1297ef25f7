import { formatShort } from "#client/draw/number-format.ts";
import { dataRow, rowAt, rowCountOf } from "#client/views/moment/data-rows.ts";
import type { Dataset } from "#engine/data/dataset.ts";

/** Numbers of the data are written with so many digits here; the whole one is the cell's title. */
export const INPUT_DIGITS = 3;
export const TARGET_DIGITS = 4;
const CHARACTER_PX = 7.2;
const PADDING_PX = 12;
/** More inputs than this are not looked at beside the outputs. */
const MOST_INPUTS = 4;
const OUTPUTS_SHOWN = 10;
/** How wide the other columns are. */
const ROW_PX = 52;
const ANSWER_PX = 70;
const MOST_CLASS_PX = 144;
const SHARE_PX = 56;
const MOST_SHARE_PX = 112;
/** So many rows say how wide a column of the data is. */
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
  outputNames: readonly string[],
  widthPx: number,
): OutputColumns {
  const isByClass = dataset.classCount !== null && outputNames.length > 1;
  const outputs = Math.min(outputNames.length, OUTPUTS_SHOWN);
  const targetPx = columnPx(dataset, (row) => targetWords(dataset, row));
  let leftPx =
    widthPx -
    ROW_PX -
    (isByClass
      ? classesPx(outputNames.slice(0, outputs)) + ANSWER_PX
      : outputs * (targetPx + 2 * ANSWER_PX));
  const most = Math.min(MOST_INPUTS, inputNames.length);
  let inputs = 0;
  while (inputs < most && leftPx >= inputPx(dataset, inputNames, inputs)) {
    leftPx -= inputPx(dataset, inputNames, inputs);
    inputs += 1;
  }
  return { isByClass, inputs, outputs };
}

/** The actual class, the answer with its mark, and the share of each, `a(name)`. */
function classesPx(names: readonly string[]): number {
  const [actual, answer] = [wordPx(names, 0), wordPx(names, 2)];
  const sharesPx = names
    .map((name) => wordPx([name], 3))
    .reduce((sum, px) => sum + Math.min(MOST_SHARE_PX, Math.max(SHARE_PX, px)), 0);
  return Math.min(MOST_CLASS_PX, actual) + Math.min(MOST_CLASS_PX, answer) + sharesPx;
}

/** The longest of these, with so many characters more. */
function wordPx(names: readonly string[], more: number): number {
  return (Math.max(...names.map((name) => name.length)) + more) * CHARACTER_PX + PADDING_PX;
}

function inputPx(dataset: Dataset, names: readonly string[], col: number): number {
  const namePx = Math.min(8, names[col]?.length ?? 0) * CHARACTER_PX + PADDING_PX;
  const valuesPx = columnPx(dataset, (row) => {
    const { samples, at } = dataRow(dataset, row);
    return formatShort(rowAt(samples.inputs, at)[col] ?? 0, INPUT_DIGITS);
  });
  return Math.max(namePx, valuesPx);
}

function targetWords(dataset: Dataset, row: number): string {
  const { samples, at } = dataRow(dataset, row);
  return formatShort(rowAt(samples.targets, at)[0] ?? 0, TARGET_DIGITS);
}

/** How wide the words of the first rows are. */
function columnPx(dataset: Dataset, wordsOf: (row: number) => string): number {
  const rows = Math.min(ROWS_LOOKED_AT, rowCountOf(dataset));
  let longest = 0;
  for (let row = 0; row < rows; row++) {
    longest = Math.max(longest, wordsOf(row).length);
  }
  return longest * CHARACTER_PX + PADDING_PX;
}
