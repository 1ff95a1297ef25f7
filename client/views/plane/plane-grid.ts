import { dataInputNames } from "#engine/data/columns.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";
import { Evaluation } from "#engine/reference/evaluation.ts";
import type { Data, TrainingSettings } from "#engine/settings.ts";

/** A part of the plane of two inputs, before scaling and features. */
export interface PlaneArea {
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
}

/** Units of wider layers are drawn in groups: their values stay where they are computed. */
const MOST_UNITS = 64;
/** So many points go through the network at a time, however many there are. */
const BLOCK = 250;

/** Whether every point of a plane is something that this network can be asked. */
export function hasPlane(data: Data): boolean {
  return dataInputNames(data).length === 2;
}

/**
 * The middles of size x size cells, as pixels lie: row by row from the top, y falls.
 * Shapes: size² x 2.
 */
export function gridPoints({ x, y }: PlaneArea, size: number): Matrix {
  const points = zeros(size * size, 2);
  for (let at = 0; at < points.rows; at++) {
    points.data[2 * at] = x[0] + (((at % size) + 0.5) / size) * (x[1] - x[0]);
    points.data[2 * at + 1] = y[1] - ((Math.floor(at / size) + 0.5) / size) * (y[1] - y[0]);
  }
  return points;
}

/** In which order the units of each layer lie, inputs first; null for a layer that is left out. */
export function unitPlaces(settings: TrainingSettings): readonly (number | null)[] {
  const widths = layerWidths(settings);
  let at = 0;
  return widths.map((width, layer) => {
    if (width > MOST_UNITS && layer < widths.length - 1) {
      return null;
    }
    at += width;
    return at - width;
  });
}

/** What all units make of the points of a grid, again and again with other parameters. */
export class PlaneGrid {
  readonly #inputs: Matrix;
  readonly #block: Matrix;
  readonly #evaluation: Evaluation;
  readonly #places: readonly (number | null)[];

  /** @param inputs the points as the network sees them. */
  constructor(settings: TrainingSettings, inputs: Matrix) {
    this.#inputs = inputs;
    this.#block = zeros(Math.min(BLOCK, inputs.rows), inputs.cols);
    this.#evaluation = new Evaluation(settings, { inputs: this.#block });
    this.#places = unitPlaces(settings);
  }

  /** Fresh: point by point of the first unit, then of the next, in the order of `unitPlaces`. */
  values(parameters: Float64Array): Float32Array<ArrayBuffer> {
    const { rows } = this.#inputs;
    const { activations } = this.#evaluation;
    const units = this.#places.reduce<number>(
      (sum, place, layer) => sum + (place === null ? 0 : (activations[layer]?.cols ?? 0)),
      0,
    );
    const values = new Float32Array(units * rows);
    for (let from = 0; from < rows; from += this.#block.rows) {
      const count = Math.min(this.#block.rows, rows - from);
      const { cols, data } = this.#inputs;
      this.#block.data.set(data.subarray(from * cols, (from + count) * cols));
      this.#evaluation.run(parameters);
      for (const [layer, place] of this.#places.entries()) {
        const activation = activations[layer];
        if (place !== null && activation !== undefined) {
          scatterColumns(activation, count, values.subarray(place * rows + from), rows);
        }
      }
    }
    return values;
  }
}

/** The first rows of a matrix, each column to a place of its own `apart` from the last one. */
function scatterColumns(
  { cols, data }: Matrix,
  count: number,
  into: Float32Array,
  apart: number,
): void {
  for (let col = 0; col < cols; col++) {
    for (let row = 0; row < count; row++) {
      into[col * apart + row] = data[row * cols + col] ?? 0;
    }
  }
}
