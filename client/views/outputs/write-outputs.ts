import { text } from "#client/text/en.ts";
import { writeCell } from "#client/views/matrices/cell-writer.ts";
import { dataRow, rowAt } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { outputNames } from "#engine/data/columns.ts";
import type { Matrix } from "#engine/matrix.ts";
import { actualClass, predictedClass } from "#engine/metrics.ts";

/** Writes what the network answers into the cells of some data rows. */
export class OutputWriter {
  readonly #evaluator = new RowEvaluator();

  /** `body` shows the rows `from` up to but not including `to`. */
  write(body: HTMLElement, moment: Moment, from: number, to: number): void {
    const { outputs } = this.#evaluator.at(moment, from, to);
    for (const cell of body.querySelectorAll<HTMLElement>("[data-output]")) {
      const [row = 0, col = 0] = (cell.dataset["output"] ?? "").split("-").map(Number);
      writeOutput(cell, moment, row, col, outputs.data[(row - from) * outputs.cols + col]);
    }
    const names = outputNames(moment.settings);
    for (const cell of body.querySelectorAll<HTMLElement>("[data-class]")) {
      writeClass(cell, moment, Number(cell.dataset["class"]), from, outputs, names);
    }
  }
}

const ANSWER_DIGITS = 4;
/** Of a class among several there is less room. */
const SHARE_DIGITS = 2;

function writeOutput(
  cell: HTMLElement,
  { dataset }: Moment,
  row: number,
  col: number,
  answer: number | undefined,
): void {
  const { samples, at } = dataRow(dataset, row);
  const target = rowAt(samples.targets, at)[col];
  if (answer === undefined || target === undefined) {
    return;
  }
  const unit = samples.targets.cols === 1 ? "" : `${col + 1}`;
  if (cell.dataset["kind"] === "error") {
    writeCell(cell, `y${unit} − a${unit}`, target - answer, 1);
  } else {
    const digits = cell.dataset["kind"] === "share" ? SHARE_DIGITS : ANSWER_DIGITS;
    writeCell(cell, `a${unit}`, answer, 1, digits);
  }
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
    cell.textContent = `${isRight ? "✓" : "✗"} ${name}`;
    cell.setAttribute(
      "aria-label",
      `${name}, ${isRight ? text.outputs.right : text.outputs.wrong}`,
    );
  }
}
