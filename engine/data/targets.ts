import { classNames } from "#engine/data/columns.ts";
import type { RawData } from "#engine/data/dataset.ts";
import { type Matrix, ShapeError, zeros } from "#engine/matrix.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/**
 * What the output layer should give for every raw row. One tanh or linear unit stands for two
 * classes as -1 and +1, any other single unit as 0 and 1, several units as one-hot rows. Numbers
 * (tables and regression) stay as they are.
 *
 * Shapes: raw rows x outputs.
 * @throws {ShapeError} when the output layer has not the units that the data needs.
 */
export function targetsOf(settings: TrainingSettings, raw: RawData): Matrix {
  const output = settings.layers.at(-1);
  const units = output?.units ?? 0;
  if (raw.classes === null) {
    if (raw.targets?.cols !== units) {
      throw new ShapeError(`${units} output units for ${raw.targets?.cols ?? 0} target columns`);
    }
    return raw.targets;
  }
  const classCount = classNames(settings.data)?.length ?? 0;
  if (units !== classCount && !(units === 1 && classCount === 2)) {
    throw new ShapeError(`${units} output units for ${classCount} classes`);
  }
  if (units > 1) {
    return oneHot(raw.classes, units);
  }
  const isSigned = output?.activation === "tanh" || output?.activation === "linear";
  return { rows: raw.classes.length, cols: 1, data: oneUnit(raw.classes, isSigned ? -1 : 0) };
}

/** How many classes the targets stand for; null when they are numbers. */
export function classCountOf(settings: TrainingSettings, raw: RawData): number | null {
  if (raw.classes !== null) {
    return classNames(settings.data)?.length ?? null;
  }
  if (raw.targets === null || settings.data.kind === "generated") {
    return null;
  }
  const { cols, data } = raw.targets;
  if (cols === 1) {
    return isTwoValued(data) ? 2 : null;
  }
  return isOneHot(raw.targets) ? cols : null;
}

function oneUnit(classes: Uint8Array, low: number): Float64Array {
  return Float64Array.from(classes, (index) => (index === 0 ? low : 1));
}

function oneHot(classes: Uint8Array, units: number): Matrix {
  const targets = zeros(classes.length, units);
  for (const [row, index] of classes.entries()) {
    targets.data[row * units + index] = 1;
  }
  return targets;
}

/** All 0 or 1; or all -1 or 1 with both of them there (-1 alone says nothing of classes). */
function isTwoValued(values: Float64Array): boolean {
  const isZeroOne = values.every((value) => value === 0 || value === 1);
  const isSigned = values.every((value) => value === -1 || value === 1);
  return isZeroOne || (isSigned && values.includes(1));
}

function isOneHot({ rows, cols, data }: Matrix): boolean {
  for (let row = 0; row < rows; row++) {
    const cells = data.subarray(row * cols, (row + 1) * cols);
    const ones = cells.filter((value) => value === 1).length;
    if (ones !== 1 || !cells.every((value) => value === 0 || value === 1)) {
      return false;
    }
  }
  return true;
}
