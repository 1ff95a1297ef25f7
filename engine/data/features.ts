import { sin } from "#engine/maths/trigonometric.ts";
import { type Matrix, zeros } from "#engine/matrix.ts";
import type { Feature } from "#engine/settings.ts";

const FORMULAS: Record<Feature, (x1: number, x2: number) => number> = {
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  "x1^2": (x1) => x1 * x1,
  "x2^2": (_, x2) => x2 * x2,
  "x1*x2": (x1, x2) => x1 * x2,
  "sin(x1)": (x1) => sin(x1),
  "sin(x2)": (_, x2) => sin(x2),
};

/** What the network sees of points of the plane. Shapes: points x 2 to points x features, fresh. */
export function featuresOf(features: readonly Feature[], points: Matrix): Matrix {
  const result = zeros(points.rows, features.length);
  const formulas = features.map((feature) => FORMULAS[feature]);
  for (let row = 0; row < points.rows; row++) {
    const x1 = points.data[row * points.cols] ?? 0;
    const x2 = points.data[row * points.cols + 1] ?? 0;
    for (const [col, formula] of formulas.entries()) {
      result.data[row * features.length + col] = formula(x1, x2);
    }
  }
  return result;
}
