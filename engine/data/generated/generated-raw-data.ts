import { classNames } from "#engine/data/columns.ts";
import type { RawData } from "#engine/data/dataset.ts";
import type { DrawPoint } from "#engine/data/generated/drawn-point.ts";
import { multiGauss, plane } from "#engine/data/generated/regression.ts";
import { circle, gauss, moons, spiral, xor } from "#engine/data/generated/two-classes.ts";
import { zeros } from "#engine/matrix.ts";
import { Mt19937 } from "#engine/random/mt19937.ts";
import type { GeneratedData, GeneratedSet } from "#engine/settings.ts";

const DRAW_POINT: Record<GeneratedSet, DrawPoint> = {
  circle,
  xor,
  gauss,
  spiral,
  moons,
  plane,
  "multi-gauss": multiGauss,
};

/**
 * Draws a set from numpy's `RandomState(seed)`, row by row. Class 0 is drawn for the even rows,
 * class 1 for the odd ones: half of the points each, one more of class 0 if their number is odd.
 *
 * Shapes: samples x 2, and y as samples x 1 in regression. Fresh arrays.
 * @see docs/DATA.md; the geometry is that of TensorFlow Playground (Smilkov and Carter, 2016).
 */
export function generatedRawData(data: GeneratedData): RawData {
  const { name, samples, noise, seed } = data;
  const random = Mt19937.fromSeed(seed);
  const drawPoint = DRAW_POINT[name];
  const inputs = zeros(samples, 2);
  const targets = zeros(samples, 1);
  for (let row = 0; row < samples; row++) {
    const drawnFor = row % 2 === 0 ? 0 : 1;
    const count = drawnFor === 0 ? Math.ceil(samples / 2) : Math.floor(samples / 2);
    const point = drawPoint(random, noise, { drawnFor, index: Math.floor(row / 2), count });
    inputs.data[2 * row] = point.x1;
    inputs.data[2 * row + 1] = point.x2;
    targets.data[row] = point.y;
  }
  return classNames(data) === null
    ? { inputs, targets, classes: null }
    : { inputs, targets: null, classes: Uint8Array.from(targets.data) };
}
