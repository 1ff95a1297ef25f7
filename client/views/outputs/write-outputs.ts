import { text } from "#client/text/en.ts";
import { writeText } from "#client/ui/write-text.ts";
import type { CellValue } from "#client/views/matrices/cell-writer.ts";
import type { CellWriting } from "#client/views/matrices/use-cell-turns.ts";
import { dataRow, rowAt } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { outputNames } from "#engine/data/columns.ts";
import type { Matrix } from "#engine/matrix.ts";
import { actualClass, predictedClass } from "#engine/metrics.ts";

interface ShownRows {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** Writes what the network answers into the cells of some data rows. */
export class OutputWriter {
  readonly #evaluator = new RowEvaluator();

  write(
    body: HTMLElement,
    moment: Moment,
    { from, to }: ShownRows,
    { writeCell, isDue }: CellWriting,
  ): void {
    const { outputs } = this.#evaluator.at(moment, from, to);
    for (const cell of body.querySelectorAll<HTMLElement>("[data-output]")) {
      if (!isDue(cell)) {
        continue;
      }
      const [row = 0, col = 0] = (cell.dataset["output"] ?? "").split("-").map(Number);
      const shown = outputShown(
        cell,
        moment,
        [row, col],
        outputs.data[(row - from) * outputs.cols + col],
      );
      if (shown !== null) {
        writeCell(cell, shown);
      }
    }
    const names = outputNames(moment.settings);
    for (const cell of body.querySelectorAll<HTMLElement>("[data-class]")) {
      if (isDue(cell)) {
        writeClass(cell, moment, Number(cell.dataset["class"]), from, outputs, names);
      }
    }
  }
}

const ANSWER_DIGITS = 4;
/** Of a class among several there is less room. */
const SHARE_DIGITS = 2;

function outputShown(
  cell: HTMLElement,
  { dataset }: Moment,
  [row, col]: readonly [number, number],
  answer: number | undefined,
): CellValue | null {
  const { samples, at } = dataRow(dataset, row);
  const target = rowAt(samples.targets, at)[col];
  if (answer === undefined || target === undefined) {
    return null;
  }
  const unit = samples.targets.cols === 1 ? "" : `${col + 1}`;
  if (cell.dataset["kind"] === "error") {
    return { name: `y${unit} − a${unit}`, value: target - answer, fullValue: 1 };
  }
  const digits = cell.dataset["kind"] === "share" ? SHARE_DIGITS : ANSWER_DIGITS;
  return { name: `a${unit}`, value: answer, fullValue: 1, digits };
}

/** With a unit for each class the largest counts, whatever the activation. */
const OF_SEVERAL = "softmax";

function writeClass(
  cell: HTMLElement,
  { dataset }: Moment,
  row: number,
  from: number,
  outputs: Matrix,
  names: readonly string[],
): void {
  const { samples, at } = dataRow(dataset, row);
  const answer = predictedClass(outputs, row - from, OF_SEVERAL);
  const isRight = answer === actualClass(samples.targets, at);
  const name = names[answer] ?? "";
  if (cell.dataset["value"] !== name || cell.dataset["right"] !== String(isRight)) {
    cell.dataset["value"] = name;
    cell.dataset["right"] = String(isRight);
    writeText(cell, `${isRight ? "✓" : "✗"} ${name}`);
    cell.setAttribute(
      "aria-label",
      `${name}, ${isRight ? text.outputs.right : text.outputs.wrong}`,
    );
  }
}
