import { fullColourValue, tintOf } from "#client/draw/value-colour.ts";
import { classMark, type Mark, valueMark } from "#client/views/data/point-marks.ts";
import type { RawData } from "#engine/data/dataset.ts";

/** A point of a small picture: both from 0 to 1, x to the right and y up. */
export interface ThumbnailPoint {
  readonly x: number;
  readonly y: number;
  readonly mark: Mark;
  /** 0 to 1: how much of its colour it gets. */
  readonly strength: number;
}

/** More would be an area at this size. */
const MOST = 160;
/** Of the picture's width, on each side. */
const ROOM = 0.08;

/**
 * Rule UI-76: points of a set as they are in it, at their places and of their classes. Of many, every
 * nth; both axes have one scale, so that a circle is round, unless one would be a line.
 */
export function thumbnailPoints(
  raw: RawData,
  across: number,
  up: number,
): readonly ThumbnailPoint[] {
  const { rows, cols, data } = raw.inputs;
  // An odd step: classes take turns in generated sets, and every second row is of one class.
  const step = 2 * Math.floor(Math.ceil(rows / MOST) / 2) + 1;
  const places = Array.from({ length: Math.ceil(rows / step) }, (_, i) => i * step);
  const cell = (row: number, col: number) => data[row * cols + col] ?? 0;
  const [fromX, fromY] = scalesOf(
    places.map((row) => cell(row, across)),
    places.map((row) => cell(row, up)),
  );
  const look = lookOf(raw);
  return places.map((row) => ({
    x: fromX(cell(row, across)),
    y: fromY(cell(row, up)),
    ...look(row),
  }));
}

type Scale = (value: number) => number;

function scalesOf(xs: readonly number[], ys: readonly number[]): readonly [Scale, Scale] {
  const [x, y] = [middleAndHalf(xs), middleAndHalf(ys)];
  const isPlane = x.half < 4 * y.half && y.half < 4 * x.half;
  const half = Math.max(x.half, y.half);
  const scale =
    (middle: number, reach: number): Scale =>
    (value) =>
      0.5 + ((0.5 - ROOM) * (value - middle)) / (reach || 1);
  return isPlane
    ? [scale(x.middle, half), scale(y.middle, half)]
    : [scale(x.middle, x.half), scale(y.middle, y.half)];
}

function middleAndHalf(values: readonly number[]) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { middle: (least + most) / 2, half: (most - least) / 2 };
}

function lookOf({
  classes,
  targets,
}: RawData): (row: number) => Pick<ThumbnailPoint, "mark" | "strength"> {
  if (classes !== null) {
    const count = Math.max(1, ...classes) + 1;
    return (row) => ({ mark: classMark(classes[row] ?? 0, count), strength: 1 });
  }
  const { cols = 1, data = new Float64Array(0) } = targets ?? {};
  const full = fullColourValue(data);
  // Classes written as 0 and 1 are the two signs, as in every other picture of them.
  const isBinary = data.every((value) => value === 0 || value === 1);
  return (row) => {
    const value = data[row * cols] ?? 0;
    return isBinary
      ? { mark: classMark(value, 2), strength: 1 }
      : { mark: valueMark(value), strength: 0.3 + 0.7 * tintOf(value, full) };
  };
}
